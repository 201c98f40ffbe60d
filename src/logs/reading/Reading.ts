import type { Places } from "../../places/openPlaces";
import type { EventWriter, FileAccount } from "../EventWriter";
import type { DuckDBConnection } from "../openDatabase";
import type { ReadLogsOptions } from "../readLogs";

/** What is being done, and what has been read so far. */
export interface Reading {
  db: DuckDBConnection;
  writer: EventWriter;
  options: ReadLogsOptions;
  /** It is the only file. */
  alone: boolean;
  reports: readonly FileAccount[];
  places: Places | null;
}
