import { elapsed } from "./elapsed";
import type { Instant } from "./Instant";
import type { OutboxRecord } from "./OutboxRecord";

const most = 200;
const longest = 7 * 24 * 60 * 60_000;

/** The ids of refused records that are too many or too old to keep: the newest 200 stay, for 7 days. */
export function surplusRejected(records: Iterable<OutboxRecord>, now: Instant): string[] {
  const ages: { id: string; age: number }[] = [];
  for (const { id, rejected } of records) if (rejected) ages.push({ id, age: elapsed(rejected.at, now) });
  ages.sort((a, b) => a.age - b.age);
  return ages.filter(({ age }, index) => index >= most || age >= longest).map(({ id }) => id);
}
