import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { applyCondition } from "../../scripts/autumn-control.mjs";
import { createTestAutumn } from "../../src/testing";
import { optionsFromSeed } from "../../src/testing/optionsFromSeed";
import { replay, type Wire } from "../fixtures/check-wire.mjs";

vi.setConfig({ testTimeout: 60_000 });

const wire: Wire = JSON.parse(readFileSync(new URL("../fixtures/autumn-wire.json", import.meta.url), "utf8"));

test("answers every recorded request as the real server did", async () => {
  const autumn = createTestAutumn(optionsFromSeed(wire.seed));
  const replayed = await replay(wire, {
    fetch: autumn.fetch,
    baseUrl: "https://api.useautumn.com",
    secretKey: "am_sk_test_conformance",
    condition: (phase, condition) => applyCondition(autumn, phase, condition),
    wait: async (ms) => autumn.advance(ms),
  });
  expect(replayed).toMatchObject({ passed: 417, failed: 0, skipped: 0, failures: [] });
});
