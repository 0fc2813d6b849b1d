// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { memo, Profiler, type ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { TrackOnClick, useOutbox, useTrack } from "../../src";
import { createApp } from "./createApp";

/** Renders below the app's provider, and counts the commits that follow the first. */
function renderCounted(children: ReactNode) {
  const app = createApp();
  const counter = { commits: 0 };
  const counted = (
    <Profiler id="below" onRender={() => (counter.commits += 1)}>
      {children}
    </Profiler>
  );
  const view = render(<app.Provider onReject={() => {}}>{counted}</app.Provider>);
  counter.commits = 0;
  const renderProvider = (props: object) => view.rerender(<app.Provider {...props}>{counted}</app.Provider>);
  return { app, counter, renderProvider };
}

it("commits nothing for a click on TrackOnClick", async () => {
  const { app, counter } = renderCounted(<TrackOnClick featureId="messages">Send</TrackOnClick>);

  fireEvent.click(screen.getByText("Send"));
  await app.recorded(1);

  expect(counter.commits).toBe(0);
});

it("commits nothing for an event where only mutate is read", async () => {
  function Send() {
    const { mutate: track } = useTrack({ featureId: "messages" });
    return (
      <button type="button" onClick={() => track()}>
        Send
      </button>
    );
  }
  const { app, counter } = renderCounted(<Send />);

  fireEvent.click(screen.getByText("Send"));
  await app.recorded(1);

  expect(counter.commits).toBe(0);
});

it("commits twice for an event where its state is read", async () => {
  function Send() {
    const { mutate: track, isPending, data } = useTrack({ featureId: "messages" });
    return (
      <button type="button" onClick={() => track()} data-pending={isPending}>
        {data ? "Sent" : "Send"}
      </button>
    );
  }
  const { app, counter } = renderCounted(<Send />);

  fireEvent.click(screen.getByText("Send"));
  await screen.findByText("Sent");
  await app.recorded(1);

  expect(counter.commits).toBe(2);
});

it("commits twice for an event where all of the result is read, while time goes by", async () => {
  let now = Date.now();
  const clock = vi.spyOn(Date, "now").mockImplementation(() => now++);
  function Send() {
    const { mutate, ...state } = useTrack({ featureId: "messages" });
    return (
      <button type="button" onClick={() => mutate()}>
        {state.status}
      </button>
    );
  }
  const { app, counter } = renderCounted(<Send />);

  fireEvent.click(screen.getByText("idle"));
  await screen.findByText("success");
  await app.recorded(1);
  clock.mockRestore();

  expect(counter.commits).toBe(2);
});

it("commits for the field that a memoised child reads of the result", async () => {
  const Status = memo(({ result }: { result: ReturnType<typeof useTrack> }) => <output>{result.status}</output>);
  function Send() {
    const result = useTrack({ featureId: "messages" });
    return (
      <>
        <button type="button" onClick={() => result.mutate()}>
          Send
        </button>
        <Status result={result} />
      </>
    );
  }
  renderCounted(<Send />);

  fireEvent.click(screen.getByText("Send"));

  expect(screen.getByRole("status")).toHaveTextContent("pending");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("success"));
});

it("commits for no field of the outbox but those that are read", async () => {
  function Rejected() {
    return <output>{useOutbox().rejected.length} refused</output>;
  }
  function Methods() {
    return <button type="button" onClick={useOutbox().flush as () => void} />;
  }
  const { app, counter } = renderCounted(
    <>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
      <TrackOnClick featureId="messages" value={50}>
        Send 50
      </TrackOnClick>
      <Rejected />
      <Methods />
    </>,
  );

  fireEvent.click(screen.getByText("Send"));
  await app.recorded(1);
  expect(counter.commits).toBe(0);

  fireEvent.click(screen.getByText("Send 50"));
  await screen.findByText("1 refused");
  expect(counter.commits).toBe(1);
});

it("renders nothing below for a provider that gets other props, but for another customer", () => {
  let renders = 0;
  function Everything() {
    useTrack({ featureId: "messages" });
    useOutbox();
    renders += 1;
    return null;
  }
  const { renderProvider } = renderCounted(<Everything />);

  act(() => renderProvider({ properties: { page: 2 }, onReject: vi.fn() }));
  expect(renders).toBe(1);

  act(() => renderProvider({ customerId: "bob" }));
  expect(renders).toBe(2);
});
