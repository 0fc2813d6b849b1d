import { AutumnError } from "./AutumnError";
import { type CredentialSource, createCredential } from "./createCredential";
import { interruptible } from "./interruptible";
import { type Answer, post } from "./post";
import { requestHeaders } from "./requestHeaders";

export type EndpointOptions<Credential> = {
  url: string;
  credential: CredentialSource<Credential>;
  headersOf(credential: Credential): Record<string, string> | undefined;
  credentials?: RequestCredentials | undefined;
  fetch: typeof globalThis.fetch | undefined;
  /** ms */
  timeout: number;
};

export type RequestOptions = {
  headers?: ConstructorParameters<typeof Headers>[0];
  signal?: AbortSignal | undefined;
  keepalive?: boolean | undefined;
};

/** Posts JSON to a path below the client's address. */
export type Endpoint = (path: string, body: unknown, options: RequestOptions) => Promise<Answer>;

/** What all clients have in common: options checked once, then JSON posted to paths below one address. */
export function createEndpoint<Credential>(options: EndpointOptions<Credential>): Endpoint {
  const { url, headersOf, credentials, fetch, timeout } = options;
  const check = (isValid: boolean, name: string, expected: string) => {
    if (!isValid) throw new AutumnError("invalid_options", `The client's \`${name}\` can't be used. Pass ${expected}.`);
  };
  check(typeof url === "string" && url !== "", "url", "a path or an address");
  // Timers hold 31 bits; a longer one fires at once.
  check(typeof timeout === "number" && timeout > 0 && timeout < 2 ** 31, "timeout", "ms, more than 0");
  check(fetch === undefined || typeof fetch === "function", "fetch", "a function");

  const withCredential = createCredential(options.credential);
  const address = url.replace(/\/+$/, "");

  return (path, body, { headers, signal, keepalive }) =>
    interruptible(
      (signal) =>
        withCredential((credential) =>
          post(address + path, {
            body: JSON.stringify(body),
            headers: requestHeaders(headersOf(credential), headers, {
              accept: "application/json",
              "content-type": "application/json",
            }),
            signal,
            keepalive,
            credentials,
            fetch,
          }),
        ),
      timeout,
      signal,
    );
}
