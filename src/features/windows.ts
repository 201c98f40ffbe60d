import { frame } from "./dialect";

/** A named window: the earlier events with the same values in some columns, up to some time back. */
export interface FeatureWindow {
  /** Columns whose values must be the present event's; none: the whole organisation. */
  partition: readonly string[];
  /** How far back, microseconds; the earliest event that counts is exactly so long ago. Infinity: all of the past. */
  reachUs: number;
}

const MINUTE_US = 60_000_000;
const REACHES: Readonly<Record<string, [number, string]>> = {
  "5m": [5 * MINUTE_US, "INTERVAL 5 MINUTE"],
  "10m": [10 * MINUTE_US, "INTERVAL 10 MINUTE"],
  "15m": [15 * MINUTE_US, "INTERVAL 15 MINUTE"],
  "1h": [60 * MINUTE_US, "INTERVAL 1 HOUR"],
  "24h": [24 * 60 * MINUTE_US, "INTERVAL 24 HOUR"],
  "7d": [7 * 24 * 60 * MINUTE_US, "INTERVAL 168 HOUR"],
  past: [Infinity, "UNBOUNDED"],
};

/** What the first part of a window's name stands for. */
const PARTITIONS: Readonly<Record<string, readonly string[]>> = {
  organisation: [],
  user: ["user"],
  source: ["source_ip"],
  network: ["network"],
  country: ["country"],
  asn: ["asn"],
  device: ["device"],
  agent: ["user_agent"],
  browser: ["browser"],
  host: ["host"],
  session: ["session_id"],
  weekday: ["weekday"],
  user_source: ["user", "source_ip"],
  user_network: ["user", "network"],
  user_country: ["user", "country"],
  user_city: ["user", "city"],
  user_asn: ["user", "asn"],
  user_device: ["user", "device"],
  user_agent: ["user", "user_agent"],
  user_browser: ["user", "browser"],
  user_host: ["user", "host"],
  user_method: ["user", "method"],
  user_weekend: ["user", "weekend"],
  user_place: ["user", "place"],
  host_network: ["host", "network"],
  host_country: ["host", "country"],
  host_asn: ["host", "asn"],
  host_device: ["host", "device"],
  host_browser: ["host", "browser"],
  session_network: ["session_id", "network"],
  agent_host: ["user_agent", "host"],
};

/**
 * The named windows that a feature's expression may use: `user_1h`, `source_24h`, `user_device_past`, …
 *
 * Each ends one microsecond before the event. So none sees the event itself or another one at the same time, and the
 * order of simultaneous events changes nothing.
 */
export const FEATURE_WINDOWS: ReadonlyMap<string, FeatureWindow> = new Map(
  Object.entries(PARTITIONS).flatMap(([who, partition]) =>
    Object.entries(REACHES).map(([reach, [reachUs]]) => [`${who}_${reach}`, { partition, reachUs }] as const),
  ),
);

/** How the names of windows are made, for messages. */
export const WINDOW_NAMES: string =
  `one of ${Object.keys(PARTITIONS).join(", ")}, ` + `with one of ${Object.keys(REACHES).join(", ")} behind it`;

/** The same windows as SQL: name → definition. */
export const WINDOWS: Readonly<Record<string, string>> = Object.freeze(
  Object.fromEntries(
    Object.entries(PARTITIONS).flatMap(([who, partition]) =>
      Object.entries(REACHES).map(([reach, [, sql]]) => [
        `${who}_${reach}`,
        frame(partition.map((column) => `"${column}"`).join(", "), sql),
      ]),
    ),
  ),
);
