import { readdirSync } from "node:fs";

/** The order in which a newcomer wants them. */
const order = [
  "getting-started",
  "delivery",
  "security",
  "balances",
  "typed-ids",
  "ssr",
  "testing",
  "devtools",
  "migrating",
  "scaling",
];
const rank = (page) => order.indexOf(page.replace(".md", "")) + 1 || order.length + 1;
const guides = readdirSync(new URL("docs", import.meta.url))
  .filter((name) => name.endsWith(".md"))
  .sort((one, other) => rank(one) - rank(other));

/** `npm run docs`: the README, the guides, the error pages, and the reference from the docstrings, as one site. */
export default {
  name: "autumn-react docs",
  entryPoints: ["src/index.ts", "src/server.ts", "src/testing.ts", "src/devtools.ts"],
  projectDocuments: [...guides.map((name) => `docs/${name}`), "docs/recipes/*.md", "docs/errors/*.md"],
  readme: "README.md",
  out: "docs-site",
  plugin: ["./docs/site/accessibility.js"],
  customCss: "docs/site/style.css",
  customJs: "docs/site/picture.js",
  favicon: "docs/site/favicon.svg",
  navigationLinks: { npm: "https://www.npmjs.com/package/autumn-react", Autumn: "https://useautumn.com" },
  navigation: { includeGroups: true },
  navigationLeaves: ["autumn-react", "autumn-react/server", "autumn-react/testing", "autumn-react/devtools"],
  groupOrder: ["Guides", "Recipes", "Reference", "Error codes", "Functions", "Variables", "*"],
  sort: ["alphabetical-ignoring-documents"],
  includeVersion: false,
  hideGenerator: true,
  disableSources: true,
  treatWarningsAsErrors: true,
  skipErrorChecking: true, // `npm run types` does that.
  // Types that only shape another one are shown in it (`@inline`).
  validation: { notExported: false },
  markdownItLoader(parser) {
    // A fence's title is the name of the file that it shows.
    const { fence } = parser.renderer.rules;
    parser.renderer.rules.fence = (tokens, index, ...rest) => {
      const [, title] = /title="([^"]+)"/.exec(tokens[index].info) ?? [];
      const code = fence(tokens, index, ...rest).replace("<pre>", '<pre tabindex="0">');
      return title ? `<p class="file-name">${parser.utils.escapeHtml(title)}</p>${code}` : code;
    };
    // What is too wide scrolls by itself, and can be reached by the keyboard.
    parser.renderer.rules.table_open = () => '<div class="scrolling" tabindex="0"><table>';
    parser.renderer.rules.table_close = () => "</table></div>";
    // A column without a title has no header.
    parser.core.ruler.push("empty_headers", ({ tokens }) => {
      for (const [index, { type }] of tokens.entries()) {
        if (type !== "th_open" || tokens[index + 1].content !== "") continue;
        tokens[index].tag = "td";
        tokens[index + 2].tag = "td";
      }
    });
    // The list "On this page" takes the text of a heading, and leaves out its code.
    parser.core.ruler.push("plain_headings", ({ tokens }) => {
      for (const [index, { type }] of tokens.entries()) {
        if (type !== "heading_open") continue;
        for (const token of tokens[index + 1].children) if (token.type === "code_inline") token.type = "text";
      }
    });
  },
};
