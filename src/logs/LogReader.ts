import type { DuckDBConnection } from "@duckdb/node-api";
import type { AuthEvent } from "./AuthEvent";
import type { TimeZone } from "./time/createTimeZone";

/**
 * Where a reader puts what it found. Every line of the file gets exactly one verdict:
 * accepted (one event or more), rejected, or ignored. So accepted + rejected + ignored = all lines.
 * Verdicts may arrive in any order: the event table is ordered by file and line.
 */
export interface LogSink {
  /**
   * A sign-in event read from this line. A line may give several, one right after the other. The event is the sink's from
   * here on, which may change it.
   */
  accept(line: number, event: AuthEvent): void;
  /** A line that should be an event but cannot be read. */
  reject(line: number, reason: string, text: string): void;
  /** A line that is no sign-in, with the kind it is counted under: a short fixed phrase, never text from the log. */
  ignore(line: number, kind: string): void;
}

/** The rows of a file that is read as a whole, as a query gives them. */
export interface RowQuery {
  /**
   * Its rows have the event table's columns but `source`, with the timestamp in microseconds; and `reason`, why the row
   * is rejected, or null for an event; and `text`, the row as it is shown.
   */
  rows: string;
  /** What brings the rows into the order of `line` where the query alone does not: an ORDER BY, or nothing. */
  order: string;
  /**
   * Whether it is known that no row has a reason: then nobody looks for rejected rows.
   * @default false
   */
  isClean?: boolean;
}

/** Where the events of all formats go, those that are read as a whole included. */
export interface EventSink extends LogSink {
  /**
   * Takes the rows that a query gives, which costs a fraction of what single events cost.
   *
   * @param db - the database that can run the query
   */
  acceptRows(db: DuckDBConnection, query: RowQuery): Promise<void>;
}

/** Reads one file, line by line. Lines come without their line ending, numbered from 1. */
export interface LogReader {
  read(text: string, line: number): void;
  /** After the last line: gives a verdict on every line still held back. */
  end(): void;
}

/** What a reader may know about its file besides the lines. */
export interface ReaderContext {
  /** Year of the first line, for logs without one. */
  firstYear: number;
  /**
   * Zone of times that name none.
   * @default UTC
   */
  timezone?: TimeZone;
}
