import { readFile } from "node:fs/promises";
import { budgets } from "./report/budgets.mjs";

/** npm run bench:check: holds the last run (results.json) against the budgets; exits 1 where one is missed. */
const results = JSON.parse(await readFile(new URL("results.json", import.meta.url), "utf8").catch(tellToMeasure));
const missed = [];
for (const { name, limit, unit, actual } of budgets(results)) {
  const kept = actual <= limit;
  if (!kept) missed.push(name);
  console.log(`${kept ? "ok    " : "MISSED"} ${name}: ${show(actual)} ${unit} (budget ${show(limit)})`);
}
if (missed.length > 0) {
  console.error(`\n${missed.length} missed: ${missed.join("; ")}`);
  process.exit(1);
}

function show(number) {
  return number === undefined ? "not measured" : Number(number.toFixed(3)).toLocaleString("en");
}

function tellToMeasure() {
  console.error("There is no bench/results.json. Run `npm run bench` first.");
  process.exit(1);
}
