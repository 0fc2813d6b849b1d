import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../src/testing", import.meta.url).pathname;

const RUNTIME_IMPORT = /^(?:import|export)(?! type)[^;]*? from "([^"]+)"/gms;

test("needs nothing at run time that a browser does not have, and no React", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const imported = files.flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, "utf8").matchAll(RUNTIME_IMPORT)].map(([, from]) => from),
  );
  expect(imported.length).toBeGreaterThan(100);
  expect(new Set(imported.filter((from) => !from?.startsWith(".")))).toEqual(new Set(["zod/mini"]));
});
