// @vitest-environment jsdom
import { createEvent, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ComponentPropsWithRef, createRef, forwardRef } from "react";
import { flushSync } from "react-dom";
import { beforeEach, expect, it, vi } from "vitest";
import { TrackOnClick } from "../../src";
import { createApp } from "./createApp";
import { thrownBy } from "./thrownBy";

const consoleError = vi.spyOn(console, "error");
beforeEach(() => void consoleError.mockReset().mockImplementation(() => {}));

it("renders a button that submits no form", () => {
  const app = createApp();
  render(
    <TrackOnClick featureId="messages" className="primary" aria-label="Send it" data-testid="send">
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  const button = screen.getByRole("button", { name: "Send it" });
  expect(button.outerHTML).toBe(
    '<button type="button" class="primary" aria-label="Send it" data-testid="send">Send</button>',
  );
});

it("records a click with the fields that are its props", async () => {
  const app = createApp();
  render(
    <TrackOnClick featureId="messages" entityId="seat_1" value={2} properties={{ from: "toolbar" }} type="submit">
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toEqual([
    { customerId: "ada", featureId: "messages", entityId: "seat_1", value: 2, properties: { from: "toolbar" } },
  ]);
  expect(screen.getByText("Send").outerHTML).toBe('<button type="submit">Send</button>');
});

it("records an event name", async () => {
  const app = createApp();
  render(<TrackOnClick eventName="message-sent">Send</TrackOnClick>, { wrapper: app.Provider });

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toEqual([{ customerId: "ada", eventName: "message-sent", value: 1 }]);
});

it("becomes its child with asChild: no element around it, classes, styles and refs of both", () => {
  const app = createApp();
  const ref = createRef<HTMLButtonElement>();
  const childRef = createRef<HTMLAnchorElement>();
  const { container } = render(
    <TrackOnClick featureId="messages" asChild className="tracked" ref={ref}>
      <a href="/report.csv" className="link" ref={childRef}>
        Export
      </a>
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  expect(container.innerHTML).toBe('<a href="/report.csv" class="tracked link">Export</a>');
  expect(ref.current).toBe(container.firstChild);
  expect(childRef.current).toBe(container.firstChild);
});

it("hands out the button by ref", () => {
  const app = createApp();
  const ref = createRef<HTMLButtonElement>();
  render(
    <TrackOnClick featureId="messages" ref={ref}>
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  expect(ref.current).toBe(screen.getByText("Send"));
});

it("runs the child's onClick, then its own, and then tracks, although the default is prevented", async () => {
  const app = createApp();
  const calls: string[] = [];
  render(
    <TrackOnClick
      featureId="messages"
      asChild
      onClick={() => calls.push("own")}
      shouldTrack={(event) => {
        calls.push(`tracks a click whose default is ${event.defaultPrevented ? "" : "not "}prevented`);
        return true;
      }}
    >
      <a
        href="/next"
        onClick={(event) => {
          event.preventDefault();
          calls.push("child");
        }}
      >
        Next
      </a>
    </TrackOnClick>,
    { wrapper: app.Provider },
  );
  const click = createEvent.click(screen.getByText("Next"));

  fireEvent(screen.getByText("Next"), click);

  expect(calls).toEqual(["child", "own", "tracks a click whose default is prevented"]);
  expect(click.defaultPrevented).toBe(true);
  expect(await app.recorded(1)).toHaveLength(1);
});

it("leaves the default of a link alone", () => {
  const app = createApp();
  render(
    <TrackOnClick featureId="messages" asChild>
      <a href="#next">Next</a>
    </TrackOnClick>,
    { wrapper: app.Provider },
  );
  const click = createEvent.click(screen.getByText("Next"));

  fireEvent(screen.getByText("Next"), click);

  expect(click.defaultPrevented).toBe(false);
});

it("tracks no click that shouldTrack says no to", async () => {
  const app = createApp();
  render(
    <TrackOnClick featureId="messages" shouldTrack={(event) => event.shiftKey}>
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));
  fireEvent.click(screen.getByText("Send"), { shiftKey: true });

  expect(await app.recorded(1)).toHaveLength(1);
});

const Fancy = forwardRef<HTMLButtonElement, ComponentPropsWithRef<"button">>((props, ref) => (
  <button {...props} ref={ref} />
));
/** A design system's button that knows onClick, and no other handler. */
function Narrow({ onClick, children, ...props }: ComponentPropsWithRef<"button">) {
  return (
    <button type="button" onClick={onClick} aria-disabled={props["aria-disabled"]}>
      {children}
    </button>
  );
}

it.each([
  ["a disabled button", <TrackOnClick key="" featureId="messages" disabled children="Send" />],
  ["an aria-disabled button", <TrackOnClick key="" featureId="messages" aria-disabled children="Send" />],
  ["a disabled child", <TrackOnClick key="" featureId="messages" asChild children={<Fancy disabled>Send</Fancy>} />],
  [
    "an aria-disabled child",
    <TrackOnClick key="" featureId="messages" asChild children={<Fancy aria-disabled="true">Send</Fancy>} />,
  ],
  [
    "an aria-disabled child that passes on onClick alone",
    <TrackOnClick key="" featureId="messages" asChild children={<Narrow aria-disabled="true">Send</Narrow>} />,
  ],
  [
    "a link below a disabled TrackOnClick",
    <TrackOnClick key="" featureId="messages" asChild disabled children={<a href="#next">Send</a>} />,
  ],
  [
    "what lies within a button of a disabled fieldset",
    <fieldset key="" disabled>
      <TrackOnClick featureId="messages" children={<b>Send</b>} />
    </fieldset>,
  ],
])("does not track a click on %s", async (_, element) => {
  const app = createApp();
  render(
    <>
      {element}
      <TrackOnClick featureId="messages" properties={{ last: true }}>
        Enabled
      </TrackOnClick>
    </>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));
  fireEvent.click(screen.getByText("Enabled"));

  expect(await app.recorded(1)).toMatchObject([{ properties: { last: true } }]);
});

it.each([
  ["by hand", (event: React.MouseEvent) => event.currentTarget.toggleAttribute("disabled", true)],
  ["by an attribute", (event: React.MouseEvent) => event.currentTarget.setAttribute("aria-disabled", "true")],
])("tracks the click whose onClick disables its button %s", async (_, onClick) => {
  const app = createApp();
  render(
    <TrackOnClick featureId="messages" asChild>
      <button type="button" onClick={onClick}>
        Send
      </button>
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toHaveLength(1);
});

it("calls the app's onClickCapture", () => {
  const app = createApp();
  const onClickCapture = vi.fn();
  render(
    <TrackOnClick featureId="messages" onClickCapture={onClickCapture} shouldTrack={() => false}>
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));

  expect(onClickCapture).toHaveBeenCalledOnce();
});

it.each(["{Enter}", " "])("tracks an activation by the key %j once", async (key) => {
  const app = createApp();
  render(<TrackOnClick featureId="messages">Send</TrackOnClick>, { wrapper: app.Provider });
  const user = userEvent.setup();

  await user.tab();
  await user.keyboard(key);

  expect(await app.recorded(1)).toHaveLength(1);
});

it("tracks both events of a TrackOnClick within another one", async () => {
  const app = createApp();
  render(
    <TrackOnClick eventName="message-sent" asChild>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(2)).toEqual([
    { customerId: "ada", eventName: "message-sent", value: 1 },
    { customerId: "ada", featureId: "messages", value: 1 },
  ]);
});

it("delivers the click that takes its own button away", async () => {
  const app = createApp();
  const view = render(
    <TrackOnClick featureId="messages" onClick={() => flushSync(() => view.unmount())}>
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toHaveLength(1);
});

it("tells onTracked Autumn's answer", async () => {
  const app = createApp();
  const onTracked = vi.fn();
  render(
    <TrackOnClick featureId="messages" onTracked={onTracked}>
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));

  await waitFor(() =>
    expect(onTracked).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ balance: expect.objectContaining({ remaining: 99 }) }),
    ),
  );
});

