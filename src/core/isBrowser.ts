/** Whether anyone can read what this code holds: in a page or a web worker, not in Node, React Native or an edge runtime. */
export function isBrowser(): boolean {
  const { document, navigator } = globalThis as { document?: unknown; navigator?: { userAgent?: string } };
  return document !== undefined || /^Mozilla/.test(navigator?.userAgent ?? "");
}
