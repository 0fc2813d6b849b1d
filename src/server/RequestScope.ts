import type { Customer } from "./Customer";
import type { HandlerSettings } from "./checkOptions";
import type { Report } from "./createReport";
import type { Deadline } from "./startDeadline";

/** What all steps of one request share. */
export type RequestScope<Context = never> = {
  settings: HandlerSettings<Context>;
  deadline: Deadline;
  report: Report;
  /** Undefined until `identify` has answered. */
  customer?: Customer;
};

/** From the step on at which it is known who sends the request. */
export type CustomerScope = RequestScope & { customer: Customer };
