import { createInspector } from "./createInspector";

/** One for all devtools on the page: its outboxes are either offline or not. */
export const pageInspector = /*@__PURE__*/ createInspector();
