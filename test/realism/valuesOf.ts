import type { AuthEvent } from "../../src/logs/AuthEvent";
import { type Cell, queryRows } from "../../src/logs/queryRows";
import type { Measurement } from "../../src/realism/Measurement";
import { databaseOfEvents } from "../logs/databaseOfEvents";

/** The numbers that a measurement gives for a log. */
export async function valuesOf(
  measurement: Measurement,
  events: readonly Partial<AuthEvent>[],
): Promise<Record<string, Cell>> {
  const rows = await queryRows(await databaseOfEvents(events), measurement.sql);
  if (rows.length !== 1) throw new Error(`a measurement must give one row, got ${rows.length}`);
  return rows[0]!;
}

/** So many copies of an event, a minute apart from a time on. */
export function repeated(count: number, event: Partial<AuthEvent>, fromUs: number = 0): Partial<AuthEvent>[] {
  return Array.from({ length: count }, (_, index) => ({ ...event, timestampUs: fromUs + index * 60_000_000 }));
}
