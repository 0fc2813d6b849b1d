// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { TrackOnClick, useOutbox, useTrack } from "../../src";
import { createApp } from "./createApp";

it("hydrates without a mismatch while events wait, and shows them then", async () => {
  const app = createApp();
  app.gate = new Promise(() => {});
  render(<TrackOnClick featureId="messages">Another island</TrackOnClick>, { wrapper: app.Provider });
  fireEvent.click(screen.getByText("Another island"));
  await waitFor(() => expect(app.requests).toBe(1));
  const shown: string[] = [];
  function Page() {
    const { status } = useTrack({ featureId: "messages" });
    const { sending } = useOutbox();
    shown.push(`${status} ${sending.length}`);
    return (
      <>
        <output>{sending.length} under way</output>
        <TrackOnClick featureId="messages">Send</TrackOnClick>
      </>
    );
  }
  const page = (
    <StrictMode>
      <app.Provider>
        <Page />
      </app.Provider>
    </StrictMode>
  );
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(page);
  const onRecoverableError = vi.fn();

  const root = await act(async () => hydrateRoot(container, page, { onRecoverableError }));

  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(shown[0]).toBe("idle 0");
  await screen.findByText("1 under way");
  fireEvent.click(screen.getByText("Send"));
  await screen.findByText("2 under way");
  act(() => root.unmount());
  container.remove();
});

it("renders once where there is nothing to show after hydration", async () => {
  const app = createApp();
  let renders = 0;
  function Page() {
    const { pending } = useOutbox();
    const { status } = useTrack();
    renders += 1;
    return <output>{[pending.length, status]}</output>;
  }
  const page = (
    <app.Provider>
      <Page />
    </app.Provider>
  );
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(page);
  renders = 0;

  const root = await act(async () => hydrateRoot(container, page));

  expect(renders).toBe(1);
  act(() => root.unmount());
  container.remove();
});
