import { expect, it } from "vitest";
import { pageOutbox } from "../../src/react/pageOutbox";

const options = { name: undefined, maxPending: undefined };

it("takes an absolute address as it is where there is no document, as in React Native", () => {
  expect(typeof document).toBe("undefined");

  const outbox = pageOutbox({ ...options, url: "https://api.example.com/autumn" });

  expect(pageOutbox({ ...options, url: "https://api.example.com/autumn/" })).toBe(outbox);
  expect(pageOutbox({ ...options, url: "https://api.example.com/other" })).not.toBe(outbox);
});

it("keeps the clients that tell no address together", () => {
  const outbox = pageOutbox({ ...options, url: undefined });

  expect(pageOutbox({ ...options, url: undefined })).toBe(outbox);
  expect(pageOutbox({ ...options, url: undefined, name: "mine" })).not.toBe(outbox);
});
