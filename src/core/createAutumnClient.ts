import { type CheckingClient, deliver } from "./AutumnClient";
import { AutumnError } from "./AutumnError";
import { checkThrough } from "./checkThrough";
import type { CredentialSource } from "./createCredential";
import { createHandlerClient } from "./createHandlerClient";
import { createId } from "./createId";
import { duplicateResponse } from "./duplicateResponse";
import { isEventId } from "./isEventId";
import { parseTrackParams } from "./parseTrackParams";
import { requestHeaders } from "./requestHeaders";

/** Options of `createAutumnClient`. */
export type AutumnClientOptions = {
  /** Where the handler is mounted: a path of the page's origin, or an address. Default "/api/autumn". */
  url?: string | undefined;
  /**
   * Headers of every request, such as a session token. A function is asked once and its answer kept (so that a request
   * can leave at once when the page goes), and asked again after a 401.
   */
  headers?: CredentialSource<Record<string, string> | undefined>;
  /** As in `fetch`; "include" sends cookies to another origin. Default: the browser's, "same-origin". */
  credentials?: RequestCredentials | undefined;
  /** Default: the global `fetch`, looked up at each call. */
  fetch?: typeof globalThis.fetch | undefined;
  /** ms for a whole request, answer read. Default 15,000. */
  timeout?: number | undefined;
};

/**
 * The client for an app's own backend, where `createAutumnHandler` of `autumn-react/server` answers.
 *
 * `track` sends one event and rejects with an AutumnError: `invalid_params` (nothing is sent), the handler's refusal
 * (`not_allowed`, `insufficient_balance`, `customer_mismatch`, …), or what became of the request: `network_error`,
 * `timeout`, `aborted`, `unauthorized` (401), `rate_limited` (429), `request_refused` (other 4xx, redirects),
 * `server_error` (5xx), `invalid_response` (anything that isn't the handler's JSON). Nothing is retried here: inside
 * `<AutumnProvider>` an outbox does that. `check` asks what is left of a feature, and rejects likewise.
 *
 * Throws `invalid_options`.
 *
 * @example
 * import { createAutumnClient } from "autumn-react";
 *
 * const client = createAutumnClient({ headers: async () => ({ authorization: `Bearer ${await getToken()}` }) });
 * const { balance } = await client.track({ customerId: "cus_123", featureId: "messages" });
 *
 * declare function getToken(): Promise<string>;
 */
export function createAutumnClient(options?: AutumnClientOptions): CheckingClient & { readonly url: string } {
  const client = createHandlerClient(options);
  return {
    ...client,
    check: checkThrough(client) as CheckingClient["check"],
    async track(params, options = {}) {
      // A client that wraps this one repeats an event under its key, which ends with the event's id.
      const headers = requestHeaders(options.headers);
      const id = headers.get("idempotency-key")?.slice(-36) ?? createId();
      headers.delete("idempotency-key");
      if (!isEventId(id)) {
        throw new AutumnError(
          "invalid_options",
          "The Idempotency-Key does not end in a UUID. Use crypto.randomUUID().",
        );
      }
      const event = { id, age: 0, params: parseTrackParams(params) };
      const { results } = await client[deliver]([event], { ...options, headers });
      const { outcome, response, error } = results.find((result) => result.id === id) ?? {};
      if (response) return response;
      if (outcome === "duplicate") return duplicateResponse(event.params);
      throw new AutumnError(
        error?.code ?? (outcome === "customer_mismatch" ? outcome : "server_error"),
        error?.message ?? "The handler can't tell that it is counted. Try again later.",
      );
    },
  };
}
