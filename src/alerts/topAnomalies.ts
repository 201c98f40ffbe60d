import type { DuckDBConnection } from "@duckdb/node-api";
import { EVENT_COLUMNS } from "../logs/eventColumns";
import { type Cell, queryRows } from "../logs/queryRows";

/** An event among the most suspicious, with the fields of the event table. */
export interface Anomaly extends Record<string, Cell> {
  /** 1 is the most suspicious. */
  rank: number;
  /** In (0, 1], higher is more anomalous. */
  score: number;
  /** Share of all events that score no higher, percent. */
  percentile: number;
  /** ISO 8601, UTC. */
  timestamp: string;
  /** The same time in milliseconds since 1970. */
  timestampMs: number;
  user: string | null;
  source_ip: string | null;
  outcome: string;
  file: string;
  line: number;
}

/** An event on the list, with its incident and its reasons. */
export interface RankedAnomaly extends Anomaly {
  /** Of the incident that it is in; null where there is none. */
  risk: number | null;
  /** Rank of that incident. */
  incident: number | null;
  /** ATT&CK ids of its rules, with `; ` between; null where no rule fires. */
  techniques: string | null;
  /** What rules say of it, in sentences with `; ` between. */
  rules: string | null;
  /** Why the forest finds it suspicious, in sentences with `; ` between; null where no feature shortens its path. */
  reasons: string | null;
}

const EVENT_FIELDS: readonly string[] = EVENT_COLUMNS.map(({ name }) =>
  name === "source" ? "events.source AS file" : `events."${name}"`,
);

/**
 * How many events are alerts: a whole number of them, or a share of all.
 *
 * @param top - a whole number of at least 1, or a share in (0, 1)
 * @throws RangeError when `top` is neither
 * @example alertCount(0.01, 5000) // 50
 */
export function alertCount(top: number, events: number): number {
  if (top > 0 && top < 1) return Math.max(1, Math.round(top * events));
  if (Number.isSafeInteger(top) && top >= 1) return Math.min(top, events);
  throw new RangeError(`alertCount: top must be a whole number of at least 1 or a share in (0, 1), got ${top}`);
}

/**
 * The query for the most suspicious events: rank, score, percentile, then the fields of the event.
 *
 * Needs the tables `events` and `scores`. Equal scores keep the order of the log.
 *
 * @param top - as in {@link alertCount}
 * @param threshold - only events with a score of at least this
 */
export async function topAnomaliesQuery(db: DuckDBConnection, top: number, threshold: number = 0): Promise<string> {
  const [row] = await queryRows(db, "SELECT count(*) AS events FROM scores");
  return `
    SELECT row_number() OVER (ORDER BY score DESC, row) AS rank,
      round(score, 6) AS score, round(percentile, 3) AS percentile, ${EVENT_FIELDS.join(", ")}
    FROM events JOIN scores USING (row)
    -- As text: a number with a point is a decimal to the database, and may become another double.
    WHERE score >= CAST('${threshold}' AS DOUBLE)
    ORDER BY rank LIMIT ${alertCount(top, row!.events as number)}`;
}

/**
 * The most suspicious events, the most suspicious first.
 *
 * @param top - a whole number of at least 1, or a share of all events in (0, 1)
 * @param threshold - only events with a score of at least this
 * @throws RangeError when `top` is neither
 * @example (await topAnomalies(db, 20))[0].user
 */
export async function topAnomalies(db: DuckDBConnection, top: number = 100, threshold: number = 0): Promise<Anomaly[]> {
  return (await queryRows(db, await topAnomaliesQuery(db, top, threshold))).map(toAnomaly);
}

/**
 * The query for the events that `storeAlerts` ranked: rank, risk, incident, techniques, rules, reasons, score,
 * percentile, then the fields of the event.
 *
 * Needs the tables `events`, `scores` and `ranked`.
 */
export const RANKED_QUERY: string = `
  SELECT rank, risk, incident, techniques, rules, reasons, round(score, 6) AS score, round(percentile, 3) AS percentile,
    ${EVENT_FIELDS.join(", ")}
  FROM ranked JOIN events USING (row) JOIN scores USING (row) ORDER BY rank`;

/** A row of anomalies with its time as a number too. */
export function toAnomaly(row: Record<string, Cell>): Anomaly {
  return { ...row, timestampMs: Date.parse(String(row.timestamp)) } as Anomaly;
}
