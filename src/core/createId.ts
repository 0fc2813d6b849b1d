/** A random UUID (version 4), also where `crypto.randomUUID` is missing: in pages without TLS, in React Native. */
export function createId(): string {
  const { crypto } = globalThis;
  if (crypto?.randomUUID) return crypto.randomUUID();
  const randomByte = () => crypto?.getRandomValues(new Uint8Array(1))[0] ?? Math.random() * 256;
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (Number(digit) ^ (randomByte() & (15 >> (Number(digit) / 4)))).toString(16),
  );
}
