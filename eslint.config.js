import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** `core ← react | server | testing`, `react ← devtools`: every folder may import core, none a sibling, and only these two know React. */
const folders = ["core", "react", "server", "testing", "devtools"];
const knowReact = ["react", "devtools"];
const mayNotImport = (folder) => {
  const others = folders.filter(
    (other) => other !== folder && other !== "core" && !(folder === "devtools" && other === "react"),
  );
  const patterns = [
    {
      regex: `^\\.{1,2}/(?:.*/)?(?:${others.join("|")})(?:/|$)`,
      message: `Arrows go one way, core ← react | server | testing, react ← devtools: src/${folder} may not import that.`,
    },
    {
      regex: "^\\.{1,2}/(?:\\.\\./)*(?:index|server|testing|devtools)(?:\\.\\w+)?$",
      message: "Entry files only list names for the outside: import the file that has the export.",
    },
  ];
  if (!knowReact.includes(folder)) {
    patterns.push({
      regex: "^(?:react|react-dom|@tanstack/react-query|@radix-ui/.*)(?:/|$)",
      message: "Only src/react and src/devtools know React.",
    });
  }
  return { files: [`src/${folder}/**`], rules: { "no-restricted-imports": ["error", { patterns }] } };
};

export default tseslint.config(
  {
    ignores: [
      "**/dist/",
      "**/node_modules/",
      "storybook-static/",
      "docs-site/",
      "coverage/",
      "**/.next/",
      "bench/",
      ".storybook/public/",
    ],
  },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["{src/react,src/devtools,stories,examples}/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
  },
  ...folders.map(mayNotImport),
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "@typescript-eslint": tseslint.plugin },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Error']",
          message: "Users get an AutumnError, with a code of the closed set and what to do.",
        },
      ],
    },
  },
  {
    files: ["src/{index,server,testing,devtools,devtools.production}.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "Program > :not(ExportNamedDeclaration[source])",
          message: "An entry file is a table of contents: only `export { name } from`.",
        },
      ],
    },
  },
);