it.each([
  ["at the click", Number.NaN, "invalid_params"],
  ["by the handler", 50, "not_allowed"],
])("tells onTrackError what was refused %s", async (_, value, code) => {
  const app = createApp();
  const onTrackError = vi.fn();
  render(
    <app.Provider onReject={() => {}}>
      <TrackOnClick featureId="messages" value={value} onTrackError={onTrackError}>
        Send
      </TrackOnClick>
    </app.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  await waitFor(() => expect(onTrackError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code })));
  expect(consoleError).not.toHaveBeenCalled();
});

it("writes a click that is refused at once to the console where there is no onTrackError", async () => {
  const app = createApp();
  const onReject = vi.fn();
  render(
    <app.Provider customerId={null} onReject={onReject}>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
    </app.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  await waitFor(() =>
    expect(consoleError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "no_customer" })),
  );
  expect(onReject).not.toHaveBeenCalled();
});

it("leaves a later refusal to the provider's onReject where there is no onTrackError", async () => {
  const app = createApp();
  const onReject = vi.fn();
  render(
    <app.Provider onReject={onReject}>
      <TrackOnClick featureId="messages" value={50}>
        Send
      </TrackOnClick>
    </app.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  await waitFor(() =>
    expect(onReject).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ params: { customerId: "ada", featureId: "messages", value: 50 } }),
      expect.objectContaining({ code: "not_allowed" }),
    ),
  );
  expect(consoleError).not.toHaveBeenCalled();
});

it("throws what to do where there is no provider", () => {
  expect(thrownBy(() => render(<TrackOnClick featureId="messages">Send</TrackOnClick>))).toMatchObject({
    code: "missing_provider",
    message: expect.stringContaining("TrackOnClick has no <AutumnProvider>"),
  });
});

it("submits no form with a type that is undefined", () => {
  const app = createApp();
  const onSubmit = vi.fn((event) => event.preventDefault());
  const Send = ({ type }: { type?: "submit" }) => (
    <TrackOnClick featureId="messages" type={type}>
      Send
    </TrackOnClick>
  );
  render(
    <form onSubmit={onSubmit}>
      <Send />
    </form>,
    { wrapper: app.Provider },
  );
  fireEvent.click(screen.getByText("Send"));
  expect(onSubmit).not.toHaveBeenCalled();
});

it("tracks for a child that asks first, and passes the click on then", async () => {
  const app = createApp();
  function Confirmed({ onClick, ...props }: ComponentPropsWithRef<"button">) {
    return (
      <button
        type="button"
        {...props}
        onClick={async (event) => {
          await Promise.resolve("Really?");
          onClick?.(event);
        }}
      />
    );
  }
  render(
    <TrackOnClick featureId="messages" asChild>
      <Confirmed>Delete</Confirmed>
    </TrackOnClick>,
    { wrapper: app.Provider },
  );
  fireEvent.click(screen.getByText("Delete"));
  expect(await app.recorded(1)).toHaveLength(1);
});
