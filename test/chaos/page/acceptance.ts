import type { KindName } from "../kinds";
import type { AcceptedEvent } from "./ChaosPage";
import { writeCanaries } from "./canary";

const settings = new URLSearchParams(location.search);
const pageName = Math.random().toString(36).slice(2, 10);
const native = crypto.randomUUID.bind(crypto);

let tracked = 0;
let current: Omit<AcceptedEvent, "id" | "at"> | undefined;
let accepted = new Map<string, AcceptedEvent>();

/**
 * `track` gives an event its id after everything that can refuse it: the last id that is asked for in a call is that of
 * the call's event. (The first may be that of the page.)
 */
crypto.randomUUID = () => {
  const id = current && settings.has("sameIds") ? countedId() : native();
  if (current) accepted.set(current.n, { ...current, id, at: performance.timeOrigin + performance.now() });
  return id;
};

/** The same ids for everybody who counts: what a cloned machine or a broken random generator would give. */
function countedId() {
  const count = Number(localStorage.getItem("ids") ?? 0) + 1;
  localStorage.setItem("ids", String(count));
  return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}` as ReturnType<typeof native>;
}

/** To be called right before an event is tracked; gives the number that it carries. */
export function beginEvent(kind: KindName, customerId: string): string {
  const n = `${pageName}-${++tracked}`;
  current = { n, kind, customerId };
  return n;
}

/** Tells the harness what was accepted in this task: before the store, or any fault, can have a say. */
export function reportAccepted(): void {
  if (accepted.size > 0) {
    window.report({ type: "accepted", events: [...accepted.values()] });
    // After the package's own write, which waits for the end of the task.
    if (settings.has("canary")) writeCanaries([...accepted.keys()]);
  }
  accepted = new Map();
  current = undefined;
}
