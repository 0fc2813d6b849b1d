import { vi } from "vitest";

/** What `render` throws, without React and jsdom writing it to the console as well. */
export function thrownBy(render: () => unknown): unknown {
  const silence = (event: Event) => event.preventDefault();
  window.addEventListener("error", silence);
  const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    render();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    consoleError.mockRestore();
    window.removeEventListener("error", silence);
  }
}
