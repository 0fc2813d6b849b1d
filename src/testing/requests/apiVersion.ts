import { Refusal } from "../wire/Refusal";

const LATEST = "2.3.0";

const VERSIONS = ["2.2.0", "2.1.0", "2.0.0", "1.2.0", "1.1.0", "0.2.0", "0.1.0"];

const ALIASES: Readonly<Record<string, string>> = {
  "2026-05-13": LATEST,
  "2026-03-18": "2.2.0",
  "2026-03-17": "2.1.0",
  "2026-03-16": "2.0.0",
  beta: "1.4.0",
  "1.4": "1.4.0",
  "2025-05-05": "1.2.0",
  "2025-04-17": "1.1.0",
  "2025-04-01": "0.2.0",
  "2025-02-01": "0.1.0",
};

/**
 * The version a request asks for, as "2.3.0"; without a header the newest. 400 for one that the server does not know:
 * newer ones too. Versions order as strings do.
 */
export function apiVersion(header: string | null): string {
  if (!header) return LATEST;
  const date = header.replace(/^(\d{4}-\d{2}-\d{2})\.clover$/, "$1");
  const parts = header.split(".");
  const semantic = /^\d+(\.\d+)*$/.test(header) ? `${parts[0]}.${parts[1] ?? 0}.${parts[2] ?? 0}` : "";
  const version = Object.hasOwn(ALIASES, date)
    ? ALIASES[date]
    : [LATEST, ...VERSIONS].find((known) => known === semantic);
  if (version === undefined) throw new Refusal(400, "invalid_api_version", `"${header}" is not a valid API version`);
  return version;
}
