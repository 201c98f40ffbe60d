import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteLiteral } from "../../files/quoteSql";
import { HOLIDAYS } from "../dialect";
import { type HolidaySpan, holidaySpans } from "./holidaySpans";

/** Years that are asked for; calendars say little about others, and a clock that is wrong must not cost minutes. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2050];

/**
 * Tells the connection the public holidays of the countries and years in the event table, for the feature `holiday`.
 *
 * They are facts about a country and a time: an event's holiday does not depend on what other events there are. Asked
 * again for another log, it forgets those of the one before; what it was not told is missing, never "no holiday".
 *
 * Cost: about 10 ms for each country and year that there are.
 *
 * @param spansOf - who knows the holidays
 * @example await setHolidays(db); const X = await computeFeatures(db, presetFeatures("all"));
 */
export async function setHolidays(
  db: DuckDBConnection,
  spansOf: (country: string, year: number) => HolidaySpan[] | null = holidaySpans,
): Promise<void> {
  const found = await db.runAndReadAll(`
    SELECT DISTINCT country, CAST(year("timestamp") AS INTEGER) AS year FROM events
    WHERE regexp_full_match(country, '[A-Z]{2}') AND year BETWEEN ${FIRST_YEAR} AND ${LAST_YEAR} ORDER BY ALL`);
  const entries = found.getRows().flatMap(([country, year]): string[] => {
    const spans = spansOf(String(country), Number(year));
    if (spans === null) return [];
    const list = spans.map(({ startUs, endUs }) => `{s: ${startUs}, e: ${endUs}}`).join(", ");
    return [`${String(country)}${String(year)}=[${list}]`];
  });
  await db.run(`SET VARIABLE ${HOLIDAYS} =
    CAST(${quoteLiteral(`{${entries.join(", ")}}`)} AS MAP(VARCHAR, STRUCT(s BIGINT, e BIGINT)[]))`);
}
