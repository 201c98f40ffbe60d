import { DOUBLE, type DuckDBConnection, INTEGER, VARCHAR } from "@duckdb/node-api";
import { quoteLiteral } from "../files/quoteSql";
import type { AuthEvent } from "./AuthEvent";
import { ChunkAppender } from "./ChunkAppender";
import { EVENT_COLUMNS, type EventColumn } from "./eventColumns";
import { harmlessText } from "../text/harmlessText";
import type { LogSink } from "./LogReader";

/** Columns of the event table that a log fills: all but `source`, which stands once a file, not once a row. */
const STAGED_COLUMNS = EVENT_COLUMNS.filter(({ name }) => name !== "source");
/** Rejected rows that are looked at together. */
const REJECTED_ROWS = 10_000;
/** Characters of a rejected line that are kept. */
const REJECTED_TEXT_LENGTH = 500;

/** What became of the lines of one file. `accepted + rejected + ignored = lines`. */
export interface FileAccount {
  lines: number;
  accepted: number;
  rejected: number;
  ignored: number;
  /** Ignored lines by kind. */
  ignoredKinds: Map<string, number>;
  /** Events read: more than `accepted` where one line stands for several attempts. */
  events: number;
  /** The first line that was rejected, and why; null when none was. */
  firstReject: { line: number; reason: string } | null;
}

/**
 * Writes the events and rejected lines of log files into the database, file after file.
 *
 * Between `open` and `close` it fills two staging tables; `close` makes `events` (ordered by file, line and place
 * in the line, numbered by `row` from 0) and `rejects` from them. Numbers are staged as doubles, which hold every
 * whole number of a log exactly: a bigint a value would cost as much as the rest.
 */
export class EventWriter implements LogSink {
  #db: DuckDBConnection;
  #events: ChunkAppender;
  #rejects: ChunkAppender;
  #files: string[] = [];
  #account: FileAccount = newAccount();
  #lastAccepted = -1;
  #partOfLine = 0;
  /** No event came before one of an earlier line, so there is nothing to sort. */
  #inOrder = true;

  private constructor(db: DuckDBConnection, events: ChunkAppender, rejects: ChunkAppender) {
    this.#db = db;
    this.#events = events;
    this.#rejects = rejects;
  }

  /** Starts with empty tables: what an earlier writer left in this database is dropped. */
  static async open(db: DuckDBConnection): Promise<EventWriter> {
    const columns = STAGED_COLUMNS.map(({ name, type }) => `"${name}" ${type === "VARCHAR" ? type : "DOUBLE"}`);
    await db.run(`
      DROP TABLE IF EXISTS events; DROP TABLE IF EXISTS rejects;
      CREATE OR REPLACE TABLE read_events (file INTEGER, part INTEGER, ${columns.join(", ")});
      CREATE OR REPLACE TABLE read_rejects (file INTEGER, line DOUBLE, reason VARCHAR, text VARCHAR)`);
    const types = STAGED_COLUMNS.map(({ type }) => (type === "VARCHAR" ? VARCHAR : DOUBLE));
    return new EventWriter(
      db,
      new ChunkAppender(await db.createAppender("read_events"), [INTEGER, INTEGER, ...types]),
      new ChunkAppender(await db.createAppender("read_rejects"), [INTEGER, DOUBLE, VARCHAR, VARCHAR]),
    );
  }

  /** All verdicts from here on are about this file. Returns its account, which fills as lines are read. */
  startFile(file: string): FileAccount {
    this.#files.push(file);
    this.#account = newAccount();
    this.#lastAccepted = -1;
    return this.#account;
  }

