import { createServer } from "node:http";

/** What stands in for Autumn: answers each event after the ms it is started with. */
const delay = Number(process.argv[2]);
const answer = JSON.stringify({
  customer_id: "cus_load",
  value: 1,
  balance: {
    feature_id: "messages",
    granted: 1_000_000,
    remaining: 999_999,
    usage: 1,
    unlimited: false,
    overage_allowed: false,
    next_reset_at: null,
  },
});

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end(answer), delay);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
process.on("disconnect", () => process.exit());
