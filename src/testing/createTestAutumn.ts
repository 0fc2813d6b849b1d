import { AutumnError } from "../core/AutumnError";
import { amountsOf } from "./balances/amountsOf";
import { resetBalances } from "./balances/resetBalances";
import { createFaults } from "./faults/createFaults";
import { listen } from "./listen";
import { addCustomers } from "./org/addCustomers";
import { createCatalog } from "./org/createCatalog";
import { createOrg } from "./org/createOrg";
import { entitlementOf } from "./org/entitlementOf";
import type { OrgState } from "./org/OrgState";
import { createFetch } from "./requests/createFetch";
import type { TestAutumn, TestAutumnEvent } from "./TestAutumn";
import type { TestAutumnOptions } from "./TestAutumnOptions";
import { tokensFor } from "./tokens/tokensFor";
import { settle } from "./usage/settle";

/**
 * An Autumn in memory, for tests, stories and demos: it answers as the real server does (API 2.3.0), keeps a ledger that
 * can be read, and fails on demand. It needs no network, no timers and no React.
 *
 * Give its `fetch` to `createAutumnHandler` or `createAutumnApiClient`; any key that begins with `am_sk_test_` is right,
 * except those that begin with `am_sk_test_doesnotexist`.
 *
 * @throws AutumnError `invalid_options` when a credit schema, or a customer's entity, names a feature that is not there.
 * @example
 * import { createTestAutumn } from "autumn-react/testing";
 *
 * const autumn = createTestAutumn({
 *   features: { messages: { included: 100 }, seats: { included: 3, consumable: false }, sso: { included: true } },
 *   customers: ["cus_1"],
 * });
 * await autumn.fetch("https://api.useautumn.com/v1/balances.track", {
 *   method: "POST",
 *   headers: { authorization: "Bearer am_sk_test_any" },
 *   body: JSON.stringify({ customer_id: "cus_1", feature_id: "messages", value: 2 }),
 * });
 * autumn.balance("cus_1", "messages"); // { granted: 100, remaining: 98, usage: 2, nextResetAt: … }
 */
export function createTestAutumn<FeatureId extends string>(
  options: TestAutumnOptions<FeatureId>,
): TestAutumn<FeatureId> {
  const { customers = [], state, now = () => Date.now() } = options;
  const { org, advance, snapshot } = createOrg(createCatalog(options), now, state as OrgState | undefined);
  addCustomers(org, customers);
  const faults = createFaults();
  const fetch = createFetch(org, faults);

  return {
    fetch,
    get events() {
      settle(org);
      return org.events as unknown as readonly TestAutumnEvent<FeatureId>[];
    },
    balance(customerId, featureId, { entityId } = {}) {
      settle(org);
      const customer = org.customers.get(customerId);
      if (!customer) return null;
      if (entityId !== undefined && !customer.entities.some(({ id }) => id === entityId)) return null;
      resetBalances(customer, org.now());
      const entitlement = entitlementOf(customer, featureId);
      if (!entitlement || org.catalog.features.get(featureId)?.type === "boolean") return null;
      return { ...amountsOf(entitlement), nextResetAt: entitlement.nextResetAt };
    },
    token(customerId) {
      const customer = org.customers.get(customerId);
      if (!customer) throw unknownCustomer(customerId);
      customer.tokens.generation += 1;
      return tokensFor(customer, org.now(), true).access_token;
    },
    fail: faults.fail,
    loseResponse: faults.loseResponse,
    hang: faults.hang,
    delay: faults.delay,
    goOffline: faults.goOffline,
    goOnline: faults.goOnline,
    conditions(conditions) {
      settle(org);
      org.conditions = conditions;
    },
    clearFaults() {
      faults.clear();
      settle(org);
      org.conditions = {};
    },
    advance(ms) {
      advance(ms);
      settle(org);
    },
    snapshot,
    listen: (port) => listen(fetch, port),
  };
}

function unknownCustomer(customerId: string) {
  return new AutumnError(
    "customer_not_found",
    `There is no customer "${customerId}" to make a token for. Name it in the customers of createTestAutumn.`,
  );
}
