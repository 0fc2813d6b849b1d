import type { ResetInterval } from "../TestAutumnOptions";

const MONTHS: Partial<Record<ResetInterval, number>> = { month: 1, quarter: 3, year: 12 };
const MS: Partial<Record<ResetInterval, number>> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** When the interval of this number begins, in ms; the first has number 0 and begins at `anchor`. Months keep the anchor's day, or end earlier. */
export function startOfInterval(anchor: number, interval: ResetInterval, number: number): number {
  const ms = MS[interval];
  if (ms !== undefined) return anchor + ms * number;

  const date = new Date(anchor);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + number * (MONTHS[interval] ?? 1));
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}
