/**
 * What stands between a page and the app's server, and can go wrong: proxies, portals, cables. `set` takes what happens to
 * requests for events from now on; `share` is the part of them that it happens to, after the first.
 *
 * - `fine`
 * - `status`: answered with `status` (and `retryAfter`, in s), not carried out
 * - `body`: answered with 200 and `body`, not carried out
 * - `resetBefore`, `resetAfter`: the connection breaks before, or after, it is carried out
 * - `slow`: carried out, answered `ms` later
 */
export function createWeather(random) {
  let weather = { kind: "fine" };
  let isFirst = true;
  let befallen = 0;

  return {
    set(next) {
      weather = next;
      isFirst = true;
    },
    /** How many requests something has happened to. */
    befallen: () => befallen,
    /** `answer` carries a request out and answers it; `carryOut` gives the answer as a function that sends it. */
    async befall(request, response, { answer, carryOut }) {
      const { kind, share = 1, ...details } = weather;
      if (kind === "fine" || (random() >= share && !isFirst)) return answer(request, response);
      isFirst = false;
      befallen += 1;
      if (kind === "resetBefore") return request.socket.resetAndDestroy();
      if (kind === "status" || kind === "body") {
        request.resume();
        response.statusCode = details.status ?? 200;
        if (details.retryAfter !== undefined) response.setHeader("retry-after", String(details.retryAfter));
        response.setHeader("content-type", "text/html");
        return response.end(details.body ?? "<h1>Something went wrong</h1>");
      }
      const send = await carryOut(request, response);
      if (kind === "resetAfter") return request.socket.resetAndDestroy();
      setTimeout(send, details.ms);
    },
  };
}
