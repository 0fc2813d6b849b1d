import { defaultMaxAge } from "../core/protocol";
import type { AutumnHandlerOptions } from "./AutumnHandlerOptions";
import { checkNames } from "./checkNames";
import { createPolicy, type Policy } from "./createPolicy";
import { refuseOptions } from "./refuseOptions";

const defaultUrl = "https://api.useautumn.com/v1";
const defaultTimeout = 8_000;

export type HandlerSettings<Context> = Omit<AutumnHandlerOptions<Context>, "allow" | "allowedOrigins"> & {
  secretKey: string;
  policy: Policy;
  url: string;
  maxAge: number;
  timeout: number;
  allowedOrigins: ReadonlySet<string>;
};

/** Fills in the defaults, and throws `invalid_options` for what can't work: when the handler is made, not when it is asked. */
export function checkOptions<Context>(options: AutumnHandlerOptions<Context>): HandlerSettings<Context> {
  const { secretKey, identify, allow, allowedOrigins = [], rateLimit, onError, fetch, ...others } = options ?? {};
  const { maxAge = defaultMaxAge, url = defaultUrl, timeout = defaultTimeout, ...unknown } = others;
  const known = "secretKey identify allow allowedOrigins rateLimit maxAge url fetch timeout onError".split(" ");
  checkNames(unknown, known, "");
  if (typeof identify !== "function") {
    refuseOptions("identify is missing", "Pass a function that gives { customerId }, or null.");
  }
  for (const [name, hook] of Object.entries({ rateLimit, onError, fetch })) {
    if (hook !== undefined && typeof hook !== "function")
      refuseOptions(`${name} is no function`, "Pass one, or leave it out.");
  }
  for (const [name, ms] of Object.entries({ maxAge, timeout })) {
    // Timers hold 31 bits; a longer one fires at once.
    if (!(ms > 0 && ms < 2 ** 31)) refuseOptions(`${name} is ${ms}`, "Pass ms, from 1 to 2147483647.");
  }
  return {
    ...options,
    maxAge,
    timeout,
    secretKey: checkSecretKey(secretKey),
    policy: createPolicy(allow),
    url: checkUrl(url),
    allowedOrigins: checkOrigins(allowedOrigins),
  };
}

function checkSecretKey(secretKey: string | undefined): string {
  if (typeof secretKey !== "string" || secretKey === "") {
    return refuseOptions("secretKey is missing", "Pass process.env.AUTUMN_SECRET_KEY, and set it.");
  }
  // Not shown: the wrong key is still somebody's.
  if (!/^[!-~]+$/.test(secretKey) || /^am_(pk|jwt)_/.test(secretKey)) {
    refuseOptions("secretKey is no secret key", "Pass one: am_sk_…, without spaces.");
  }
  return secretKey;
}

function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    return refuseOptions("url is no plain http(s) address", `Pass one such as ${defaultUrl}, or leave it out.`);
  }
  return url.href.replace(/\/+$/, "");
}

function checkOrigins(origins: readonly string[]): ReadonlySet<string> {
  if (!Array.isArray(origins)) refuseOptions("allowedOrigins is no list", "Pass one, or leave it out.");
  for (const origin of origins) {
    if (origin === "null" || /^[a-z][a-z0-9+.-]*:\/\/[^/?#*\sA-Z]+$/.test(origin)) continue;
    refuseOptions(`allowedOrigins has ${JSON.stringify(origin)}: no origin`, 'Write it so: "https://app.example.com".');
  }
  return new Set(origins);
}
