import { batchTrack } from "./batchTrack";
import { check } from "./check";
import { createEntity } from "./createEntity";
import { finalize } from "./finalize";
import { getCustomer } from "./getCustomer";
import { getEntity } from "./getEntity";
import { getOrCreateCustomer } from "./getOrCreateCustomer";
import { mintKey } from "./mintKey";
import type { Route } from "./Route";
import { refreshKey } from "./refreshKey";
import { revokeKey } from "./revokeKey";
import { track } from "./track";

/** What this Autumn answers. Autumn itself has many more routes. */
export const routes: ReadonlyMap<string, Route> = new Map([
  ["POST /v1/balances.track", track],
  ["POST /v1/track", track],
  ["POST /v1/balances.batch_track", batchTrack],
  ["POST /v1/balances.check", check],
  ["POST /v1/check", check],
  ["POST /v1/balances.finalize", finalize],
  ["POST /v1/customers.get_or_create", getOrCreateCustomer],
  ["POST /v1/customers.get", getCustomer],
  ["POST /v1/entities.create", createEntity],
  ["POST /v1/entities.get", getEntity],
  ["POST /v1/keys.mint", mintKey],
  ["POST /v1/keys.refresh", refreshKey],
  ["POST /v1/keys.revoke", revokeKey],
]);
