import type { Verdict } from "./judge";

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** One row per fault, and what all of them come to. */
export function formatTable(verdicts: Verdict[]): string {
  const rows = [
    ["fault", "events", "delivered", "rejected", "lost", "twice", "wrong", "unwritten", "s"],
    ...verdicts.map(rowOf),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join("  "));
  return [lines[0], widths.map((width) => "-".repeat(width)).join("  "), ...lines.slice(1)].join("\n");
}

/** The last line: `lost 0, counted twice 0`, with anything else that is wrong. */
export function formatSum(verdicts: Verdict[]): string {
  const of = (numberOf: (verdict: Verdict) => number) => sum(verdicts.map(numberOf));
  const wrong = of((verdict) => verdict.wrong.length);
  return [
    `${of((verdict) => verdict.events)} events accepted: ${of((verdict) => verdict.delivered)} delivered, ` +
      `${of(rejectedOf)} rejected, ${of(({ unwritten }) => unwritten.length)} killed with the browser before any page could have written them`,
    `lost ${of((verdict) => verdict.lost.length)}, counted twice ${of((verdict) => verdict.twice.length)}` +
      (wrong > 0 ? `, wrong ${wrong}` : ""),
  ].join("\n");
}

export function isClean({ lost, twice, wrong }: Verdict): boolean {
  return lost.length + twice.length + wrong.length === 0;
}

function rejectedOf({ rejected }: Verdict): number {
  return sum([...rejected.values()]);
}

function rowOf(verdict: Verdict): string[] {
  const { name, events, delivered, rejected, lost, twice, wrong, unwritten, seconds } = verdict;
  const reasons = [...rejected].map(([code, count]) => `${code} ${count}`).join(", ");
  const counts = [lost.length, twice.length, wrong.length, age(unwritten), seconds];
  return [
    name,
    String(events),
    String(delivered),
    reasons ? `${rejectedOf(verdict)} (${reasons})` : "0",
    ...counts.map(String),
  ];
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === 3 ? cell.padEnd(width) : cell.padStart(width);
}

function age(unwritten: number[]): string {
  return unwritten.length > 0 ? `${unwritten.length} (≤ ${Math.max(...unwritten)} ms)` : "0";
}
