import type { ComponentType, ReactNode } from "react";

/** A way to bring one usage event from a click to a server. All of them send what is in `event` to `endpoint`. */
export type Contestant = {
  /** What an app wraps itself in; nothing, where the contestant needs nothing. */
  Provider: ComponentType<{ children: ReactNode }>;
  /** What a component gets its tracking function from. */
  useTracker: () => (event: BenchEvent) => void;
  /** Default: a plain button whose onClick calls the tracking function. */
  Button?: ComponentType<{ event: BenchEvent; id?: string }>;
  /** One that also shows whether its event is under way, where the contestant can tell. */
  StatefulButton?: ComponentType<{ event: BenchEvent; id?: string }>;
};

/** The marker is unique in a run: the server finds it in a body of any shape. */
export type BenchEvent = { marker: string };
