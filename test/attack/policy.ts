import type { AllowTable } from "../../src/server";

/** What the attacked handler allows; `breachOf` says the same in words of its own. */
export const policy: AllowTable = {
  features: { messages: true, seats: { min: -1, max: 1, entity: "own" } },
  events: { "message-sent": { max: 5, fields: ["timestamp"] } },
};
