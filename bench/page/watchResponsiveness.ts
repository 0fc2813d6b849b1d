/** How long the main thread lets an input wait, from the first render on; in ms. */
export function watchResponsiveness() {
  let last = performance.now();
  let longestWait = 0;
  let firstTurn: number | undefined;
  function look() {
    const now = performance.now();
    firstTurn ??= now;
    longestWait = Math.max(longestWait, now - last);
    last = now;
    setTimeout(look);
  }
  setTimeout(look);
  return () => ({ firstTurn, longestWait });
}
