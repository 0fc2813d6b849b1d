/** Autumn keeps balances to 10 decimals. From 1e21 on there are none to round. */
export function roundBalance(value: number): number {
  if (Number.isInteger(value) || Math.abs(value) >= 1e21) return value;
  return Number(value.toFixed(10));
}
