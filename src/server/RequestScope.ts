import type { AutumnError } from "../core/AutumnError";
import type { HandlerErrorContext } from "./AutumnHandlerOptions";
import type { Customer } from "./Customer";
import type { HandlerSettings } from "./checkOptions";
import type { Deadline } from "./startDeadline";

/** What all steps of one request share. */
export type RequestScope<Context = unknown> = {
  settings: HandlerSettings<Context>;
  deadline: Deadline;
  /** Tells the app's `onError`. */
  report: (step: HandlerErrorContext["step"], error: AutumnError, customerId?: string) => void;
};

/** From the step on at which it is known who sends the request. */
export type CustomerScope = RequestScope<never> & { customer: Customer };
