const SEED = "autumn-react/testing";

/**
 * Of a token's text, base64url. It is made so that an altered token is noticed, not to keep anything safe: the tokens of
 * a test Autumn are worth nothing anywhere else, and a synchronous signature keeps every request in one task.
 */
export function signature(text: string): string {
  let mixed = "";
  for (let part = 0; part < 4; part++) mixed += hash(`${SEED}${part}${text}`).toString(36).padStart(11, "0");
  return mixed.slice(0, 43);
}

/** cyrb53: a 53-bit hash that spreads well. */
function hash(text: string) {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
