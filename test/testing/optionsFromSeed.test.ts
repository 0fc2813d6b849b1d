import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { optionsFromSeed } from "../../src/testing/optionsFromSeed";

test("reads the org that the recorded exchanges were made with", () => {
  const { seed } = JSON.parse(readFileSync(new URL("../fixtures/autumn-wire.json", import.meta.url), "utf8"));
  expect(optionsFromSeed(seed)).toEqual({
    plan: "free",
    features: {
      messages: { included: 100, reset: "month", consumable: true, eventNames: ["message-sent", "multi-event"] },
      words: { included: 1000, reset: "month", consumable: true, eventNames: ["multi-event"] },
      seats: { included: 3, reset: null, consumable: false, eventNames: [] },
      actions: { consumable: true, eventNames: ["action-run"] },
      credits: { included: 50, reset: "month", consumable: true, eventNames: [], creditSchema: { actions: 2 } },
      sso: { included: true, consumable: true, eventNames: [] },
      unplanned: { consumable: true, eventNames: [] },
    },
  });
});
