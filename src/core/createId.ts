/**
 * A random UUID (version 4), also where `crypto.randomUUID` is missing: in pages without TLS, in React Native. There it
 * is guessable, which does no harm: an event's key has its customer in front.
 */
export function createId(): string {
  return (
    globalThis.crypto?.randomUUID?.() ??
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
      (Number(digit) ^ ((Math.random() * 16) >> (Number(digit) / 4))).toString(16),
    )
  );
}
