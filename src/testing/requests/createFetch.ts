import type { Faults } from "../faults/createFaults";
import { failureRefusal } from "../faults/failureRefusal";
import type { Org } from "../org/Org";
import type { TestAutumn } from "../TestAutumn";
import type { Call } from "./Call";
import { createResponder } from "./createResponder";
import { NetworkError } from "./NetworkError";

/** A `fetch` that reaches nothing but this Autumn. */
export function createFetch(org: Org, faults: Faults): TestAutumn["fetch"] {
  const respond = createResponder(org);

  async function send(input: string | URL | Request, init: RequestInit | undefined): Promise<Response> {
    if (faults.isOffline()) throw new NetworkError();
    const url = new URL(input instanceof Request ? input.url : String(input), "http://autumn.test");
    const method = init?.method ?? (input instanceof Request ? input.method : "GET");
    // A preflight asks for nothing that could fail: what it is the preflight of is meant.
    const fault = method.toUpperCase() === "OPTIONS" ? undefined : faults.next(url.pathname);
    if (fault?.kind === "hang") return new Promise(() => {});

    const refusal = fault?.kind === "failure" ? failureRefusal(fault.failure) : undefined;
    const call = await readCall(url, input, init);
    const { status, headers, text } = await respond(call, { refusal, latency: faults.latency() });
    if (fault?.kind === "lostResponse") throw new NetworkError();
    return new Response(text, { status, headers });
  }

  return async function fetch(input, init) {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    return unlessAborted(send(input, init), signal);
  };
}

async function readCall(url: URL, input: string | URL | Request, init: RequestInit = {}): Promise<Call> {
  const { method = "GET", headers, body } = init;
  // Without a Request where none is needed: making one costs more than all the rest.
  if (!(input instanceof Request) && (!body || typeof body === "string")) {
    return { method: method.toUpperCase(), url, headers: new Headers(headers), text: body || "" };
  }
  const request = new Request(input instanceof Request ? input : url, init);
  return { method: request.method, url, headers: request.headers, text: await request.text() };
}

/** The caller stops waiting; the work goes on, as a server's does. */
function unlessAborted(work: Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
