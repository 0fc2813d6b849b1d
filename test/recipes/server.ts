import { createServer } from "node:http";
import { createAutumnHandler, toNodeHandler } from "../../src/server";

const autumn = createAutumnHandler({
  secretKey: process.env.AUTUMN_SECRET_KEY,
  // Stands for your auth library: null where nobody is signed in.
  identify: () => ({ customerId: "cus_123" }),
  allow: { features: { exports: true } },
});

export const server = createServer(toNodeHandler(autumn)).listen(3000);
