import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { AutumnProvider, TrackOnClick, useOutbox, useTrack } from "../../src";

function Page() {
  const { mutate: track, status } = useTrack({ featureId: "messages" });
  const { pending, status: outboxStatus, durable } = useOutbox();
  return (
    <AutumnProvider customerId="bob" url="/elsewhere">
      <button type="button" onClick={() => track()}>
        {[status, pending.length, outboxStatus, durable].join(" ")}
      </button>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
      <TrackOnClick featureId="messages" asChild>
        <a href="/report.csv">Export</a>
      </TrackOnClick>
    </AutumnProvider>
  );
}

it("renders where there is no window", () => {
  expect(typeof window).toBe("undefined");

  expect(
    renderToString(
      <AutumnProvider customerId="ada">
        <Page />
      </AutumnProvider>,
    ),
  ).toBe(
    '<button type="button">idle 0 idle true</button><button type="button">Send</button><a href="/report.csv">Export</a>',
  );
});

it("throws what to do where there is no provider", () => {
  expect(() => renderToString(<Page />)).toThrow(expect.objectContaining({ code: "missing_provider" }));
});
