import { distanceKm, EPOCH_US, UNIT } from "../dialect";
import type { Feature } from "../Feature";

const PREVIOUS = "latest(CASE WHEN succeeded = 1 THEN place END) OVER user_past";
const SINCE_US = `(${EPOCH_US} - max(CASE WHEN succeeded = 1 AND place IS NOT NULL THEN ${EPOCH_US} END) OVER user_past)`;
const DISTANCE = distanceKm(`(${PREVIOUS})`, "place");
const SPEED = `${DISTANCE} / greatest(${SINCE_US} / 3600e6, 1 / 60.0)`;
/** Users of this network, in all of the past, from which it is taken for a shared exit. */
const SHARED_BY = 20;
/** Whether this event's network is one: exits of a VPN are learnt from who uses them. */
const SHARED = `CASE WHEN source_ip IS NOT NULL AND count(DISTINCT "user") OVER network_past >= ${SHARED_BY} THEN 1 ELSE 0 END`;
const PREVIOUS_SHARED = `latest(CASE WHEN succeeded = 1 AND place IS NOT NULL THEN ${SHARED} END) OVER user_past`;

/** The sum of the user's past successes as points on the unit sphere: its direction is their middle. */
const SUM = ["x", "y", "z"].map((axis) => `(sum(CASE WHEN succeeded = 1 THEN place_${axis} END) OVER user_past)`);
const SUM_LENGTH = `sqrt(${SUM.map((axis) => `power(${axis}, 2)`).join(" + ")})`;
const PLACED = "count(CASE WHEN succeeded = 1 THEN place END) OVER user_past";
/** The straight line through the sphere between this place and the middle, in radii. */
const CHORD = `sqrt(${["x", "y", "z"].map((axis, index) => `power(place_${axis} / ${UNIT}.0 - ${SUM[index]} / ${SUM_LENGTH}, 2)`).join(" + ")})`;
const RADIUS_KM = 6371;

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
    "too far from the user's previous success to have travelled, 500 km or more at 800 km/h or more, neither from nor to a network that many share",
    `CASE WHEN (${PREVIOUS}) IS NULL THEN 0
      WHEN ${DISTANCE} >= 500 AND ${SPEED} >= 800 AND (${SHARED}) = 0 AND ${PREVIOUS_SHARED} = 0 THEN 1 ELSE 0 END`,
  ),
  place(
    "distance_from_usual_km",
    "km",
    "distance from the middle of all places of this user's past successes; missing until the first",
    `CASE WHEN ${SUM_LENGTH} > 0 THEN ${2 * RADIUS_KM} * asin(least(1, ${CHORD} / 2)) END`,
  ),
  {
    ...place(
      "spread_km",
      "km",
      "how far this user's past successes usually were from their middle (root mean square, through the ground); missing until the first",
      `CASE WHEN ${PLACED} > 0 THEN ${RADIUS_KM} * sqrt(greatest(0, 2 * (1 - ${SUM_LENGTH} / ${UNIT} / (${PLACED})))) END`,
      ["user"],
    ),
    suspicious: "either",
  },
  {
    ...place(
      "place_share_user",
      "share",
      "share of this user's past successes that were at this place (a cell of 0.01 degrees), smoothed",
      `coalesce(sum(succeeded) OVER user_place_past, 0) / ((${PLACED}) + 1.0)`,
    ),
    suspicious: "low",
  },
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
  {
    ...place(
      "shared_network",
      "1 = yes, 0 = no",
      `at least ${SHARED_BY} users came from this network before: its place says little about the user's`,
      SHARED,
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
