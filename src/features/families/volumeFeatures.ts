import type { Feature } from "../Feature";

/** Whose sign-ins are counted: first part of the window's name → words, and the fields that the event must have. */
const WHO: readonly [string, string, string[]][] = [
  ["user", "of this user", ["user"]],
  ["source", "from this source IP", ["source_ip"]],
  ["network", "from this network (/24 or /48)", ["source_ip"]],
  ["user_source", "of this user from this source IP", ["user", "source_ip"]],
  ["host", "at this host", ["host"]],
  ["agent", "with exactly this user agent", ["user_agent"]],
  ["organisation", "of everyone", []],
];
const REACHES: readonly [string, string][] = [
  ["5m", "5 minutes"],
  ["15m", "15 minutes"],
  ["1h", "hour"],
  ["24h", "24 hours"],
];

/** How many sign-ins there were just before: attempts, failures, and the share that failed. */
export const VOLUME_FEATURES: readonly Feature[] = WHO.flatMap(([who, words, needs]) =>
  REACHES.flatMap(([reach, span]): Feature[] => {
    const window = `${who}_${reach}`;
    const base = { family: "volume", needs, suspicious: "high", techniques: ["T1110"] } as const;
    return [
      {
        ...base,
        name: `attempts_${window}`,
        unit: "sign-ins",
        description: `sign-ins ${words} in the ${span} before`,
        sql: `coalesce(sum(attempt) OVER ${window}, 0)`,
      },
      {
        ...base,
        name: `failures_${window}`,
        unit: "sign-ins",
        description: `failed sign-ins ${words} in the ${span} before`,
        sql: `coalesce(sum(failed) OVER ${window}, 0)`,
      },
      {
        ...base,
        name: `failure_ratio_${window}`,
        unit: "share",
        description: `share of the sign-ins ${words} in the ${span} before that failed, smoothed`,
        sql: `coalesce(sum(failed) OVER ${window}, 0) / (coalesce(sum(attempt) OVER ${window}, 0) + 1.0)`,
      },
    ];
  }),
);
