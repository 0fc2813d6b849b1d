/** What may be called from outside: everything of a test Autumn that takes and gives JSON. */
const METHODS = [
  "advance",
  "balance",
  "clearFaults",
  "conditions",
  "delay",
  "fail",
  "goOffline",
  "goOnline",
  "hang",
  "loseResponse",
  "snapshot",
];

/**
 * A `fetch` in front of the Autumn's own that also answers `/__test/…`, by which a test in another process steers it:
 * `GET /__test/events` is the ledger, `POST /__test/fail` with the JSON array of the arguments as body calls `fail`, and so on;
 * `POST /__test/condition` with `["begin" | "end", condition]` makes true what a recorded step asks for.
 */
export function withControl(autumn) {
  return async function fetch(input, init) {
    const { pathname } = new URL(String(input));
    const name = /^\/__test\/(\w+)$/.exec(pathname)?.[1];
    if (name === undefined) return autumn.fetch(input, init);
    if (name === "events") return Response.json(autumn.events);
    const args = init?.body ? JSON.parse(init.body) : [];
    if (name === "condition") return Response.json((await applyCondition(autumn, ...args)) ?? null);
    if (METHODS.includes(name)) return Response.json(autumn[name](...args) ?? null);
    return Response.json({ message: `There is no /__test/${name}` }, { status: 404 });
  };
}

const ROUTES = { track: "balances.track", check: "balances.check" };

/** Makes true, or untrue again, what a step of the recorded exchanges needs. */
export async function applyCondition(autumn, phase, condition) {
  if (phase === "end") return autumn.clearFaults();
  autumn.conditions(condition);
  // The recorded server was known to apply its new limit when it refused a request of the scenario's first customer:
  // by then, that customer's second was used up. (check-wire.mjs calls each scenario's first customer cus_0_….)
  const first = autumn.snapshot().customers.filter(({ id }) => id.startsWith("cus_0_"));
  for (const [group, limit] of Object.entries(condition.rateLimit ?? {})) {
    for (const { id } of first) {
      for (let request = 0; request < limit; request++) {
        await autumn.fetch(`http://autumn.test/v1/${ROUTES[group]}`, {
          method: "POST",
          headers: { authorization: "Bearer am_sk_test_condition" },
          body: JSON.stringify({ customer_id: id }),
        });
      }
    }
  }
}
