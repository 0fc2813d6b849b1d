/** Tells what is wrong, where (below the value at hand) and how to put it right. */
export type Report = (path: readonly string[], what: string, fix: string) => void;
