/**
 * `npm start`: serves the demo and prints its address, until Ctrl-C.
 *
 * PORT                the demo's port (default 4321; 0 takes any free one)
 * AUTUMN_SECRET_KEY   use a real Autumn instead of the in-memory one; it needs the features of server/features.ts
 * AUTUMN_URL          where that Autumn is (default https://api.useautumn.com/v1)
 */
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

// The tsconfig maps "autumn-react" to the sources next door, so that nothing has to be built first.
const { startDemo } = await tsImport("./server/startDemo.ts", {
  parentURL: import.meta.url,
  tsconfig: fileURLToPath(new URL("tsconfig.json", import.meta.url)),
});

const { PORT = "4321", AUTUMN_SECRET_KEY, AUTUMN_URL } = process.env;

try {
  const demo = await startDemo({ port: Number(PORT), secretKey: AUTUMN_SECRET_KEY, autumnUrl: AUTUMN_URL });
  // Ctrl-C may arrive twice: from the terminal, and passed on by npm.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => demo.close().then(() => process.exit(0)));
  console.log(`\n  autumn-react demo   ${demo.url}`);
  console.log(`  Autumn              ${demo.autumnUrl}${AUTUMN_SECRET_KEY ? "" : "  (in memory)"}`);
  console.log("\n  Ctrl-C stops both.\n");
} catch (error) {
  console.error(error.code === "EADDRINUSE" ? `Port ${PORT} is taken. Choose another: PORT=4322 npm start` : error);
  process.exit(1);
}