  accept(line: number, event: AuthEvent): void {
    if (line !== this.#lastAccepted) {
      if (line < this.#lastAccepted) this.#inOrder = false;
      this.#lastAccepted = line;
      this.#partOfLine = 0;
      this.#account.accepted++;
    }
    this.#account.events++;
    this.#events.append([
      this.#files.length,
      this.#partOfLine++,
      event.event_id,
      event.timestampUs,
      event.user,
      event.source_ip,
      event.outcome,
      event.failure_reason,
      event.action,
      event.method,
      event.country,
      event.city,
      event.latitude,
      event.longitude,
      event.asn,
      event.user_agent,
      event.device,
      event.host,
      event.session_id,
      line,
    ]);
  }

  reject(line: number, reason: string, text: string): void {
    this.#account.rejected++;
    this.#account.firstReject ??= { line, reason };
    this.#rejects.append([this.#files.length, line, reason, harmlessText(text, REJECTED_TEXT_LENGTH)]);
  }

  ignore(_line: number, kind: string): void {
    const { ignoredKinds } = this.#account;
    this.#account.ignored++;
    ignoredKinds.set(kind, (ignoredKinds.get(kind) ?? 0) + 1);
  }

  /**
   * Takes the rows that a query gives, which costs a fraction of what single events cost.
   *
   * @param query - its rows, in the order of `line`, have the event table's columns but `source`, with the timestamp in
   *   microseconds; and `reason`, why the row is rejected, or null for an event; and `text`, the row as it is shown
   */
  async acceptRows(query: string): Promise<void> {
    this.#events.flush();
    const columns = STAGED_COLUMNS.map(({ name }) => `"${name}"`).join(", ");
    const { rowsChanged } = await this.#db.run(
      `INSERT INTO read_events SELECT ${this.#files.length}, 0, ${columns} FROM (${query}) WHERE reason IS NULL`,
    );
    this.#account.accepted += rowsChanged;
    this.#account.events += rowsChanged;
    await this.#db.run(
      `CREATE OR REPLACE TEMP TABLE rejected_rows AS
         SELECT line, reason, left("text", ${2 * REJECTED_TEXT_LENGTH}) FROM (${query}) WHERE reason IS NOT NULL`,
    );
    for (let first = 0; ; first += REJECTED_ROWS) {
      const range = `rowid BETWEEN ${first} AND ${first + REJECTED_ROWS - 1} ORDER BY rowid`;
      const page = await this.#db.runAndReadAll(`SELECT * FROM rejected_rows WHERE ${range}`);
      for (const [line, reason, text] of page.getRows()) this.reject(Number(line), reason as string, text as string);
      if (page.currentRowCount === 0) break;
    }
    await this.#db.run("DROP TABLE rejected_rows");
  }

  /** Makes the tables `events` and `rejects`. The writer cannot be used afterwards. */
  async close(): Promise<void> {
    this.#events.close();
    this.#rejects.close();
    const files = `[${this.#files.map(quoteLiteral).join(", ")}]::VARCHAR[]`;
    const columns = EVENT_COLUMNS.slice(1).map((column) => `${fromStaged(column, files)} AS "${column.name}"`);
    const [row, order] = this.#inOrder
      ? ["rowid", ""]
      : ["row_number() OVER (ORDER BY file, line, part) - 1", "ORDER BY row"];
    await this.#db.run(`
      CREATE TABLE events AS
        SELECT row, coalesce(event_id, CAST(row + 1 AS VARCHAR)) AS event_id, ${columns.join(", ")}
        FROM (SELECT *, ${row} AS row FROM read_events) ${order};
      CREATE TABLE rejects AS
        SELECT list_extract(${files}, file) AS file, CAST(line AS BIGINT) AS line, reason, text
        FROM read_rejects ORDER BY read_rejects.file, read_rejects.line;
      DROP TABLE read_events; DROP TABLE read_rejects`);
  }
}

/** SQL that makes a column of the event table from the staged ones. */
function fromStaged({ name, type }: EventColumn, files: string): string {
  if (name === "source") return `list_extract(${files}, file)`;
  if (type === "TIMESTAMP") return `make_timestamp(CAST("${name}" AS BIGINT))`;
  return type === "BIGINT" ? `CAST("${name}" AS BIGINT)` : `"${name}"`;
}

function newAccount(): FileAccount {
  return { lines: 0, accepted: 0, rejected: 0, ignored: 0, ignoredKinds: new Map(), events: 0, firstReject: null };
}
