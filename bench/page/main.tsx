import * as contestant from "contestant";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { BenchEvent, Contestant } from "../contestants/Contestant";
import { current } from "../contestants/current";
import { clickOn, measureLoneClicks } from "./measureLoneClicks";
import { mountButtons } from "./mountButtons";
import { startBurst } from "./startBurst";
import { watchResponsiveness } from "./watchResponsiveness";

const { Provider, useTracker, Button = TrackedButton, StatefulButton = Button } = contestant as unknown as Contestant;

let track: (event: BenchEvent) => void = () => {};
let endBurst: ReturnType<typeof startBurst> | undefined;
const root = createRoot(document.getElementById("root") as HTMLElement);

function TrackedButton({ event, id }: { event: BenchEvent; id?: string }) {
  const trackThis = useTracker();
  return (
    <button type="button" id={id} onClick={() => trackThis({ marker: event.marker })}>
      Send
    </button>
  );
}

function TrackerOfPage() {
  track = useTracker();
  return null;
}

/** What an app has where it does not track: a component with a button in it. */
function PlainButton({ id }: { id?: string }) {
  return (
    <button type="button" id={id} onClick={() => {}}>
      Send
    </button>
  );
}

function render(children: ReactNode) {
  flushSync(() => root.render(<Provider>{children}</Provider>));
}

function renderPage() {
  render([
    <TrackerOfPage key="tracker" />,
    <Button key="tracked" id="tracked" event={current} />,
    <PlainButton key="plain" id="plain" />,
    <StatefulButton key="stateful" id="stateful" event={current} />,
  ]);
}

/** What the runner calls. All that is timed is timed in here, none of it over the DevTools protocol. */
const bench = {
  loneClicks: measureLoneClicks,
  clickOn,
  startBurst(prefix: string, count: number) {
    endBurst = startBurst((marker) => track({ marker }), prefix, count);
  },
  endBurst: () => endBurst?.(),
  mount: (what: "plain" | "tracked", times: number) =>
    mountButtons(
      render,
      (key) => (what === "plain" ? <PlainButton key={key} /> : <Button key={key} event={current} />),
      times,
    ),
  async heap() {
    const { gc } = globalThis as { gc?: () => void };
    for (let i = 0; i < 3; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      gc?.();
    }
    return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
  },
  responsiveness: location.search === "?responsiveness" ? watchResponsiveness() : undefined,
};

(globalThis as { bench?: typeof bench }).bench = bench;
renderPage();
document.title = "ready";
