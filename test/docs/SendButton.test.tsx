// @vitest-environment jsdom
import "@testing-library/jest-dom/vitest";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { SendButton } from "../../stories/testing/SendButton";
import { renderWithAutumn } from "./renderWithAutumn";

const send = () => userEvent.click(screen.getByRole("button", { name: "Send" }));

test("a click is counted, and the page shows what is left", async () => {
  const autumn = renderWithAutumn(<SendButton />);
  await send();
  expect(await screen.findByText("2 left")).toBeVisible();
  expect(autumn.events).toMatchObject([{ customerId: "cus_1", featureId: "messages", value: 1 }]);
});

test("the page says when a click is refused", async () => {
  const autumn = renderWithAutumn(<SendButton />);
  autumn.fail({ status: 404, code: "feature_not_found" });
  await send();
  expect(await screen.findByText(/^Not counted/)).toBeVisible();
  expect(autumn.events).toEqual([]);
});

test("the page says when nothing is left", async () => {
  const autumn = renderWithAutumn(<SendButton />);
  for (const left of ["2 left", "1 left", "0 left"]) {
    await send();
    await screen.findByText(left);
  }
  await send();
  expect(await screen.findByText("You have used all your messages.")).toBeVisible();
  expect(autumn.events.at(-1)).toMatchObject({ value: 1, deductions: [] });
});

test("a click while offline waits, and is counted once the connection is back", async () => {
  const autumn = renderWithAutumn(<SendButton />);
  autumn.goOffline();
  await send();
  expect(await screen.findByText("1 waiting")).toBeVisible();
  autumn.goOnline();
  window.dispatchEvent(new Event("online"));
  expect(await screen.findByText("2 left")).toBeVisible();
  expect(autumn.events).toHaveLength(1);
});
