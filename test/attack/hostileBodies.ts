import type { HostileRequest } from "./HostileRequest";
import { eventId, httpRequest, trackBody } from "./httpRequest";

const event = trackBody().slice('{"v":1,"events":['.length, -"]}".length);

const bodies: [string, string, number][] = [
  ["no body", "", 400],
  ["text", "track", 400],
  ["half a body", trackBody().slice(0, -1), 400],
  ["two bodies", trackBody() + trackBody(), 400],
  ["a comment", `/**/${trackBody()}`, 400],
  ["single quotes", trackBody().replaceAll('"', "'"), 400],
  ["NaN as age", trackBody(undefined, `"id":"${eventId}","age":NaN`), 400],
  ["null", "null", 400],
  ["a string", '"track"', 400],
  ["a list", `[${event}]`, 400],
  ["lists without end", "[".repeat(60_000), 400],
  ["lists 30,000 deep", "[".repeat(30_000) + "]".repeat(30_000), 400],
  ["no version", `{"events":[${event}]}`, 400],
  ["version 0", `{"v":0,"events":[${event}]}`, 400],
  ["version 2", `{"v":2,"events":[${event}]}`, 400],
  ["version true", `{"v":true,"events":[${event}]}`, 400],
  ["version [1]", `{"v":[1],"events":[${event}]}`, 400],
  ["version 1.5", `{"v":1.5,"events":[${event}]}`, 400],
  ["a version by prototype", `{"__proto__":{"v":1},"events":[${event}]}`, 400],
  ["two versions", `{"v":1,"v":2,"events":[${event}]}`, 400],
  ["no events", '{"v":1}', 400],
  ["events null", '{"v":1,"events":null}', 400],
  ["events as an object", `{"v":1,"events":{"0":${event},"length":1}}`, 400],
  ["events as text", '{"v":1,"events":"x"}', 400],
  ["events by prototype", `{"v":1,"__proto__":{"events":[${event}]}}`, 400],
  ["101 events", `{"v":1,"events":[${Array(101).fill(1).join()}]}`, 413],
  ["30,000 events", `{"v":1,"events":[${Array(30_000).fill(1).join()}]}`, 413],
  ["the same event twice", `{"v":1,"events":[${event},${event}]}`, 400],
  ["null as event", '{"v":1,"events":[null]}', 400],
  ["a list as event", '{"v":1,"events":[[]]}', 400],
  ["a string as event", '{"v":1,"events":["x"]}', 400],
  ["an event beside a malformed one", `{"v":1,"events":[${event},{"id":1}]}`, 400],
];

const ids = [
  "1",
  '""',
  "null",
  "[]",
  `["${eventId}"]`,
  "{}",
  '"__proto__"',
  '"6f1c3b1e0f524c8a9a533a4f0c2b7d11"',
  `"{${eventId}}"`,
  `"urn:uuid:${eventId}"`,
  `"${eventId.toUpperCase()}"`,
  `" ${eventId}"`,
  `"${eventId}\\n"`,
  `"${eventId}\\r\\nauthorization: Bearer x"`,
  `"${eventId}\\u0000"`,
  `"bob:${eventId}"`,
  `"${eventId.replace("6", "６")}"`,
  `"${eventId.replace("a", "g")}"`,
  `"${"a".repeat(50_000)}"`,
];

const ages = ["-1", "-1e-9", "604800001", "1e999", "-1e999", '"0"', "null", "true", "[0]", "{}", '"NaN"'];

export const hostileBodies: HostileRequest[] = [
  ...bodies.map(([name, body, refusal]) => ({ name, bytes: httpRequest({ body }), refusal })),
  ...ids.map((id) => ({
    name: `id ${id.slice(0, 80)}`,
    bytes: httpRequest({ body: trackBody(undefined, `"id":${id},"age":0`) }),
    refusal: 400,
  })),
  ...ages.map((age) => ({
    name: `age ${age}`,
    bytes: httpRequest({ body: trackBody(undefined, `"id":"${eventId}","age":${age}`) }),
    refusal: 400,
  })),
  { name: "no id", bytes: httpRequest({ body: trackBody(undefined, '"age":0') }), refusal: 400 },
  { name: "no age", bytes: httpRequest({ body: trackBody(undefined, `"id":"${eventId}"`) }), refusal: 400 },
];
