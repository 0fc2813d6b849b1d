import axe from "axe-core";
import type { Page } from "playwright";

/** What axe finds wrong with a page as it is now: which rule, and where. */
export async function findViolations(page: Page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
}
