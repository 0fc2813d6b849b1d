import type { QueryClient } from "@tanstack/react-query";
import { type ReactNode, useContext, useEffect, useInsertionEffect, useMemo, useState } from "react";
import type { AutumnClient } from "../core/AutumnClient";
import type { AutumnError } from "../core/AutumnError";
import type { OutboxEvent } from "../core/outbox/Outbox";
import type { EntityId } from "../core/Register";
import type { TrackParams } from "../core/TrackParams";
import { AutumnContext } from "./AutumnContext";
import { createTracker } from "./createTracker";

/** @inline */
type ClientProps =
  | {
      /** Where `createAutumnHandler` answers: a path of the page's origin, or an address. Default "/api/autumn". */
      url?: string | undefined;
      client?: never;
    }
  | {
      url?: never;
      /** Carries the events, where a `url` is not enough (headers, credentials). May be made inline, at each render. */
      client?: (AutumnClient & { readonly url?: string | undefined }) | undefined;
    };

/** Props of `AutumnProvider`; only `customerId` and `url` are needed, so that a Server Component can render it. */
export type AutumnProviderProps = ClientProps & {
  /**
   * Whose usage is tracked below. `null`: nobody is signed in, and tracking is refused with `no_customer`. Left out:
   * inherited, or, without a provider above, each call names its customer and only the handler checks it.
   */
  customerId?: string | null | undefined;
  /** Default for the events below. Inherited, unless the customer is another one: an entity is one of its customer's. */
  entityId?: EntityId | undefined;
  /** Defaults for the events below; merged key by key with what is above, the hook and the call. */
  properties?: TrackParams["properties"];
  /** Default: that of the nearest QueryClientProvider, else a private one. */
  queryClient?: QueryClient | undefined;
  outbox?:
    | {
        /** Keeps the events apart from those of other apps on the same origin that use the same handler. */
        name?: string | undefined;
        /** How many events may wait per customer. Default 10,000. Counts for whoever is first to use the outbox on a page. */
        maxPending?: number | undefined;
      }
    | undefined;
  /**
   * Called once for each accepted event of this customer that is refused for good, those of earlier visits included.
   * Default: inherited, else `console.error`.
   */
  onReject?: ((event: OutboxEvent, error: AutumnError) => void) | undefined;
  children?: ReactNode;
};

/**
 * Says whose usage is tracked below it, and lets that customer's events be sent while it is mounted. Events wait in an
 * outbox of the page, one per handler and `outbox.name`, which all providers share. Providers nest: what one leaves out
 * comes from the one above.
 *
 * It uses the app's own QueryClient and provides none. A new value of any prop but `customerId`, `entityId`, `url`,
 * `queryClient` and `outbox.name` renders nothing again.
 *
 * @group Components
 *
 * @example
 * import { AutumnProvider, TrackOnClick } from "autumn-react";
 *
 * export function App({ user }: { user: { id: string } | null }) {
 *   return (
 *     <AutumnProvider customerId={user?.id ?? null} properties={{ app: "web" }}>
 *       <TrackOnClick featureId="messages">Send</TrackOnClick>
 *     </AutumnProvider>
 *   );
 * }
 */
export function AutumnProvider(props: AutumnProviderProps) {
  const parent = useContext(AutumnContext);
  const { customerId = parent?.customerId, client, queryClient } = props;
  const entityId = props.entityId ?? (customerId === parent?.customerId ? parent?.entityId : undefined);
  const outboxName = props.outbox?.name ?? parent?.outboxName;
  const url = client ? (client.url ?? null) : props.url;
  const [provider] = useState(Object);
  const tracker = useMemo(
    () => createTracker({ provider, parent, customerId, entityId, url, outboxName, queryClient }),
    [provider, parent, customerId, entityId, url, outboxName, queryClient],
  );
  useInsertionEffect(() => tracker.update(props));
  useEffect(() => {
    const disconnect = tracker.connect();
    // Cleanups run from the top down: those below may still track.
    return () => queueMicrotask(disconnect);
  }, [tracker]);
  return <AutumnContext.Provider value={tracker}>{props.children}</AutumnContext.Provider>;
}
