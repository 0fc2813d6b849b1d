import { inParallel } from "../../src/server/inParallel";
import { type Answer, exchange } from "./exchange";
import type { HostileRequest } from "./HostileRequest";
import { hostileBalances } from "./hostileBalances";
import { hostileBodies } from "./hostileBodies";
import { hostileHttp } from "./hostileHttp";
import { hostileParams } from "./hostileParams";
import { eventId, httpRequest } from "./httpRequest";
import type { Target } from "./startTarget";

const hostileRequests: HostileRequest[] = [...hostileHttp, ...hostileBodies, ...hostileParams, ...hostileBalances];

/** How an answer refuses: its status, or what became of its one event. */
function refusalOf({ status, text }: Answer): number | string {
  if (status !== 200) return status;
  const { results, balance } = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  if (balance) return `${balance.remaining} left`;
  const [{ id, outcome, error }] = results;
  if (results.length !== 1 || id !== eventId) return "an answer to other events";
  return outcome === "rejected" ? `rejected ${error.code}` : outcome;
}

/** Sends each hostile request to both ports; afterwards, somebody who behaves is served. */
export async function runTable(target: Target) {
  const failures: string[] = [];
  let refused = 0;
  let unanswered = 0;
  for (const port of target.ports) {
    await inParallel(hostileRequests, 20, async ({ name, bytes, refusal }) => {
      const answer = await exchange(port, bytes);
      const actual = refusalOf(answer);
      if (actual === 0) unanswered++;
      if (answer.text.includes(target.secretKey)) failures.push(`${name}: the secret key is in the answer`);
      if (actual === refusal) refused++;
      else failures.push(`${name}: expected ${refusal}, got ${actual}`);
    });
  }
  const letIn = (await target.vitals()).callsToAutumn;
  for (const port of target.ports) {
    const outcome = refusalOf(await exchange(port, httpRequest()));
    if (outcome !== "delivered" && outcome !== "duplicate") failures.push(`one who behaves got ${outcome}`);
    const look = httpRequest({ target: "/api/autumn/balance", body: '{"v":1,"featureId":"messages"}' });
    const left = refusalOf(await exchange(port, look));
    if (left !== "999999 left") failures.push(`one who looks got ${left}`);
  }
  console.log(`${hostileRequests.length} hostile requests, each on ${target.ports.length} ports`);
  return { refused, letIn, unanswered, failures };
}
