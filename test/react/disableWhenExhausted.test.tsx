// @vitest-environment jsdom
import { act, fireEvent, render, renderHook, screen } from "@testing-library/react";
import { expect, it, test, vi } from "vitest";
import { type Balance, isExhausted, TrackOnClick, useTrack } from "../../src";
import { createApp } from "./createApp";

const balance = (remaining: number, more: Partial<Balance> = {}): Balance => ({
  featureId: "messages",
  granted: 100,
  remaining,
  usage: 100 - remaining,
  unlimited: false,
  overageAllowed: false,
  maxPurchase: null,
  nextResetAt: null,
  ...more,
});

const messages = { featureId: "messages" };
const cases: [string, Balance | null | undefined, Parameters<typeof isExhausted>[1], boolean][] = [
  ["nothing is left", balance(0), messages, true],
  ["less is left than the event takes", balance(2), { ...messages, value: 3 }, true],
  ["less is left than the default value", balance(0.5), undefined, true],
  ["just enough is left", balance(3), { ...messages, value: 3 }, false],
  ["the event gives back", balance(0), { ...messages, value: -1 }, false],
  ["the event takes nothing", balance(0), { ...messages, value: 0 }, false],
  ["overage is allowed", balance(0, { overageAllowed: true }), messages, false],
  ["it is unlimited", balance(0, { unlimited: true }), messages, false],
  ["it is not known yet", undefined, messages, false],
  ["there is no balance", null, messages, false],
  ["it is not known what an event by its name takes", balance(2), { eventName: "sent", value: 3 }, false],
  ["few credits are left", balance(1, { featureId: "credits" }), { ...messages, value: 3 }, false],
  ["no credits are left", balance(0, { featureId: "credits" }), messages, true],
];
test.each(cases)("where %s", (_, known, event, exhausted) => {
  expect(isExhausted(known, event)).toBe(exhausted);
});

it("has useTrack refuse at once, and record nothing", async () => {
  const app = createApp();
  const { result, rerender } = renderHook(
    ({ left }) => useTrack({ featureId: "messages" }, { disableWhenExhausted: balance(left) }),
    { wrapper: app.Provider, initialProps: { left: 2 } },
  );
  await expect(result.current.mutateAsync({ value: 3 })).rejects.toMatchObject({ code: "insufficient_balance" });
  expect(app.requests).toBe(0);
  await act(() => result.current.mutateAsync({ value: 2 }));
  rerender({ left: 0 });
  await act(() => result.current.mutateAsync({ value: -1 }));
  await expect(result.current.mutateAsync()).rejects.toMatchObject({ code: "insufficient_balance" });
  expect(await app.recorded(2)).toHaveLength(2);
});

it("has TrackOnClick do nothing, and stay where a keyboard and a screen reader find it", async () => {
  const app = createApp();
  const onClick = vi.fn();
  render(
    <TrackOnClick featureId="messages" disableWhenExhausted={balance(0)} onClick={onClick}>
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Send" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(button.disabled).toBe(false);
  button.focus();
  expect(document.activeElement).toBe(button);
  fireEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
  expect(app.requests).toBe(0);
});

it("keeps a link in TrackOnClick from its onClick and from navigating", () => {
  const app = createApp();
  const onClick = vi.fn();
  render(
    <TrackOnClick featureId="messages" disableWhenExhausted={balance(0)} asChild>
      <a href="/report" onClick={onClick}>
        Report
      </a>
    </TrackOnClick>,
    { wrapper: app.Provider },
  );
  expect(fireEvent.click(screen.getByRole("link"))).toBe(false);
  expect(onClick).not.toHaveBeenCalled();
});

it("keeps a child that passes on onClick alone from tracking", () => {
  const app = createApp();
  const Bare = ({ onClick }: { onClick?: () => void }) => (
    <button type="button" onClick={onClick}>
      Send
    </button>
  );
  render(
    <TrackOnClick featureId="messages" disableWhenExhausted={balance(0)} asChild>
      <Bare />
    </TrackOnClick>,
    { wrapper: app.Provider },
  );
  fireEvent.click(screen.getByText("Send"));
  expect(app.requests).toBe(0);
});

test.each([undefined, null, balance(1)])("leaves TrackOnClick as it is with %o", async (known) => {
  const app = createApp();
  render(
    <TrackOnClick featureId="messages" disableWhenExhausted={known}>
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );
  expect(screen.getByRole("button").hasAttribute("aria-disabled")).toBe(false);
  fireEvent.click(screen.getByRole("button"));
  expect(await app.recorded(1)).toEqual([{ customerId: "ada", featureId: "messages", value: 1 }]);
});
