import { type ReactNode, StrictMode, useEffect, useState } from "react";
import { expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { TrackOnClick, useOutbox, useTrack } from "../../../src";
import { createApp } from "../../react/createApp";

function Durable() {
  const { durable, pending, sending } = useOutbox();
  return <output>{durable ? `durable, ${pending.length + sending.length} under way` : "in memory"}</output>;
}

it("keeps the events of StrictMode's double effects, durably", async () => {
  const app = createApp();
  function Opened() {
    const { mutate: track } = useTrack({ featureId: "messages" });
    useEffect(() => track(), [track]);
    return null;
  }
  const screen = await render(
    <StrictMode>
      <app.Provider>
        <Opened />
        <Durable />
      </app.Provider>
    </StrictMode>,
  );

  expect(await app.recorded(2)).toHaveLength(2);
  await expect.element(screen.getByRole("status")).toHaveTextContent("durable, 0 under way");
});

it("stays durable when it is mounted again and again", async () => {
  const app = createApp();
  for (let count = 1; count <= 5; count += 1) {
    const screen = await render(
      <app.Provider>
        <TrackOnClick featureId="messages">Send</TrackOnClick>
        <Durable />
      </app.Provider>,
    );
    screen
      .getByText("Send")
      .element()
      .dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await screen.unmount();
  }
  const screen = await render(<Durable />, { wrapper: app.Provider });

  expect(await app.recorded(5)).toHaveLength(5);
  await expect.element(screen.getByRole("status")).toHaveTextContent("durable, 0 under way");
  expect(vi.mocked(console.warn)).not.toHaveBeenCalled();
});

it("stays durable when it is unmounted before its storage is open, and mounted again", async () => {
  const app = createApp();
  function Brief({ children }: { children: ReactNode }) {
    const [isOpen, setOpen] = useState(true);
    useEffect(() => setOpen(false), []);
    return isOpen && children;
  }
  await render(
    <Brief>
      <app.Provider />
    </Brief>,
  );
  const screen = await render(
    <app.Provider>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
      <Durable />
    </app.Provider>,
  );

  await userEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toHaveLength(1);
  await expect.element(screen.getByRole("status")).toHaveTextContent("durable, 0 under way");
  expect(vi.mocked(console.warn)).not.toHaveBeenCalled();
});
