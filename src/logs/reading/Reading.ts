import type { Places } from "../../places/openPlaces";
import type { FileAccount } from "../EventWriter";
import type { ReadLogsOptions } from "../readLogs";

/** What is being done, and what has been read so far. */
export interface Reading {
  options: ReadLogsOptions;
  /** It is the only file. */
  alone: boolean;
  reports: readonly FileAccount[];
  places: Places | null;
}
