import { AGENT_FAMILIES } from "../text/agentFamily";

/**
 * Everything in the catalogue that is DuckDB's own SQL. Another engine needs another file like this one; all other
 * expressions are standard SQL.
 */

/** Microseconds since 1970, a whole number. */
export const EPOCH_US = `epoch_us("timestamp")`;

/** Hour of the day (UTC), 0 ≤ h < 24, with minutes and seconds as a fraction. */
export const HOUR_OF_DAY = `((epoch_us("timestamp") // 1000000) % 86400) / 3600.0`;

/** 1 = Monday … 7 = Sunday. */
export const ISO_WEEKDAY = `isodow("timestamp")`;

/** The /24 of an IPv4 address, the first three groups (/48) of an IPv6 address; an address in another form is itself. */
export const NETWORK = `coalesce(
  nullif(regexp_extract(source_ip, '^([0-9]+[.][0-9]+[.][0-9]+)[.]', 1), ''),
  nullif(regexp_extract(source_ip, '^([0-9a-fA-F]+:[0-9a-fA-F]*:[0-9a-fA-F]*):', 1), ''), source_ip)`;

/**
 * The kind of program that a user agent names, from a fixed list; `other` when it names none of them. A pseudonym says of
 * itself which kind it is.
 */
export const BROWSER: string = `CASE
  WHEN user_agent IS NULL THEN NULL
  WHEN regexp_matches(user_agent, '^agent-[a-z]+-[a-z2-7]{16}$') THEN regexp_extract(user_agent, '^agent-([a-z]+)-', 1)
  ${AGENT_FAMILIES.map(([named, family]) => `WHEN contains(lower(user_agent), '${named}') THEN '${family}'`).join(" ")}
  ELSE 'other' END`;

/** A hash of 64 bits: equal values have equal ones. */
export function hashOf(sql: string): string {
  return `hash(${sql})`;
}

/** Exactly 1 where the text has the form of the (linear) regular expression. */
export function matches(sql: string, pattern: string): string {
  return `regexp_matches(${sql}, '${pattern}')`;
}

/**
 * Great-circle distance between two places as {@link PLACE} codes them, kilometres (haversine, a sphere of 6,371 km);
 * null where one of them is.
 */
export function distanceKm(from: string, to: string): string {
  const [latitude1, latitude2] = [latitudeOf(from), latitudeOf(to)];
  const [longitude1, longitude2] = [longitudeOf(from), longitudeOf(to)];
  // Without the condition it would be half of the globe: least(1, NULL) is 1.
  return (
    `(CASE WHEN ${from} IS NOT NULL AND ${to} IS NOT NULL THEN ` +
    `12742 * asin(least(1, sqrt(power(sin(radians(${latitude2} - ${latitude1}) / 2), 2) + ` +
    `cos(radians(${latitude1})) * cos(radians(${latitude2})) * ` +
    `power(sin(radians(${longitude2} - ${longitude1}) / 2), 2)))) END)`
  );
}

/** A place as one number, to 0.01 degrees (1.1 km): one value, so that the latest place is never half of two. */
export const PLACE = `CAST(round((latitude + 90) * 100) * 100000 + round((longitude + 180) * 100) AS BIGINT)`;

/** What coordinates of {@link UNIT_VECTOR} are multiplied with: whole numbers of 32 bits, each to 6 mm. */
export const UNIT = 1_000_000_000;

/**
 * A place as a point on the unit sphere, its three coordinates times {@link UNIT}: whole numbers, so that their sums do
 * not depend on the order. Rounded more coarsely, points that are all the same would seem kilometres apart.
 */
export const UNIT_VECTOR: readonly [string, string, string] = [
  whole(`cos(radians(latitude)) * cos(radians(longitude))`),
  whole(`cos(radians(latitude)) * sin(radians(longitude))`),
  whole(`sin(radians(latitude))`),
];

/** The variable of a connection that `setHolidays` fills: country and year → when holidays start and end. */
export const HOLIDAYS = "authlens_holidays";

/**
 * Whether the event is on a public holiday of its country, 1 or 0; null where `setHolidays` knows nothing of the country
 * and year, or was not called.
 */
export const HOLIDAY: string = `CAST(len(list_filter(
  CAST(getvariable('${HOLIDAYS}') AS MAP(VARCHAR, STRUCT(s BIGINT, e BIGINT)[]))[country || year("timestamp")],
  lambda h: h.s <= ${EPOCH_US} AND ${EPOCH_US} < h.e)) > 0 AS TINYINT)`;

function whole(coordinate: string): string {
  return `CAST(round(${UNIT} * ${coordinate}) AS BIGINT)`;
}

function latitudeOf(place: string): string {
  return `(floor(${place} / 100000) / 100 - 90)`;
}

function longitudeOf(place: string): string {
  return `((${place} - floor(${place} / 100000) * 100000) / 100 - 180)`;
}

/**
 * The value of an expression at the latest event of a window that has one, the largest of simultaneous ones.
 *
 * In the catalogue: `latest(x) OVER user_past`.
 */
export function latestOver(sql: string, window: string): string {
  return `(max(CASE WHEN (${sql}) IS NOT NULL THEN {'t': ${EPOCH_US}, 'v': (${sql})} END) OVER ${window}).v`;
}

/** A window over what came before the present event, up to one microsecond before it. */
export function frame(partition: string, reach: string): string {
  return (
    `${partition === "" ? "" : `PARTITION BY ${partition} `}ORDER BY "timestamp" ` +
    `RANGE BETWEEN ${reach} PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING`
  );
}
