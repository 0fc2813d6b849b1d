import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("takes at most 25 lines from an empty folder to the first event in the ledger", async () => {
  // What Vitest sets is not for the newcomer's Vite.
  const { NODE_ENV: _test, ...env } = process.env;
  const { stdout } = await promisify(execFile)("node", ["scripts/newcomer.mjs"], { cwd: root, env });
  const [, row = "{}"] = /^ledger: (.+)$/m.exec(stdout) ?? [];
  expect(JSON.parse(row)).toMatchObject({ customerId: "cus_123", featureId: "messages", value: 1 });
  expect(Number(/^lines written: (\d+)$/m.exec(stdout)?.[1])).toBeLessThanOrEqual(25);
}, 240_000);
