/** TypeDoc's theme has no landmarks, and skips levels of headings: both are put right in each page. */
export function load(app) {
  app.renderer.on("endPage", (page) => {
    page.contents = withLevels(
      page.contents
        .replace('<div class="col-content">', '<div class="col-content" role="main">')
        .replace('<div class="col-sidebar">', '<div class="col-sidebar" role="complementary" aria-label="Sidebar">')
        .replace('<nav id="tsd-sidebar-links"', '<nav aria-label="Elsewhere" id="tsd-sidebar-links"')
        .replace('<nav class="tsd-navigation">', '<nav class="tsd-navigation" aria-label="Pages">'),
    );
  });
}

/** The level of a heading is how many it stands below, whatever its size. */
function withLevels(html) {
  const above = [];
  return html.replace(/<h([1-6])\b/g, (tag, digit) => {
    while (above.length > 0 && above.at(-1) >= digit) above.pop();
    above.push(digit);
    return above.length === Number(digit) ? tag : `${tag} aria-level="${above.length}"`;
  });
}
