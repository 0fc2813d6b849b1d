/** Unix ms as the time of day. */
export function formatTime(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hourCycle: "h23" });
}
