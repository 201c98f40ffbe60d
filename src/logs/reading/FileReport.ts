import type { FileAccount } from "../EventWriter";
import type { LogFormat } from "../formats/LogFormat";

/** How one file was read. */
export interface FileReport extends FileAccount {
  /** What it is called in the tables: its path, or a pseudonym. */
  file: string;
  /** null for a file of a folder that is no log: it was left out. */
  format: LogFormat | null;
  /** Why this format was chosen, or why the file was left out. */
  why: string;
  /** What was assumed: the year of a log that has none, for example. */
  notes: string[];
}
