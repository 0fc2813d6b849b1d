/** A value as an error message shows it: short, and without the content of objects. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  return Object(value) === value ? Object.prototype.toString.call(value) : String(value);
}
