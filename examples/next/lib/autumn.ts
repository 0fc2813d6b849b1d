import { Autumn } from "autumn-js";

/** Autumn's official SDK, for what the server itself asks and counts. `failOpen: false`: an outage is an error, not a yes. */
export const autumn = new Autumn({
  secretKey: process.env.AUTUMN_SECRET_KEY,
  serverURL: process.env.AUTUMN_URL?.replace(/\/v1$/, ""),
  // The version that createTestAutumn speaks as well.
  xApiVersion: "2.3.0",
  failOpen: false,
});
