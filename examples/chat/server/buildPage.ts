import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";

export type PageFile = { type: string; body: string | Uint8Array<ArrayBuffer> };

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

/** The page's files as Vite builds them for production, by path. Nothing is written to disk. */
export async function buildPage(): Promise<Map<string, PageFile>> {
  const { output } = (await build({
    configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
    logLevel: "warn",
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [
      `/${file.fileName}`,
      {
        type: types[file.fileName.split(".").pop() ?? ""] ?? "application/octet-stream",
        body: file.type === "chunk" ? file.code : (file.source as PageFile["body"]),
      },
    ]),
  );
}
