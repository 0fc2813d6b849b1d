// The in-memory Autumn in a process of its own: `node autumn.mjs PACKAGE STATE PORT`. SIGTERM is its crash: connections
// break at once, and what it had committed is in the file STATE, from which the next one goes on.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { answerCalls } from "./answerCalls.mjs";

const [packageFolder, stateFile, port] = process.argv.slice(2);
const { createTestAutumn } = await import(`${packageFolder}/dist/testing.js`);

const autumn = createTestAutumn({
  features: {
    messages: { included: 1_000_000_000, eventNames: ["message-sent"] },
    exports: { included: 1_000_000_000 },
    secret: { included: 1_000_000_000 },
  },
  state: existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, "utf8")) : undefined,
});
const { url } = await autumn.listen(Number(port));

process.once("SIGTERM", () => {
  writeFileSync(stateFile, JSON.stringify(autumn.snapshot()));
  process.exit();
});

const { fail, delay, hang, loseResponse, clearFaults } = autumn;
answerCalls({ fail, delay, hang, loseResponse, clearFaults, ledger: () => autumn.events }, { url });
