import type { HostileRequest } from "./HostileRequest";
import { httpRequest } from "./httpRequest";

const target = "/api/autumn/balance";
const long = " ".repeat(64 * 1024);
const good = '{"v":1,"featureId":"messages"}';

const bodies: [string, string, number][] = [
  ["no body", "", 400],
  ["half a body", good.slice(0, -1), 400],
  ["null", "null", 400],
  ["a list", `[${good}]`, 400],
  ["no version", '{"featureId":"messages"}', 400],
  ["version 2", '{"v":2,"featureId":"messages"}', 400],
  ["a version by prototype", '{"__proto__":{"v":1},"featureId":"messages"}', 400],
  ["64 KB and a byte", good + long, 413],
  ["no feature", '{"v":1}', 400],
  ["a feature by prototype", '{"v":1,"__proto__":{"featureId":"messages"}}', 400],
  ["an empty feature", '{"v":1,"featureId":""}', 400],
  ["a feature that is null", '{"v":1,"featureId":null}', 400],
  ["a feature that is a list", '{"v":1,"featureId":["messages"]}', 400],
  ["a feature that is an object", '{"v":1,"featureId":{"$ne":""}}', 400],
  ["an event for a feature", '{"v":1,"eventName":"message-sent"}', 400],
  ["an event's name as feature", '{"v":1,"featureId":"message-sent"}', 403],
  ["a feature that nobody may track", '{"v":1,"featureId":"secrets"}', 403],
  ["the feature constructor", '{"v":1,"featureId":"constructor"}', 403],
  ["the feature __proto__", '{"v":1,"featureId":"__proto__"}', 403],
  ["the feature toString", '{"v":1,"featureId":"toString"}', 403],
  ["a feature in other letters", '{"v":1,"featureId":"Messages"}', 403],
  ["two features, the last one secret", '{"v":1,"featureId":"messages","featureId":"secrets"}', 403],
  ["another customer", '{"v":1,"customerId":"bob","featureId":"messages"}', 403],
  ["an empty customer", '{"v":1,"customerId":"","featureId":"messages"}', 403],
  ["a customer that is a list", '{"v":1,"customerId":["ada"],"featureId":"messages"}', 400],
  ["a customer that is null", '{"v":1,"customerId":null,"featureId":"messages"}', 400],
  ["an entity that no rule allows", '{"v":1,"featureId":"messages","entityId":"desk"}', 403],
  ["another's entity", '{"v":1,"featureId":"seats","entityId":"throne"}', 403],
  ["an entity by prototype name", '{"v":1,"featureId":"seats","entityId":"__proto__"}', 403],
  ["an empty entity", '{"v":1,"featureId":"seats","entityId":""}', 400],
  ["an entity that is null", '{"v":1,"featureId":"seats","entityId":null}', 400],
];

const others: [string, Parameters<typeof httpRequest>[0], number][] = [
  ["by GET", { method: "GET" }, 405],
  ["as a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
  ["as text", { headers: { "content-type": "text/plain" } }, 415],
  ["of another site", { headers: { origin: "https://evil.test", "sec-fetch-site": "cross-site" } }, 403],
  ["of a sister site", { headers: { origin: "https://blog.localhost", "sec-fetch-site": "same-site" } }, 403],
  ["of a sandboxed frame", { headers: { origin: "null" } }, 403],
  ["of nobody", { headers: { "x-user": undefined } }, 401],
  ["of an empty name", { headers: { "x-user": "" } }, 503],
];

/** What a page may try in order to see a balance that is not for it. */
export const hostileBalances: HostileRequest[] = [
  ...bodies.map(([name, body, refusal]) => ({
    name: `balance: ${name}`,
    bytes: httpRequest({ target, body }),
    refusal,
  })),
  ...others.map(([name, parts, refusal]) => ({
    name: `balance ${name}`,
    bytes: httpRequest({ target, body: good, ...parts }),
    refusal,
  })),
  { name: "balance: a target below it", bytes: httpRequest({ target: `${target}/x`, body: good }), refusal: 404 },
  { name: "balance: in capitals", bytes: httpRequest({ target: "/api/autumn/BALANCE", body: good }), refusal: 404 },
];
