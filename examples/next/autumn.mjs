/** `npm run autumn`: an Autumn in memory, at the address that .env names. */
import { readFileSync } from "node:fs";
import { createTestAutumn } from "autumn-react/testing";

const features = JSON.parse(readFileSync(new URL("features.json", import.meta.url), "utf8"));
const { url } = await createTestAutumn({ features }).listen(8080);
console.log(`Autumn (in memory) listens on ${url}`);
