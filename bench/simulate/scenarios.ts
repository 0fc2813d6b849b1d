import { AutumnError } from "../../src/core/AutumnError";

/** What the server says to a request in second `second` of the trouble: undefined is a delivery. */
export type Server = (second: number, requestsInSecond: number) => AutumnError | undefined;

export type Scenario = { title: string; create: (steadyRate: number, troubleSeconds: number) => Server };

export const scenarios: Scenario[] = [
  {
    title: "Outage: nobody answers for 10 minutes",
    create: () => {
      const unreachable = new AutumnError("network_error", "unreachable");
      return () => unreachable;
    },
  },
  {
    title: "429 storm: for 10 minutes a quarter of the steady rate is answered, the rest gets 429 with Retry-After: 30",
    create: (steadyRate) => {
      const limited = new AutumnError("rate_limited", "too many", { status: 429, retryAfter: 30_000 });
      return (_, requestsInSecond) => (requestsInSecond > steadyRate / 4 ? limited : undefined);
    },
  },
  {
    title: "Maintenance: for 10 minutes 503, with Retry-After telling when it will be over",
    create: (_, troubleSeconds) => {
      let told = { second: -1, error: new AutumnError("server_error", "maintenance") };
      return (second) => {
        if (told.second !== second) {
          const retryAfter = (troubleSeconds - second) * 1_000;
          told = { second, error: new AutumnError("server_error", "maintenance", { status: 503, retryAfter }) };
        }
        return told.error;
      };
    },
  },
];
