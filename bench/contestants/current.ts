import type { BenchEvent } from "./Contestant";

/** What the next click of the page's button tracks. */
export const current: BenchEvent = { marker: "" };
