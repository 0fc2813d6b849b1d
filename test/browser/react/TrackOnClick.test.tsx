import { expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { TrackOnClick } from "../../../src";
import { createApp } from "../../react/createApp";

it.each([
  ["{Enter}", "a button", <TrackOnClick key="" featureId="messages" children="Send" />],
  ["[Space]", "a button", <TrackOnClick key="" featureId="messages" children="Send" />],
  [
    "{Enter}",
    "a link",
    <TrackOnClick key="" featureId="messages" asChild>
      <a href="#sent">Send</a>
    </TrackOnClick>,
  ],
])("tracks the key %s on %s once", async (key, _, element) => {
  const app = createApp();
  await render(element, { wrapper: app.Provider });

  await userEvent.tab();
  await userEvent.keyboard(key);

  expect(await app.recorded(1)).toEqual([{ customerId: "ada", featureId: "messages", value: 1 }]);
});

it("tracks nothing in a disabled fieldset", async () => {
  const app = createApp();
  const screen = await render(
    <>
      <fieldset disabled>
        <TrackOnClick featureId="messages">
          <b>Send</b>
        </TrackOnClick>
      </fieldset>
      <TrackOnClick featureId="messages" properties={{ enabled: true }}>
        Enabled
      </TrackOnClick>
    </>,
    { wrapper: app.Provider },
  );

  await userEvent.click(screen.getByText("Send"), { force: true });
  await userEvent.click(screen.getByText("Enabled"));

  expect(await app.recorded(1)).toMatchObject([{ properties: { enabled: true } }]);
});

it("tracks the click that submits a form", async () => {
  const app = createApp();
  const submitted: string[] = [];
  const screen = await render(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submitted.push(String(new FormData(event.currentTarget).get("text")));
      }}
    >
      <input name="text" defaultValue="hello" />
      <TrackOnClick featureId="messages" type="submit">
        Send
      </TrackOnClick>
    </form>,
    { wrapper: app.Provider },
  );

  await userEvent.click(screen.getByText("Send"));

  expect(submitted).toEqual(["hello"]);
  expect(await app.recorded(1)).toHaveLength(1);
});
