// The app's server in a process of its own, so that it can be killed: `node handler.mjs PACKAGE PAGES AUTUMN PORT SEED`.
// It serves the page, keeps the session, and hands requests for events to the package's handler, through the weather.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { answerCalls } from "./answerCalls.mjs";
import { createRandom } from "./createRandom.mjs";
import { createWeather } from "./createWeather.mjs";

const [packageFolder, pagesFolder, autumnUrl, port, seed] = process.argv.slice(2);
const { createAutumnHandler, toNodeHandler } = await import(`${packageFolder}/dist/server.js`);

const weather = createWeather(createRandom(Number(seed)));
/** Who is signed in where the browser keeps no cookies. */
let guest = null;
let validToken = 1;

function identify(request) {
  const token = request.headers.get("authorization");
  if (token !== null && token !== `Bearer ${validToken}`) return null;
  const customerId = /(?:^|; )session=([^;]*)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? guest;
  return customerId ? { customerId } : null;
}

const answerEvents = toNodeHandler(
  createAutumnHandler({
    secretKey: "am_sk_test_chaos",
    identify,
    allow: {
      features: { messages: { max: 3 }, exports: true, ghost: true },
      events: { "message-sent": { max: 2 } },
    },
    url: `${autumnUrl}/v1`,
    onError: () => {},
  }),
);

/** Lets the handler answer into memory; gives the function that really sends the answer. */
async function carryOut(request, response) {
  const answer = { statusCode: 200, writableFinished: true, headers: [], body: "", on() {} };
  answer.setHeader = (...header) => answer.headers.push(header);
  answer.end = (body) => {
    answer.body = body;
  };
  await answerEvents(request, answer);
  return () => {
    response.statusCode = answer.statusCode;
    for (const header of answer.headers) response.setHeader(...header);
    response.end(answer.body);
  };
}

async function servePage(request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  if (pathname === "/token") return response.end(`Bearer ${validToken}`);
  // From the cache, the page starts offline, too.
  response.setHeader("cache-control", "max-age=3600");
  if (pathname.endsWith(".js")) {
    response.setHeader("content-type", "text/javascript");
    return response.end(await readFile(pagesFolder + pathname));
  }
  response.setHeader("content-type", "text/html; charset=utf-8");
  const script = `/${searchParams.get("script")}`;
  response.end(
    `<!doctype html><title>chaos</title><div id="root"></div><script type="module" src="${script}"></script>`,
  );
}

const server = createServer((request, response) => {
  if (!request.url.startsWith("/api/")) return servePage(request, response);
  return weather.befall(request, response, { answer: answerEvents, carryOut });
});
await new Promise((resolve) => server.listen(Number(port), "127.0.0.1", resolve));

answerCalls(
  {
    weather: weather.set,
    befallen: weather.befallen,
    setGuest(customerId) {
      guest = customerId;
    },
    expireToken() {
      validToken += 1;
    },
  },
  { url: `http://127.0.0.1:${server.address().port}` },
);
