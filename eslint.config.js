import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** `core ← react | server | testing`: every folder may import core, none a sibling, and only react may know React. */
const folders = ["core", "react", "server", "testing"];
const mayNotImport = (folder) => {
  const others = folders.filter((other) => other !== folder && other !== "core");
  const patterns = [
    {
      regex: `^\\.{1,2}/(?:.*/)?(?:${others.join("|")})(?:/|$)`,
      message: `Arrows go one way, core ← react | server | testing: src/${folder} imports only core and itself.`,
    },
    {
      regex: "^\\.{1,2}/(?:\\.\\./)*(?:index|server|testing)$",
      message: "Entry files only list names for the outside: import the file that has the export.",
    },
  ];
  if (folder !== "react") {
    patterns.push({
      regex: "^(?:react|react-dom|@tanstack/react-query|@radix-ui/.*)(?:/|$)",
      message: "Only src/react knows React.",
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
  { files: ["{src/react,stories,examples}/**/*.{ts,tsx}"], extends: [reactHooks.configs.flat["recommended-latest"]] },
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
    files: ["src/{index,server,testing}.ts"],
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
