/** A task longer than this (ms) is felt; what is above it counts as blocking, as in Total Blocking Time. */
const longTask = 50;

/** Asking for the heap's size is work, too: not more often than this (ms). */
const heapEvery = 100;

/** Tracks `count` events in one task and watches the main thread until the function returned is called. */
export function startBurst(track: (marker: string) => void, prefix: string, count: number) {
  const memory = () => (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
  const heapBefore = memory();
  let heapMost = heapBefore;
  let blocked = 0;
  let watching = true;

  const start = performance.now();
  for (let i = 0; i < count; i++) track(`${prefix}${String(i).padStart(5, "0")}`);
  let last = start;
  let heapAt = start;
  const loop = performance.now() - start;

  function look() {
    const now = performance.now();
    blocked += Math.max(0, now - last - longTask);
    last = now;
    if (now > heapAt + heapEvery) {
      heapAt = now;
      heapMost = Math.max(heapMost, memory());
    }
    if (watching) setTimeout(look);
  }
  setTimeout(look);

  return () => {
    watching = false;
    return { loop, blocked, heapBefore, heapMost };
  };
}
