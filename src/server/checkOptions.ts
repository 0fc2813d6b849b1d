import { AutumnError } from "../core/AutumnError";
import { defaultMaxAge } from "../core/protocol";
import type { AutumnHandlerOptions } from "./AutumnHandlerOptions";
import { createPolicy, type Policy } from "./createPolicy";

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
  const { secretKey, identify, url = defaultUrl, maxAge = defaultMaxAge, timeout = defaultTimeout } = options;
  if (typeof secretKey !== "string" || secretKey === "") {
    refuse(
      "has no secretKey",
      "Pass your Autumn secret key, e.g. secretKey: process.env.AUTUMN_SECRET_KEY, and set that variable.",
    );
  }
  if (!/^[!-~]+$/.test(secretKey)) {
    refuse(
      "has a secretKey with spaces or line breaks in it",
      "Copy it again from Autumn's dashboard; it starts with am_sk_.",
    );
  }
  if (/^am_(pk|jwt)_/.test(secretKey)) {
    refuse("has a secretKey that is a publishable key or a customer token", "Pass the one that starts with am_sk_.");
  }
  requireFunction(identify, "identify", "Pass a function that returns { customerId } of who is signed in, or null.");
  for (const name of ["rateLimit", "onError", "fetch"] as const) {
    if (options[name] !== undefined) requireFunction(options[name], name, "Pass a function, or leave it out.");
  }
  for (const [name, value] of Object.entries({ maxAge, timeout })) {
    if (!(typeof value === "number" && value > 0 && value < 2 ** 31)) {
      refuse(
        `has a ${name} that isn't a number of ms above 0 (at most ${2 ** 31 - 1})`,
        "Pass milliseconds, or leave it out.",
      );
    }
  }
  return {
    ...options,
    secretKey,
    maxAge,
    timeout,
    policy: createPolicy(options.allow),
    url: checkUrl(url),
    allowedOrigins: checkOrigins(options.allowedOrigins ?? []),
  };
}

function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    refuse("has a url that isn't a plain http(s) address", `Pass one such as ${defaultUrl}, or leave it out.`);
  }
  return url.href.replace(/\/+$/, "");
}

function checkOrigins(origins: readonly string[]): ReadonlySet<string> {
  for (const origin of origins) {
    const isOrigin =
      typeof origin === "string" && (origin === "null" || /^[a-z][a-z0-9+.-]*:\/\/[^/?#*\s]+$/.test(origin));
    if (!isOrigin) {
      refuse(
        `has ${JSON.stringify(origin)} in allowedOrigins, which isn't an origin`,
        'Write it as a browser does: "https://app.example.com", lower case, no path, no "*".',
      );
    }
  }
  return new Set(origins);
}

function requireFunction(value: unknown, name: string, fix: string): void {
  if (typeof value !== "function") refuse(`has no function as ${name}`, fix);
}

function refuse(what: string, fix: string): never {
  throw new AutumnError("invalid_options", `createAutumnHandler ${what}. ${fix}`);
}
