import type { DuckDBConnection } from "@duckdb/node-api";
import { queryRows } from "../logs/queryRows";
import { GAPS } from "./GAPS";

/** The gaps between sign-ins that are of a length. */
export interface GapBin {
  /** Seconds, from (included) and to (excluded): even on a logarithmic scale, and a minute is an edge. */
  fromSeconds: number;
  toSeconds: number;
  /** Gaps of the log. */
  gaps: number;
  /** How many there would be if each user signed in as often, but at random. */
  expected: number;
}

/** Bins per factor of ten, and the edge that they are counted from. */
const PER_DECADE = 5;
const MINUTE_SECONDS = 60;
/** Gaps of less than this count as this: many logs know no shorter time. */
const SHORTEST_SECONDS = 1;

/**
 * The gaps between each user's sign-ins, by length, from the shortest to the longest; and what chance would give.
 *
 * Chance is a Poisson process of each user's own rate: gaps that are exponentially distributed about the user's own
 * mean.
 *
 * @returns no bins when nobody has signed in twice
 * @example gapsBetweenSignIns(await countGaps(db))
 */
export async function countGaps(db: DuckDBConnection): Promise<GapBin[]> {
  const rows = await queryRows(
    db,
    `WITH gaps AS (SELECT "user", greatest(gap / 1e6, ${SHORTEST_SECONDS}) AS seconds FROM ${GAPS}),
     counts AS (
       SELECT floor(${PER_DECADE} * log10(seconds / ${MINUTE_SECONDS}) + 1e-9)::INT AS bin, count(*) AS gaps FROM gaps GROUP BY 1
     ),
     bins AS (
       SELECT unnest(range(min(bin), max(bin) + 1)) AS bin
       FROM counts
     ),
     edges AS (
       SELECT bin, ${MINUTE_SECONDS} * 10 ** (bin / ${PER_DECADE}) AS low,
         ${MINUTE_SECONDS} * 10 ** ((bin + 1) / ${PER_DECADE}) AS high
       FROM bins
     ),
     users AS (SELECT count(*) AS n, avg(seconds) AS mean FROM gaps GROUP BY "user"),
     chance AS (
       SELECT bin, low, high, sum(n * (exp(-low / mean) - exp(-high / mean))) AS expected FROM edges, users GROUP BY ALL
     )
     SELECT low AS "fromSeconds", high AS "toSeconds", coalesce(gaps, 0) AS gaps, expected
     FROM chance LEFT JOIN counts USING (bin) ORDER BY bin`,
  );
  return rows as unknown as GapBin[];
}
