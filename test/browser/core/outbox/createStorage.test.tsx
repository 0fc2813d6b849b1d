import { beforeEach, expect, it, vi } from "vitest";
import { createApp } from "../../../react/createApp";
import { renderApp } from "./renderApp";
import { storeOf } from "./storeOf";

beforeEach(() => void vi.mocked(console.warn).mockClear());

async function trackFromMemory(app: ReturnType<typeof createApp>) {
  const { screen, button } = await renderApp(app);
  for (let count = 0; count < 3; count++) button.click();
  expect(await app.recorded(3)).toHaveLength(3);
  await expect.element(screen.getByRole("status")).toHaveTextContent("in memory, 0 under way");
  expect(console.warn).toHaveBeenCalledOnce();
}

it("works from memory, and says so once, where storage is blocked", async () => {
  const open = vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("The user denied permission to access the database.", "SecurityError");
  });
  await trackFromMemory(createApp());
  open.mockRestore();
});

it("works from memory, and says so once, where the store is of a newer version of the app", async () => {
  const app = createApp();
  const newer = await storeOf(app.url, 7);
  await newer.put({ id: "of a newer version" });
  await trackFromMemory(app);
  expect(await newer.all()).toEqual([{ id: "of a newer version" }]);
});

it("works from memory, and says so once, where storage is full", async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  });
  await trackFromMemory(createApp());
  put.mockRestore();
});

it("leaves nothing stored of what it has delivered from memory", async () => {
  const app = createApp();
  const { screen, button } = await renderApp(app);
  button.click();
  await app.recorded(1);
  const store = await storeOf(app.url);
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  dispatchEvent(new Event("offline"));
  button.click();
  await expect.poll(() => store.all()).toHaveLength(1);
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  });
  button.click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("in memory");
  online.mockRestore();
  dispatchEvent(new Event("online"));
  expect(await app.recorded(3)).toHaveLength(3);
  put.mockRestore();
  await expect.poll(() => store.all()).toEqual([]);
});
