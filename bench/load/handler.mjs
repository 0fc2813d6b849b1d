import { createServer } from "node:http";
import { createAutumnHandler, toNodeHandler } from "autumn-react/server";

/** The handler alone in a process, as an instance of an app's backend would run it; its parent asks what it has used. */
const handler = createAutumnHandler({
  secretKey: "am_sk_test_load",
  url: process.argv[2],
  identify: async (request) => ({ customerId: request.headers.get("x-customer") ?? "cus_load" }),
  allow: { features: { messages: true } },
});
const server = createServer(toNodeHandler(handler));
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));

process.on("message", () => process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }));
process.on("disconnect", () => process.exit());
