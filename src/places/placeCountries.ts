import { DOUBLE, type DuckDBConnection, VARCHAR } from "@duckdb/node-api";
import { ChunkAppender } from "../logs/ChunkAppender";
import { COUNTRIES_WITH_POINT, countryPoint } from "./countryPoint";

/**
 * Gives events that have a country and no coordinates the point that stands for the country, where no event in that
 * country has coordinates: beside true ones, points would make journeys that nobody made.
 *
 * @param db - with the table `events`, which is changed
 * @returns events that got a point, by `source`
 * @example await placeCountries(db) // Map { "auth.log" => 533 }
 */
export async function placeCountries(db: DuckDBConnection): Promise<Map<string, number>> {
  await db.run(`CREATE OR REPLACE TEMP TABLE country_points (country VARCHAR, latitude DOUBLE, longitude DOUBLE)`);
  const types = [VARCHAR, DOUBLE, DOUBLE];
  const points = new ChunkAppender(await db.createAppender("country_points", "main", "temp"), types);
  for (const country of COUNTRIES_WITH_POINT) points.append([country, ...countryPoint(country)!]);
  points.close();
  const placed =
    "SELECT country FROM events WHERE country IS NOT NULL AND (latitude IS NOT NULL OR longitude IS NOT NULL)";
  await db.run(`DELETE FROM country_points WHERE country IN (${placed}) OR country NOT IN
    (SELECT country FROM events WHERE country IS NOT NULL)`);
  const result = await db.runAndReadAll(
    `SELECT source, CAST(count(*) AS DOUBLE) FROM events JOIN country_points USING (country) GROUP BY source`,
  );
  const events = new Map(result.getRows() as [string, number][]);
  if (events.size > 0) {
    await db.run(`UPDATE events SET latitude = points.latitude, longitude = points.longitude
      FROM country_points AS points WHERE points.country = events.country`);
  }
  await db.run("DROP TABLE country_points");
  return events;
}
