export type PageData = {
  /** Who is signed in; null: nobody. */
  customerId: string | null;
  /** Whether the in-memory Autumn plays dead; null where a real one is used, which this page can't take down. */
  isAutumnDown: boolean | null;
};

/** What the server wrote into the page's HTML. */
export function pageData(): PageData {
  return JSON.parse(document.getElementById("page-data")?.textContent ?? "");
}
