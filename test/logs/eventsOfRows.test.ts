import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../src/logs/AuthEvent";
import { emptyEvent, LOG_FIELDS } from "../../src/logs/eventColumns";
import { eventsOfRows, type RowVerdict } from "../../src/logs/eventsOfRows";
import { openDatabase } from "../../src/logs/openDatabase";

const ROWS = 5000;
/** Fields that the rows have; the others are NULL. */
const VALUES: Record<string, string> = {
  event_id: "'e' || i",
  timestamp: "1000 * i",
  user: "CASE WHEN i % 3 > 0 THEN 'u' || (i % 40) END",
  source_ip: "'10.0.0.' || (i % 200)",
  outcome: "'success'",
  action: "CASE WHEN i = 7 THEN '' ELSE 'login' END",
  latitude: "i / 10",
  session_id: "'s' || i",
};
const query = `SELECT i + 1 AS line, CASE WHEN i % 100 = 99 THEN 'bad' END AS reason, 'text' AS "text", ${LOG_FIELDS.map(
  (field) => `${VALUES[field] ?? "NULL"} AS "${field}"`,
).join(", ")} FROM range(${ROWS}) r(i)`;

function expected(i: number): RowVerdict {
  if (i % 100 === 99) return { line: i + 1, reason: "bad" };
  const event: AuthEvent = {
    ...emptyEvent(),
    timestampUs: 1000 * i,
    user: i % 3 > 0 ? `u${i % 40}` : null,
    source_ip: `10.0.0.${i % 200}`,
    outcome: "success",
    action: i === 7 ? "" : "login",
    latitude: i / 10,
    session_id: `s${i}`,
  };
  return { line: i + 1, event };
}

describe("eventsOfRows(db, rows, mostWords)", () => {
  it.each([200_000, 100, 0, -1])("gives the same events when at most %i words have numbers", async (mostWords) => {
    const verdicts: RowVerdict[] = [];
    for await (const some of eventsOfRows(await openDatabase(), query, mostWords)) verdicts.push(...some);
    verdicts.sort((one, other) => one.line - other.line);
    expect(verdicts).toEqual(Array.from({ length: ROWS }, (_, i) => expected(i)));
  });
});
