import { within } from "@testing-library/react";

/** The devtools below an element, whose shadow root queries of the page do not enter. */
export function devtoolsIn(container: Element) {
  const root = [...container.querySelectorAll("*")].find(({ shadowRoot }) => shadowRoot)?.shadowRoot;
  if (!root) throw new Error("There are no devtools.");
  return within(root.firstElementChild as HTMLElement);
}
