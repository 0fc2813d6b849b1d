import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import type { TestAutumnEvent } from "../../src/testing";
import { post, track } from "./post";

vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL("../..", import.meta.url));

let running: ChildProcess | undefined;

afterEach(() => {
  running?.kill("SIGKILL");
});

/** As `npm run autumn -- …` does. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/autumn.mjs", "--port", "0", ...args], {
    cwd: root,
  });
  running = child;
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  const url = /http:\/\/\S+/.exec(line)?.[0] ?? "";
  const remote = {
    fetch: (address: string, init?: RequestInit) => fetch(address.replace("https://api.useautumn.com", url), init),
  };
  const control = async (name: string, ...given: unknown[]) => {
    const init = name === "events" ? {} : { method: "POST", body: JSON.stringify(given) };
    const response = await fetch(`${url}/__test/${name}`, init);
    return { status: response.status, body: await response.json() };
  };
  const stop = async () => {
    child.kill("SIGINT");
    return (await once(child, "exit"))[0];
  };
  return { remote, control, stop };
}

test("serves an Autumn with the features of a seed, steered from outside, and stops on Ctrl-C", async () => {
  const { remote, control, stop } = await start("--seed", "test/fixtures/autumn-wire.json", "--control");
  await post(remote, "customers.get_or_create", { customer_id: "cus_1" });
  expect((await track(remote, { feature_id: "words", value: 5 })).body.balance.remaining).toBe(995);
  await control("fail", { status: 500 });
  expect((await track(remote, { feature_id: "words" })).status).toBe(500);
  await control("conditions", { unavailable: ["balances"] });
  expect((await track(remote, { feature_id: "words" })).status).toBe(202);
  const events: TestAutumnEvent[] = (await control("events")).body;
  expect(events.map(({ value }) => value)).toEqual([5]);
  expect((await control("balance", "cus_1", "words")).body).toMatchObject({ usage: 5 });
  expect((await control("fetch")).status).toBe(404);
  expect(await stop()).toBe(0);
});

test("keeps its state in a file from one run to the next", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "autumn-")), "state.json");
  const first = await start("--state", file);
  await track(first.remote, { customer_id: "cus_demo", feature_id: "messages", value: 5 }, "key");
  await first.stop();
  const second = await start("--state", file);
  const repeated = await track(second.remote, { customer_id: "cus_demo", feature_id: "messages" }, "key");
  expect(repeated.status).toBe(409);
  await second.stop();
});

test("is steered by nobody unless told so", async () => {
  const { control, stop } = await start();
  expect((await control("fail", { status: 500 })).status).toBe(401);
  await stop();
});
