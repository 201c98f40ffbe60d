import type { Feature } from "../Feature";

/**
 * A failure that nothing speaks for: of an account that exists, from a network that nobody had signed in from by then,
 * or from nobody knows where. Stale passwords and scanners inside fail where others succeed; what every door on the
 * internet hears is mostly names that nobody has.
 */
const IS_STRANGER = `failed = 1 AND unknown_user = 0
  AND (source_ip IS NULL OR coalesce(sum(succeeded) OVER network_past, 0) = 0)`;

/** Whose failures are counted: first part of the window's name → words, and the fields that the event must have. */
const WHO: readonly [string, string, string[]][] = [
  ["user", "of this user", ["user"]],
  ["source", "from this source IP", ["source_ip"]],
  ["network", "from this network (/24 or /48)", ["source_ip"]],
  ["user_source", "of this user from this source IP", ["user", "source_ip"]],
  ["host", "at this host", ["host"]],
  ["agent", "with exactly this user agent", ["user_agent"]],
  ["agent_host", "at this host with exactly this user agent", ["user_agent", "host"]],
  ["organisation", "of everyone", []],
];
const REACHES: readonly [string, string][] = [
  ["15m", "15 minutes"],
  ["1h", "hour"],
  ["24h", "24 hours"],
];

/** How many failures there were just before of accounts that exist, from networks that nobody had signed in from. */
export const STRANGER_FEATURES: readonly Feature[] = WHO.flatMap(([who, words, needs]) =>
  REACHES.map(([reach, span]): Feature => ({
    name: `stranger_failures_${who}_${reach}`,
    family: "volume",
    unit: "sign-ins",
    description: `failed sign-ins ${words} in the ${span} before, of accounts that exist, from networks that nobody had signed in from or without an address`,
    sql: `coalesce(sum(CASE WHEN ${IS_STRANGER} THEN 1 ELSE 0 END) OVER ${who}_${reach}, 0)`,
    needs,
    suspicious: "high",
    techniques: ["T1110"],
  })),
);
