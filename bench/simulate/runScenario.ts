import type { Instant } from "../../src/core/outbox/Instant";
import { createClients, type Request } from "./createClients";
import type { Policy } from "./policies";
import type { Scenario } from "./scenarios";

/** ms: what happens within one tick happens at once, and an answer takes one. */
const tick = 100;
const ticksPerSecond = 1_000 / tick;

export type Timing = { calmSeconds: number; troubleSeconds: number; afterSeconds: number };

export type ScenarioRun = {
  /** Requests in each second. */
  rates: Uint32Array;
  /** Events that had not arrived at the end. */
  waiting: number;
};

/** Every client tracks an event every `interval` seconds on average, at random; the trouble begins when all is calm. */
export function runScenario(
  { create }: Scenario,
  policy: Policy,
  clients: number,
  interval: number,
  { calmSeconds, troubleSeconds, afterSeconds }: Timing,
): ScenarioRun {
  const seconds = calmSeconds + troubleSeconds + afterSeconds;
  const ticks = seconds * ticksPerSecond;
  const rates = new Uint32Array(seconds);
  const server = create(clients / interval, troubleSeconds);
  const tracks: (number[] | undefined)[] = new Array(ticks);
  const wakes: (number[] | undefined)[] = new Array(ticks);
  const wakeAt = new Int32Array(clients);
  let answers: { request: Request; error: unknown }[] = [];
  let now: Instant = { wall: 0, monotonic: 0, page: "page" };
  let current = 0;

  const put = (calendar: (number[] | undefined)[], at: number, client: number) => {
    if (at >= ticks) return;
    calendar[at] ??= [];
    calendar[at].push(client);
  };
  const trackAgain = (client: number) => {
    const pause = -Math.log(1 - Math.random()) * interval * ticksPerSecond;
    put(tracks, current + Math.max(1, Math.round(pause)), client);
  };
  const all = createClients({
    count: clients,
    createBackoff: policy.create,
    send(request) {
      const second = Math.floor(current / ticksPerSecond);
      rates[second] = (rates[second] ?? 0) + 1;
      const inTrouble = second >= calmSeconds && second < calmSeconds + troubleSeconds;
      answers.push({ request, error: inTrouble ? server(second - calmSeconds, rates[second]) : undefined });
    },
    wake(client, inMs) {
      const at = current + Math.max(1, Math.ceil(inMs / tick));
      if (wakeAt[client] === at) return;
      wakeAt[client] = at;
      put(wakes, at, client);
    },
  });

  for (let client = 0; client < clients; client++) trackAgain(client);
  for (; current < ticks; current++) {
    now = { wall: current * tick, monotonic: current * tick, page: "page" };
    const due = answers;
    answers = [];
    for (const { request, error } of due) all.answer(request, error, now);
    for (const client of wakes[current] ?? []) if (wakeAt[client] === current) all.look(client, now);
    for (const client of tracks[current] ?? []) {
      all.track(client, now);
      trackAgain(client);
    }
    wakes[current] = tracks[current] = undefined;
  }
  return { rates, waiting: all.waiting() };
}
