import type { AuthEvent } from "../../src/logs/AuthEvent";
import { emptyEvent } from "../../src/logs/eventColumns";
import { EventWriter } from "../../src/logs/EventWriter";
import { type DuckDBConnection, openDatabase } from "../../src/logs/openDatabase";

/** Microseconds since 1970 of a time in ISO 8601. */
export function us(iso: string): number {
  return Date.parse(iso) * 1000;
}

/** A database with these events, in this order. */
export async function databaseOfEvents(events: readonly Partial<AuthEvent>[]): Promise<DuckDBConnection> {
  const db = await openDatabase();
  const writer = await EventWriter.open(db);
  writer.startFile("test.log");
  events.forEach((event, index) => writer.accept(index + 1, { ...emptyEvent(), ...event }));
  await writer.close();
  return db;
}
