import { type ReactNode, useEffect } from "react";
import { beforeEach, vi } from "vitest";
import { AutumnProvider, type AutumnProviderProps, createAutumnClient, useOutbox } from "../../src";
import { createAutumnHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";

// jsdom has no IndexedDB: each outbox says once that it works from memory.
beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));

/**
 * The whole way of an event without a network: client, handler, and an in-memory Autumn with the customers "ada" (who
 * has the entity "seat_1") and "bob". Every app has an address, and so an outbox, of its own.
 */
export function createApp() {
  const autumn = createTestAutumn({
    features: {
      messages: { included: 100, eventNames: ["message-sent"] },
      seats: { included: 5, consumable: false },
    },
    customers: [{ id: "ada", entities: [{ id: "seat_1", featureId: "seats" }] }, "bob"],
  });
  let flush = async () => true;
  function Flush() {
    const outbox = useOutbox();
    useEffect(() => {
      flush = outbox.flush;
    }, [outbox]);
    return null;
  }
  const url = `https://app.test/${crypto.randomUUID()}/api/autumn`;
  const app = {
    autumn,
    url,
    /** Who is signed in, as the handler sees it. */
    session: "ada",
    requests: 0,
    /** Requests get no further than to this promise. */
    gate: undefined as Promise<void> | undefined,

    async fetch(input: string | URL | Request, init?: RequestInit) {
      app.requests += 1;
      await app.gate;
      // jsdom's AbortSignal is none to Node's Request.
      return handler(new Request(input, { ...init, signal: undefined }));
    },

    createClient: () => createAutumnClient({ url, fetch: app.fetch }),

    /** The app's provider, with ada signed in unless the props say otherwise. */
    Provider(props: Omit<AutumnProviderProps, "url" | "client">): ReactNode {
      return (
        <AutumnProvider customerId="ada" client={app.createClient()} {...props}>
          <Flush />
          {props.children}
        </AutumnProvider>
      );
    },

    /** What Autumn has recorded, once it is so many events, and no more of them are to come. */
    async recorded(count: number) {
      const check = () => {
        if (autumn.events.length !== count) throw new RangeError(`${autumn.events.length} of ${count} events recorded`);
      };
      await vi.waitFor(check, { timeout: 4_000 });
      await flush();
      check();
      return autumn.events.map(({ customerId, featureId, eventName, entityId, value, properties }) => ({
        customerId,
        ...(featureId && { featureId }),
        ...(eventName && { eventName }),
        ...(entityId && { entityId }),
        value,
        ...(Object.keys(properties).length > 0 && { properties }),
      }));
    },
  };
  const handler = createAutumnHandler({
    secretKey: "am_sk_test_123",
    identify: () => ({ customerId: app.session }),
    allow: {
      features: { messages: { min: -5, max: 5, entity: "any" }, seats: { entity: "any" } },
      events: { "message-sent": { max: 5 } },
    },
    fetch: autumn.fetch,
    onError: () => {},
  });
  return app;
}
