import { QueryClient } from "@tanstack/react-query";
import type { Tracker } from "./createTracker";

/** Of apps that have none, one for each outermost provider, whoever signs in: what React Query mounted stays with its client. */
const privateClients = /*@__PURE__*/ new WeakMap<object, QueryClient>();

/**
 * Where a tracker's mutations and queries are: the QueryClient that a provider was given, else the nearest, else a private
 * one. Apart from the tracker, so that an app without hooks does not load React Query.
 */
export function queryClientOf(tracker: Tracker, nearest: QueryClient | undefined): QueryClient {
  if (tracker.queryClient) return tracker.queryClient;
  if (tracker.parent) return queryClientOf(tracker.parent, nearest);
  if (nearest) return nearest;
  const client = privateClients.get(tracker.provider) ?? new QueryClient();
  privateClients.set(tracker.provider, client);
  return client;
}
