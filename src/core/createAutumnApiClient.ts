import type { CheckingClient } from "./AutumnClient";
import { AutumnError } from "./AutumnError";
import { autumnApiVersion } from "./autumnApiVersion";
import { balanceFromAutumnAnswer } from "./balanceFromAutumnAnswer";
import type { CredentialSource } from "./createCredential";
import { createEndpoint } from "./createEndpoint";
import { duplicateResponse } from "./duplicateResponse";
import { failureOf } from "./failureOf";
import { isBrowser } from "./isBrowser";
import { outcomeOfAutumnAnswer } from "./outcomeOfAutumnAnswer";
import { parseTrackParams } from "./parseTrackParams";
import type { Answer } from "./post";
import type { EventResult } from "./protocol";
import { readJson } from "./readJson";
import { trackParamsToWire } from "./trackParamsToWire";

/** Options of `createAutumnApiClient`. */
export type AutumnApiClientOptions = {
  /** Autumn's API. Default "https://api.useautumn.com/v1". */
  url?: string | undefined;
  /**
   * A customer's access token (`am_jwt_…`), which the app's backend mints with `keys.mint`. A function is asked once and
   * its answer kept, and asked again after a 401. A secret key (`am_sk_…`) works outside browsers only.
   */
  token: CredentialSource<string>;
  /** Default: the global `fetch`, looked up at each call. */
  fetch?: typeof globalThis.fetch | undefined;
  /** ms for a whole request, answer read. Default 15,000. */
  timeout?: number | undefined;
};

/**
 * The client for Autumn itself, without a backend of one's own in between: React Native, Electron, a self-hosted Autumn
 * (the hosted one answers no other web page: CORS). Whoever holds a customer token may also credit that customer, so
 * it is for front ends that are trusted.
 *
 * `track` and `check` reject with the codes of `createAutumnClient`, and with `secret_key_in_browser` where the token turns out to
 * be a secret key. Throws `invalid_options`, and `secret_key_in_browser` for a secret key in a browser.
 *
 * @example
 * import { createAutumnApiClient } from "autumn-react";
 *
 * const client = createAutumnApiClient({ token: async () => (await fetch("https://example.com/autumn-token")).text() });
 * await client.track({ customerId: "cus_123", featureId: "messages" });
 */
export function createAutumnApiClient({
  url = "https://api.useautumn.com/v1",
  token,
  fetch,
  timeout = 15_000,
}: AutumnApiClientOptions): CheckingClient & { readonly url: string } {
  if (typeof token !== "function") assertToken(token, "invalid_options");
  const post = createEndpoint({
    url,
    credential: token,
    headersOf(known) {
      assertToken(known, "unauthorized");
      return { authorization: `Bearer ${known}`, "x-api-version": autumnApiVersion };
    },
    fetch,
    timeout,
  });

  return {
    url,
    async track(input, options = {}) {
      const params = parseTrackParams(input);
      const answer = await post("/balances.track", trackParamsToWire(params), options);
      const { response, error } = outcomeOfAutumnAnswer(answer.status, readJson(answer), 0);
      if (response) return response;
      if (!error) return duplicateResponse(params);
      throw errorOf(answer, error);
    },

    async check({ customerId, featureId, entityId }, options = {}) {
      const params = parseTrackParams({ customerId, featureId, entityId });
      const answer = await post("/balances.check", trackParamsToWire(params), options);
      const json = readJson(answer);
      const balance = balanceFromAutumnAnswer(answer.status, json);
      if (balance !== undefined) return { balance };
      throw errorOf(answer, outcomeOfAutumnAnswer(answer.status, json, 0).error);
    },
  };
}

function errorOf({ status, retryAfter }: Answer, error: EventResult["error"]): AutumnError {
  const { code, message } = error ?? failureOf("Autumn", status);
  return new AutumnError(code, message, { status: status || undefined, retryAfter });
}

/** Never prints the token. */
function assertToken(token: unknown, code: "invalid_options" | "unauthorized"): void {
  if (typeof token !== "string" || token === "") {
    throw new AutumnError(code, "The client's `token` is empty. Pass a customer's token (am_jwt_…).");
  }
  if (token.startsWith("am_sk_") && isBrowser()) {
    throw new AutumnError(
      "secret_key_in_browser",
      "A secret key is in a browser, where anyone can read it. Revoke it. Pass a customer's token (am_jwt_…).",
    );
  }
}
