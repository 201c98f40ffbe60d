import type { DuckDBConnection } from "@duckdb/node-api";
import { FEATURE_COLUMNS } from "../../features/columns";
import { queryRows } from "../../logs/queryRows";
import type { AlertIncident } from "./AlertIncident";

/** For so long after the last failure a success from its source belongs to it. */
const REACH = "INTERVAL 24 HOUR";

/**
 * Looks for sign-ins that succeeded from the sources of failures, while these went on or soon after: what an analyst asks
 * first. A source that many share says nothing.
 *
 * Needs the table `events`.
 *
 * @returns the incidents, with `successFollowed` true where there is one
 */
export async function markSuccesses(
  db: DuckDBConnection,
  incidents: readonly AlertIncident[],
): Promise<AlertIncident[]> {
  const places = incidents.flatMap(({ alerts }, place) =>
    alerts.flatMap(({ isFailure, isOffice, row }) => (isFailure && !isOffice ? [{ place, row }] : [])),
  );
  await db.run("CREATE OR REPLACE TEMP TABLE failed_rows (place INTEGER, row BIGINT)");
  const appender = await db.createAppender("failed_rows");
  for (const { place, row } of places) {
    appender.appendInteger(place);
    appender.appendBigInt(BigInt(row));
    appender.endRow();
  }
  appender.closeSync();
  const found = await queryRows(
    db,
    `WITH failures AS (
      SELECT place, source_ip, min("timestamp") AS first, max("timestamp") AS last
      FROM failed_rows JOIN events USING (row) WHERE source_ip IS NOT NULL GROUP BY ALL
    )
    SELECT DISTINCT place FROM failures JOIN events USING (source_ip)
    WHERE ${FEATURE_COLUMNS.succeeded} = 1 AND "timestamp" > first AND "timestamp" <= last + ${REACH}`,
  );
  await db.run("DROP TABLE failed_rows");
  const followed = new Set(found.map(({ place }) => place));
  return incidents.map((incident, place) => (followed.has(place) ? { ...incident, successFollowed: true } : incident));
}
