// A picture follows the reader's choice of theme, which may not be the system's.
function showTheme() {
  const chosen = document.documentElement.dataset.theme;
  for (const source of document.querySelectorAll("picture source")) {
    source.media = chosen === "dark" ? "all" : chosen === "light" ? "not all" : "(prefers-color-scheme: dark)";
  }
}
new MutationObserver(showTheme).observe(document.documentElement, { attributeFilter: ["data-theme"] });
showTheme();
