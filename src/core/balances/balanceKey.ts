/** What the React Query keys of all balances begin with. */
export const balanceKey = ["autumn", "balance"] as const;
