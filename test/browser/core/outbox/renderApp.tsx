import { render } from "vitest-browser-react";
import { TrackOnClick } from "../../../../src";
import type { createApp } from "../../../react/createApp";
import { OutboxList } from "./OutboxList";

/** An app with a button that tracks, and its outbox, which lists what is refused. */
export async function renderApp(app: ReturnType<typeof createApp>) {
  const screen = await render(
    <app.Provider onReject={() => {}}>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
      <OutboxList />
    </app.Provider>,
  );
  return { screen, button: screen.getByText("Send").element() as HTMLElement };
}
