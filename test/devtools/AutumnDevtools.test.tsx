// @vitest-environment jsdom
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StrictMode } from "react";
import { expect, it, vi } from "vitest";
import { TrackOnClick } from "../../src";
import { AutumnDevtools, type AutumnDevtoolsProps } from "../../src/devtools.production";
import { createApp } from "../react/createApp";
import { devtoolsIn } from "./devtoolsIn";

function setUp(props?: AutumnDevtoolsProps) {
  const app = createApp();
  const page = render(
    <StrictMode>
      <app.Provider onReject={() => {}}>
        <TrackOnClick featureId="messages">Send</TrackOnClick>
        <AutumnDevtools {...props} />
      </app.Provider>
    </StrictMode>,
  );
  return {
    app,
    page,
    devtools: devtoolsIn(page.container),
    send: () => userEvent.click(screen.getByRole("button", { name: "Send" })),
  };
}

it("opens with the keyboard; Escape closes it and gives the focus back", async () => {
  const { devtools, page } = setUp();
  expect(devtools.queryByRole("heading")).toBeNull();

  devtools.getByRole("button", { name: "Open Autumn devtools" }).focus();
  await userEvent.keyboard("{Enter}");
  expect(devtools.getByRole("heading", { name: "Autumn" })).toBeVisible();

  await userEvent.keyboard("{Escape}");
  expect(devtools.queryByRole("heading")).toBeNull();
  const host = page.container.querySelector("div > div");
  expect(host?.shadowRoot?.activeElement).toBe(devtools.getByRole("button", { name: "Open Autumn devtools" }));
});

it("keeps the Escape that closes it from the page", async () => {
  const onKeyDown = vi.fn();
  document.addEventListener("keydown", onKeyDown);
  const { devtools } = setUp({ initialIsOpen: true });

  await userEvent.click(devtools.getByRole("button", { name: "Offline", pressed: false }));
  await userEvent.keyboard("{Escape}");

  document.removeEventListener("keydown", onKeyDown);
  expect(devtools.queryByRole("heading")).toBeNull();
  expect(onKeyDown).not.toHaveBeenCalled();
});

it("closes with its button", async () => {
  const { devtools } = setUp({ initialIsOpen: true });

  await userEvent.click(devtools.getByRole("button", { name: "Close Autumn devtools" }));

  expect(devtools.getByRole("button", { name: "Open Autumn devtools" })).toBeVisible();
});

it("gives the page room to scroll while it is open, and takes back nothing but that", async () => {
  document.body.style.paddingBottom = "12px";
  const { devtools } = setUp();
  await userEvent.click(devtools.getByRole("button", { name: "Open Autumn devtools" }));
  expect(document.body.style.paddingBottom).toBe("0px"); // jsdom lays nothing out

  await userEvent.click(devtools.getByRole("button", { name: "Close Autumn devtools" }));

  expect(document.body.style.paddingBottom).toBe("12px");
  document.body.style.paddingBottom = "";
});

it("has its button where it is asked to, and its theme", () => {
  const { devtools } = setUp({ buttonPosition: "top-right", theme: "dark" });

  const corner = devtools.getByRole("complementary", { name: "Autumn devtools" });
  expect(corner).toHaveAttribute("data-position", "top-right");
  expect(corner.parentElement).toHaveAttribute("data-theme", "dark");
});

it("counts on its button what is not settled", async () => {
  const { app, devtools, send } = setUp();
  app.autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY, retryAfter: 60 });

  await send();
  await send();

  await waitFor(() =>
    expect(devtools.getByRole("button", { name: "Open Autumn devtools, 2 unsettled" })).toBeVisible(),
  );
});

it("sets a timer only while it is open and something waits", async () => {
  const ticking = () => setInterval.mock.calls.length - clearInterval.mock.calls.filter(([timer]) => timer).length;
  const { app, devtools, send } = setUp();
  const setInterval = vi.spyOn(globalThis, "setInterval");
  const clearInterval = vi.spyOn(globalThis, "clearInterval");
  // Testing Library polls with intervals of its own.
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  app.autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY, retryAfter: 60 });
  await send();
  await settle();
  expect(ticking()).toBe(0);

  devtools.getByRole("button", { name: /^Open/ }).click();
  await settle();
  expect(ticking()).toBe(1);

  await userEvent.keyboard("{Escape}");
  await settle();
  expect(ticking()).toBe(0);
  vi.restoreAllMocks();
});
