import type { DuckDBConnection } from "@duckdb/node-api";
import type { JsonObject } from "../json/JsonObject";
import type { EventSink, LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import type { LogSample } from "./LogSample";

/** The formats that `readLogs` reads, as `--format` names them. */
export const LOG_FORMATS = [
  "csv",
  "jsonl",
  "parquet",
  "sshd",
  "windows",
  "okta",
  "entra",
  "cloudtrail",
  "gsuite",
  "duo",
  "auth0",
  "onelogin",
  "1password",
  "github",
  "keycloak",
  "ocsf",
  "ecs",
  "rba",
  "lanl",
  "cert",
] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** What every format has. */
interface AnyFormat {
  name: LogFormat;
  /** What it is called in messages. */
  title: string;
  /** It has columns, which `--columns` can name. */
  hasColumns: boolean;
}

/** What a reader may know about its file besides the lines. */
export interface FileContext {
  /** Field → column, as the caller names them. */
  columns: ReadonlyMap<string, string> | undefined;
  /** Year of the first line, as the caller gives it. */
  year: number | undefined;
  /** Zone of times that name none. */
  timezone: TimeZone;
  /** When the file was last written to. */
  modified: Date;
  /** The first lines of the file. */
  lines: readonly string[];
}

/** A format that is read line by line. */
export interface TextFormat extends AnyFormat {
  /** Why a file seems to be of this format, or null. */
  recognise(sample: LogSample): string | null;
  /**
   * Whether a JSON record is one that this format's logs hold, read or ignored. Of the formats that have this, the one
   * with the most records is tried.
   */
  isRecord?(record: JsonObject): boolean;
  /**
   * Records of other formats fit it as well, so that those go first.
   * @default false
   */
  isGeneral?: boolean;
  /** Whether a file that nothing else fits can be of this format, now that the caller has named its columns. */
  suitsNamedColumns?(sample: LogSample): boolean;
  /**
   * Whether some lines may be read without those before them, so that several threads can share a file.
   * @default false
   */
  blocksAreIndependent?(context: Pick<FileContext, "columns" | "lines">): boolean;
  /**
   * Reads a large regular file as a whole, if nothing in it is unusual, times without a zone as UTC; null otherwise: then
   * nothing has been read.
   *
   * @param header - its first line
   */
  readClean?(
    db: DuckDBConnection,
    file: string,
    header: string,
    sink: EventSink,
    columns: ReadonlyMap<string, string> | undefined,
  ): Promise<{ lines: number; withoutZone: number } | null>;
  /** The reader of one file, and what it assumes. */
  createReader(file: string, sink: LogSink, context: FileContext): { reader: LogReader; notes: string[] };
}

/** How a file is to be read that is read as a whole. */
export interface BinaryOptions {
  /** Field → column, as the caller names them. */
  columns: ReadonlyMap<string, string> | undefined;
  /** What is read may be put on the disk for a while, where there is more of it than memory. */
  spills: boolean;
}

/** A format that is read as a whole. */
export interface BinaryFormat extends AnyFormat {
  /** Why a regular file is of this format, or null. */
  recogniseFile(file: string): Promise<string | null>;
  /**
   * Reads a file into the sink; returns its rows, which stand for lines.
   *
   * @param db - reads the file; may be another one than that of the sink, where the sink takes rows from any
   */
  readFile(db: DuckDBConnection, file: string, sink: EventSink, options: BinaryOptions): Promise<number>;
}
