import { createContext } from "react";
import type { Tracker } from "./createTracker";

/** Its value changes only when the customer, the entity or the outbox does. */
export const AutumnContext = /*@__PURE__*/ createContext<Tracker | undefined>(undefined);
