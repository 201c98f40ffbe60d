import { DOUBLE, type DuckDBConnection, VARCHAR } from "@duckdb/node-api";
import { ChunkAppender } from "../logs/ChunkAppender";
import { fillPlaceInPlace } from "./fillPlaceInPlace";
import type { Places } from "./openPlaces";
import type { Place } from "./Place";
import { addMissingInPlace, type PlaceTally } from "./PlaceTally";

/** What is looked up, and what has been found for it. */
const ASKED = "asked_places";
const FOUND = "found_places";
/** Rows that are looked up together. */
const PAGE_ROWS = 10_000;
/** The columns that decide what is filled, and their types; all but the first may be filled. */
const COLUMNS = { source_ip: "VARCHAR", country: "VARCHAR", city: "VARCHAR", latitude: "DOUBLE", longitude: "DOUBLE", asn: "DOUBLE" }; // prettier-ignore
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const [, ...FILLED] = NAMES;

/**
 * A query with the same rows, in which is filled what they lack of country, city, coordinates and autonomous system. Each
 * address is looked up once for everything that rows with it say themselves.
 *
 * @param query - rows as `EventSink.acceptRows` takes them
 * @param tally - counts what is filled
 * @returns the query, and what is to be called when it has been run for the last time
 * @example const { placed, done } = await placeRows(db, query, places.placeOf, tally);
 */
export async function placeRows(
  db: DuckDBConnection,
  query: string,
  placeOf: Places["placeOf"],
  tally: PlaceTally,
): Promise<{ placed: string; done: () => Promise<void> }> {
  const typed = NAMES.map((name) => `CAST("${name}" AS ${COLUMNS[name]}) AS "${name}"`);
  await db.run(`
    CREATE OR REPLACE TEMP TABLE ${ASKED} AS
      SELECT ${typed.join(", ")}, CAST(count(*) AS DOUBLE) AS events FROM (${query})
      WHERE reason IS NULL AND source_ip IS NOT NULL AND (country IS NULL OR latitude IS NULL OR asn IS NULL)
      GROUP BY ALL;
    CREATE OR REPLACE TEMP TABLE ${FOUND}
      (${NAMES.map((name) => `"${name}" ${COLUMNS[name]}`).join(", ")},
       ${FILLED.map((name) => `"new_${name}" ${COLUMNS[name]}`).join(", ")})`);
  const isAnyFound = await storeFound(db, placeOf, tally);
  return {
    placed: isAnyFound ? filledQuery(query) : query,
    done: async () => void (await db.run(`DROP TABLE ${ASKED}; DROP TABLE ${FOUND}`)),
  };
}

async function storeFound(db: DuckDBConnection, placeOf: Places["placeOf"], tally: PlaceTally): Promise<boolean> {
  const types = [...NAMES, ...FILLED].map((name) => (COLUMNS[name] === "DOUBLE" ? DOUBLE : VARCHAR));
  const found = new ChunkAppender(await db.createAppender(FOUND, "main", "temp"), types);
  let isAnyFound = false;
  // Page by page: a query that is still being read would be ended by the writes.
  for (let first = 0; ; first += PAGE_ROWS) {
    const page = await db.runAndReadAll(
      `SELECT * FROM ${ASKED} WHERE rowid BETWEEN ${first} AND ${first + PAGE_ROWS - 1}`,
    );
    for (const row of page.getRows()) {
      const [ip, country, city, latitude, longitude, asn, events] = row as AskedRow;
      const before: Place = { country, city, latitude, longitude, asn };
      const after = { ...before };
      const place = placeOf(ip);
      if (place === null || !fillPlaceInPlace(after, place)) continue;
      addMissingInPlace(tally, before, events);
      addMissingInPlace(tally, after, -events);
      found.append([
        ip,
        country,
        city,
        latitude,
        longitude,
        asn,
        after.country,
        after.city,
        after.latitude,
        after.longitude,
        after.asn,
      ]);
      isAnyFound = true;
    }
    if (page.currentRowCount === 0) break;
  }
  found.close();
  return isAnyFound;
}

type AskedRow = [string, string | null, string | null, number | null, number | null, number | null, number];

/** Rows of the query that say the same are filled the same. */
function filledQuery(query: string): string {
  const typed = (name: keyof typeof COLUMNS): string => `CAST(asked."${name}" AS ${COLUMNS[name]})`;
  const filled = FILLED.map((name) => `coalesce(${typed(name)}, found."new_${name}") AS "${name}"`);
  const same = NAMES.map((name) => `${typed(name)} IS NOT DISTINCT FROM found."${name}"`);
  return `SELECT asked.* REPLACE (${filled.join(", ")})
    FROM (${query}) AS asked LEFT JOIN ${FOUND} AS found ON ${same.join(" AND ")} ORDER BY line`;
}
