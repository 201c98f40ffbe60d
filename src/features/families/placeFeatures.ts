import { distanceKm, EPOCH_US } from "../dialect";
import type { Feature } from "../Feature";

const PREVIOUS = "latest(CASE WHEN succeeded = 1 THEN place END) OVER user_past";
const SINCE_US = `(${EPOCH_US} - max(CASE WHEN succeeded = 1 AND place IS NOT NULL THEN ${EPOCH_US} END) OVER user_past)`;
const DISTANCE = distanceKm(`(${PREVIOUS})`, "place");
const SPEED = `${DISTANCE} / greatest(${SINCE_US} / 3600e6, 1 / 60.0)`;
/** Users of this network, in all of the past, from which it is taken for a shared exit. */
const SHARED_BY = 20;

/** Where from, and whether that can be. */
export const PLACE_FEATURES: readonly Feature[] = [
  place("distance_from_previous_km", "km", "distance from the place of this user's previous success", DISTANCE),
  place(
    "speed_from_previous_kmh",
    "km/h",
    "speed needed from the place of this user's previous success, a minute at least",
    SPEED,
  ),
  place(
    "impossible_travel",
    "1 = yes, 0 = no",
    "too far from the user's previous success to have travelled, 500 km or more at 800 km/h or more, outside networks that many share",
    `CASE WHEN (${PREVIOUS}) IS NULL THEN 0
      WHEN ${DISTANCE} >= 500 AND ${SPEED} >= 800 AND count(DISTINCT "user") OVER network_past < ${SHARED_BY} THEN 1 ELSE 0 END`,
  ),
  place(
    "session_distance_km",
    "km",
    "distance from the place where this session was before",
    distanceKm(`(latest(place) OVER session_past)`, "place"),
    ["session_id", "latitude", "longitude"],
  ),
  {
    ...place(
      "users_network_past",
      "users",
      "distinct users of this network before: an office, a shared exit or a mobile carrier has many",
      `count(DISTINCT "user") OVER network_past`,
      ["source_ip"],
    ),
    suspicious: "low",
  },
];

function place(
  name: string,
  unit: string,
  description: string,
  sql: string,
  needs = ["user", "latitude", "longitude"],
): Feature {
  return { name, family: "place", unit, description, sql, needs, suspicious: "high", techniques: ["T1078.004"] };
}
