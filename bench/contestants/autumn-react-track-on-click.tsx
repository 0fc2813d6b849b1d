import { AutumnProvider, TrackOnClick } from "autumn-react";
import type { ReactNode } from "react";
import type { BenchEvent } from "./Contestant";
import { current } from "./current";
import { endpoint } from "./endpoint";

export function Provider({ children }: { children: ReactNode }) {
  return (
    <AutumnProvider customerId="cus_bench" url={endpoint}>
      {children}
    </AutumnProvider>
  );
}

export function Button({ event, id }: { event: BenchEvent; id?: string }) {
  return (
    <TrackOnClick featureId="messages" properties={event} id={id}>
      Send
    </TrackOnClick>
  );
}

/** A burst is a burst of clicks. */
export const useTracker = () => clickWith;

function clickWith({ marker }: BenchEvent) {
  current.marker = marker;
  document.getElementById("tracked")?.click();
}
