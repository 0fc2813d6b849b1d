/** Which objects an answer spells out, as the request's `expand` asks: "balance.feature", "flags.feature" … */
export type Expand = ReadonlySet<string>;
