#!/usr/bin/env node
// The --condition program of check-wire.mjs, for an Autumn that was started with `npm run autumn -- --control`:
// BASE_URL=http://127.0.0.1:8080 scripts/autumn-condition.mjs begin '{"unavailable":["queue"]}'
const [phase, condition] = process.argv.slice(2);
const response = await fetch(`${process.env.BASE_URL}/__test/condition`, {
  method: "POST",
  body: JSON.stringify([phase, JSON.parse(condition)]),
});
if (!response.ok) {
  console.error(`${process.env.BASE_URL} answered ${response.status}: was it started with --control?`);
  process.exit(1);
}
