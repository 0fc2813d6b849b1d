import type { KindName } from "../kinds";
import type { AcceptedEvent } from "./ChaosPage";
import { writeCanaries } from "./canary";

const settings = new URLSearchParams(location.search);
const pageName = Math.random().toString(36).slice(2, 10);

let tracked = 0;
let accepted: AcceptedEvent[] = [];

if (settings.has("sameIds")) crypto.randomUUID = countedId;

/** The same ids for everybody who counts: what a cloned machine or a broken random generator would give. */
function countedId() {
  const count = Number(localStorage.getItem("ids") ?? 0) + 1;
  localStorage.setItem("ids", String(count));
  return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}` as ReturnType<typeof crypto.randomUUID>;
}

/**
 * To be called right before an event is tracked; gives the number that it carries. Whatever is tracked for somebody has to
 * be accepted: no event is invalid, and the outbox is never full.
 */
export function beginEvent(kind: KindName, customerId: string): string {
  const n = `${pageName}-${++tracked}`;
  if (customerId !== "") accepted.push({ n, kind, customerId, at: performance.timeOrigin + performance.now() });
  return n;
}

/** Tells the harness what was accepted in this task: before the store, or any fault, can have a say. */
export function reportAccepted(): void {
  if (accepted.length > 0) {
    window.report({ type: "accepted", events: accepted });
    // After the package's own write, which waits for the end of the task.
    if (settings.has("canary")) writeCanaries(accepted.map(({ n }) => n));
  }
  accepted = [];
}
