import { DOUBLE, DuckDBDataChunk, type DuckDBConnection, INTEGER, UINTEGER, VARCHAR } from "@duckdb/node-api";
import type { Places } from "../places/openPlaces";
import { newTally, type PlaceTally } from "../places/PlaceTally";
import type { Pseudonyms } from "../pseudonyms/createPseudonyms";
import { quoteLiteral } from "../files/quoteSql";
import { harmlessText } from "../text/harmlessText";
import type { AuthEvent } from "./AuthEvent";
import { ChunkAppender } from "./ChunkAppender";
import { type EventBatch, NUMBER_FIELDS, TEXT_FIELDS, type TextField, WORD_FIELDS, type WordField } from "./EventBatch";
import { EVENT_COLUMNS, type EventColumn } from "./eventColumns";
import { EventCollector, REJECTED_TEXT_LENGTH } from "./EventCollector";
import { eventsOfRows } from "./eventsOfRows";
import type { EventSink, RowQuery } from "./LogReader";
import { PlaceFiller } from "./PlaceFiller";
import { setNumbers } from "./setNumbers";
import { setTexts } from "./setTexts";
import { WordList } from "./WordList";

/** Columns of the event table that a log fills: all but `source`, which stands once a file, not once a row. */
const STAGED_COLUMNS = EVENT_COLUMNS.filter(({ name }) => name !== "source");
/** Rejected rows that are looked at together. */
const REJECTED_ROWS = 10_000;
/** Rows of a chunk that is handed to the database. */
const CHUNK_ROWS = 2048;
/** Words of all fields, and their characters, that the list of words holds at most, about. */
const MOST_WORDS = 500_000;
const MOST_CHARACTERS = 16_000_000;
/** Events that are collected, one by one, before they are handed over. */
const COLLECTED_EVENTS = 8192;
/** The staged columns, in order: what an event is about comes as numbers and as numbers of words. */
const BATCH_TYPES = [
  INTEGER,
  ...["line", "part", "timestamp", ...NUMBER_FIELDS].map(() => DOUBLE),
  ...WORD_FIELDS.map(() => UINTEGER),
  ...TEXT_FIELDS.map(() => VARCHAR),
];
const FIRST_WORDS = 4 + NUMBER_FIELDS.length;

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

/** The words of one collector, in the order of its numbers. */
export interface WordNumbers {
  texts: Record<WordField, string[]>;
  /** What number each has in the writer's list; 0 where it is not there. */
  numbers: Record<WordField, number[]>;
  /** Which of the writer's lists that is. */
  segment: number;
}

/**
 * Writes the events and rejected lines of log files into the database, file after file.
 *
 * Between `open` and `close` it fills staging tables: words as numbers, as a text a value costs several times as much.
 * `close` makes `events` (ordered by file, line and place in the line, numbered by `row` from 0) and `rejects` from
 * them. Numbers are staged as doubles, which hold every whole number of a log exactly.
 *
 * With pseudonyms, what names somebody does not reach the database, not for a while either: a word stays in this
 * process, where its place is looked up, and its pseudonym is stored; rejected lines lose their text.
 */
export class EventWriter implements EventSink {
  #db: DuckDBConnection;
  #events: Awaited<ReturnType<DuckDBConnection["createAppender"]>>;
  #rejects: ChunkAppender;
  #files: string[] = [];
  #account: FileAccount = newAccount();
  /** By field: every word and its number, from 1. */
  #words = newWordLists();
  /** Number of the present list of words. */
  #segment = 1;
  #mostWords: number;
  #placeFiller: PlaceFiller | null;
  #pseudonyms: Pseudonyms | null;
  #collector = new EventCollector();
  #collected: WordNumbers = newWordNumbers();
  /** Staged events, whose words are numbers of the present list. */
  #rows = 0;
  /** Whether there are rows with their words already. */
  #hasRows = false;
  #lastLine = 0;
  /** No event came before one of an earlier line, so there is nothing to sort. */
  #inOrder = true;

  private constructor(
    db: DuckDBConnection,
    events: Awaited<ReturnType<DuckDBConnection["createAppender"]>>,
    rejects: ChunkAppender,
    placeOf: Places["placeOf"] | null,
    pseudonyms: Pseudonyms | null,
    mostWords: number,
  ) {
    this.#db = db;
    this.#events = events;
    this.#rejects = rejects;
    this.#placeFiller = placeOf && new PlaceFiller(placeOf, this.#words);
    this.#pseudonyms = pseudonyms;
    this.#mostWords = mostWords;
  }

  /** What was filled of where the events of this file come from. */
  get placeTally(): PlaceTally {
    return this.#placeFiller?.tally ?? newTally();
  }

  /**
   * Starts with empty tables: what an earlier writer left in this database is dropped.
   *
   * @param placeOf - says where an address is, for events that do not; nothing is looked up without it
   * @param pseudonyms - are stored in place of what names somebody
   * @param mostWords - words of all fields that are held in memory, about
   */
  static async open(
    db: DuckDBConnection,
    placeOf: Places["placeOf"] | null = null,
    pseudonyms: Pseudonyms | null = null,
    mostWords: number = MOST_WORDS,
  ): Promise<EventWriter> {
    const numbers = ["line", "part", "timestamp", ...NUMBER_FIELDS].map((name) => `"${name}" DOUBLE`);
    const words = WORD_FIELDS.map((name) => `"${name}" UINTEGER`);
    const texts = TEXT_FIELDS.map((name) => `"${name}" VARCHAR`);
    const columns = STAGED_COLUMNS.map(({ name, type }) => `"${name}" ${type === "VARCHAR" ? type : "DOUBLE"}`);
    await db.run(`
      DROP TABLE IF EXISTS events; DROP TABLE IF EXISTS rejects;
      CREATE OR REPLACE TABLE read_events (file INTEGER, ${[...numbers, ...words, ...texts].join(", ")});
      CREATE OR REPLACE TABLE read_rows (file INTEGER, part DOUBLE, ${columns.join(", ")});
      CREATE OR REPLACE TABLE read_rejects (file INTEGER, line DOUBLE, reason VARCHAR, text VARCHAR)`);
    return new EventWriter(
      db,
      await db.createAppender("read_events"),
      new ChunkAppender(await db.createAppender("read_rejects"), [INTEGER, DOUBLE, VARCHAR, VARCHAR]),
      placeOf,
      pseudonyms,
      mostWords,
    );
  }

  /** What the file that was started last is called in the tables. */
  get file(): string {
    return this.#files.at(-1)!;
  }

  /** All verdicts from here on are about this file. Returns its account, which fills as lines are read. */
  startFile(file: string): FileAccount {
    this.flush();
    this.#files.push(this.#pseudonyms?.file(file) ?? file);
    this.#account = newAccount();
    this.#collector.startLines();
    this.#lastLine = 0;
    if (this.#placeFiller) this.#placeFiller.tally = newTally();
    return this.#account;
  }

  accept(line: number, event: AuthEvent): void {
    this.#collector.accept(line, event);
    if (this.#collector.events >= COLLECTED_EVENTS) this.flush();
  }

  reject(line: number, reason: string, text: string): void {
    this.#collector.reject(line, reason, text);
    this.flush();
  }

  ignore(line: number, kind: string): void {
    this.#collector.ignore(line, kind);
  }

  /** Hands over what came event by event. */
  flush(): void {
    this.add(this.#collector.take(), this.#collected, 0);
  }

  /**
   * Takes a batch of verdicts about the file that was started last.
   *
   * @param numbers - of the words of the batch's collector; filled here
   * @param firstLine - is added to the numbers of the lines
   */
  add(batch: EventBatch, numbers: WordNumbers, firstLine: number): void {
    if (batch.startsAfresh) Object.assign(numbers, newWordNumbers());
    if (numbers.segment !== this.#segment) {
      for (const field of WORD_FIELDS) numbers.numbers[field].fill(0);
      numbers.segment = this.#segment;
    }
    for (const field of WORD_FIELDS) {
      for (const word of batch.newWords[field]) {
        numbers.texts[field].push(word);
        numbers.numbers[field].push(0);
      }
    }
    this.#addEvents(batch, numbers, firstLine);
    this.#addVerdicts(batch, firstLine);
  }

  /**
   * To be called from time to time: when there are too many words for the memory, the events so far get theirs, and the
   * list starts again.
   */
  async makeRoom(): Promise<void> {
    const lists = Object.values(this.#words);
    const words = lists.reduce((sum, { size }) => sum + size, 0);
    const characters = lists.reduce((sum, list) => sum + list.characters, 0);
    if (words > this.#mostWords || characters > MOST_CHARACTERS) await this.#joinWords();
  }

  /** Turns the staged events into rows with their words. */
  async #joinWords(): Promise<void> {
    this.flush();
    if (this.#rows === 0) return;
    this.#events.closeSync();
    await this.#withWords(async () => {
      const columns = STAGED_COLUMNS.map(({ name }) => `"${name}"`).join(", ");
      await this.#db.run(`
        INSERT INTO read_rows SELECT file, part, ${columns} FROM (${this.#batchesQuery()});
        TRUNCATE read_events`);
    });
    this.#hasRows = true;
    this.#rows = 0;
    this.#words = newWordLists();
    this.#segment++;
    this.#placeFiller?.useWords(this.#words);
    this.#events = await this.#db.createAppender("read_events");
  }

  /** Does something while the lists of words are tables. */
  async #withWords(work: () => Promise<void>): Promise<void> {
    await this.#storeWords();
    // Each list of words stays on the inner side of its join, whatever their sizes: the outer side keeps its order.
    await this.#db.run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
    try {
      await work();
    } finally {
      await this.#db.run("SET disabled_optimizers = ''");
    }
    await this.#db.run(WORD_FIELDS.map((field) => `DROP TABLE words_${field}`).join("; "));
  }

  #addEvents(batch: EventBatch, numbers: WordNumbers, firstLine: number): void {
    const { events, line, words } = batch;
    if (events === 0) return;
    if (!batch.inOrder || firstLine + line[0]! < this.#lastLine) this.#inOrder = false;
    this.#lastLine = firstLine + line[events - 1]!;
    if (firstLine > 0) for (let row = 0; row < events; row++) line[row]! += firstLine;
    for (const field of WORD_FIELDS) {
      renumber(words[field], events, numbers.numbers[field], numbers.texts[field], this.#words[field]);
    }
    this.#placeFiller?.fill(batch);
    for (let first = 0; first < events; first += CHUNK_ROWS) this.#appendChunk(batch, first);
    this.#rows += events;
  }

  #appendChunk(batch: EventBatch, first: number): void {
    const end = Math.min(batch.events, first + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(BATCH_TYPES, end - first);
    setNumbers(chunk, 0, new Int32Array(end - first).fill(this.#files.length));
    const numbers = [batch.line, batch.part, batch.timestampUs, ...NUMBER_FIELDS.map((field) => batch.numbers[field])];
    numbers.forEach((values, column) => setNumbers(chunk, 1 + column, values.subarray(first, end)));
    WORD_FIELDS.forEach((field, column) =>
      setNumbers(chunk, FIRST_WORDS + column, batch.words[field].subarray(first, end)),
    );
    TEXT_FIELDS.forEach((field, column) =>
      setTexts(
        chunk,
        FIRST_WORDS + WORD_FIELDS.length + column,
        this.#storedTexts(field, batch.texts[field].slice(first, end)),
      ),
    );
    this.#events.appendDataChunk(chunk);
  }

  /** What is stored of a word. */
  #stored(field: WordField, word: string | null): string | null {
    return word === null || this.#pseudonyms === null ? word : this.#pseudonyms.of(field, word);
  }

  /** What is stored of texts. The log's own id of an event may be anything, so that it has no pseudonym but a number. */
  #storedTexts(field: TextField, texts: (string | null)[]): (string | null)[] {
    const pseudonyms = this.#pseudonyms;
    if (pseudonyms === null) return texts;
    return texts.map((text) => (text === null || field === "event_id" ? null : pseudonyms.of(field, text)));
  }

  #addVerdicts({ lines, accepted, events, rejections, ignored }: EventBatch, firstLine: number): void {
    const account = this.#account;
    account.lines += lines;
    account.accepted += accepted;
    account.events += events;
    for (const [line, reason, text] of rejections) this.#addRejection(firstLine + line, reason, text);
    for (const [kind, count] of ignored) {
      account.ignored += count;
      account.ignoredKinds.set(kind, (account.ignoredKinds.get(kind) ?? 0) + count);
    }
  }

  #addRejection(line: number, reason: string, text: string): void {
    this.#account.rejected++;
    this.#account.firstReject ??= { line, reason };
    this.#rejects.append([this.#files.length, line, reason, this.#pseudonyms === null ? text : ""]);
  }

  /**
   * @param db - the writer's own database. With pseudonyms, for which rows are taken one by one, another one: a query
   *   that is still being read would be ended by what is written
   */
  async acceptRows(db: DuckDBConnection, { rows, order, isClean = false }: RowQuery): Promise<void> {
    if (this.#pseudonyms !== null) return this.#acceptEvents(db, rows);
    const query = `${rows} ${order}`;
    await this.#joinWords();
    const columns = STAGED_COLUMNS.map(({ name }) => `"${name}"`).join(", ");
    const { rowsChanged } = await this.#db.run(
      `INSERT INTO read_rows SELECT ${this.#files.length}, 0, ${columns} FROM (${query}) WHERE reason IS NULL`,
    );
    this.#hasRows ||= rowsChanged > 0;
    this.#account.accepted += rowsChanged;
    this.#account.events += rowsChanged;
    if (!isClean) await this.#rejectRows(query);
  }

  async #rejectRows(query: string): Promise<void> {
    await this.#db.run(
      `CREATE OR REPLACE TEMP TABLE rejected_rows AS
         SELECT line, reason, left("text", ${2 * REJECTED_TEXT_LENGTH}) FROM (${query}) WHERE reason IS NOT NULL`,
    );
    for (let first = 0; ; first += REJECTED_ROWS) {
      const range = `rowid BETWEEN ${first} AND ${first + REJECTED_ROWS - 1} ORDER BY rowid`;
      const page = await this.#db.runAndReadAll(`SELECT * FROM rejected_rows WHERE ${range}`);
      for (const [line, reason, text] of page.getRows()) {
        this.#addRejection(Number(line), reason as string, harmlessText(text as string, REJECTED_TEXT_LENGTH));
      }
      if (page.currentRowCount === 0) break;
    }
    await this.#db.run("DROP TABLE rejected_rows");
  }

  async #acceptEvents(db: DuckDBConnection, rows: string): Promise<void> {
    for await (const verdicts of eventsOfRows(db, rows)) {
      for (const verdict of verdicts) {
        if ("event" in verdict) this.accept(verdict.line, verdict.event);
        else this.#collector.reject(verdict.line, verdict.reason, "");
      }
      await this.makeRoom();
    }
    this.flush();
  }

  /** Gives up, also when closing failed: nothing of what was read stays in the database. */
  async abort(): Promise<void> {
    for (const appender of [this.#events, this.#rejects]) {
      try {
        appender.closeSync();
      } catch {
        // Without memory the last rows cannot be handed over; they are dropped all the same.
      }
    }
    const tables = [...STAGED, "sorted_events", ...WORD_FIELDS.map((field) => `words_${field}`), "events", "rejects"];
    for (const table of tables) await this.#db.run(`DROP TABLE IF EXISTS ${table}`);
  }

  /** Makes the tables `events` and `rejects`. The writer cannot be used afterwards. */
  async close(): Promise<void> {
    if (this.#hasRows) await this.#joinWords();
    this.flush();
    this.#events.closeSync();
    this.#rejects.close();
    const files = `[${this.#files.map(quoteLiteral).join(", ")}]::VARCHAR[]`;
    if (this.#hasRows) await this.#createEvents(files, ROWS_QUERY, this.#inOrder ? "place" : null);
    else await this.#withWords(() => this.#createEventsOfBatches(files));
    await this.#db.run(`
      CREATE TABLE rejects AS
        SELECT list_extract(${files}, file) AS file, CAST(line AS BIGINT) AS line, reason, text
        FROM read_rejects ORDER BY read_rejects.file, read_rejects.line;
      ${DROP_STAGED}`);
  }

  async #storeWords(): Promise<void> {
    for (const field of WORD_FIELDS) {
      await this.#db.run(`CREATE OR REPLACE TABLE words_${field} (number UINTEGER, word VARCHAR)`);
      const appender = new ChunkAppender(await this.#db.createAppender(`words_${field}`), [UINTEGER, VARCHAR]);
      // Every number finds a word, null among them: a join that leaves some unmatched changes the order of the rows.
      for (const [number, word] of this.#words[field].entries()) appender.append([number, this.#stored(field, word)]);
      appender.close();
    }
  }

  async #createEventsOfBatches(files: string): Promise<void> {
    if (!this.#inOrder) await this.#db.run(SORT_STAGED);
    await this.#createEvents(files, this.#batchesQuery(), "place");
  }

  /** @param row - SQL of an event's number, where the query gives the events in order */
  async #createEvents(files: string, query: string, row: string | null): Promise<void> {
    const columns = EVENT_COLUMNS.slice(1).map((column) => `${fromStaged(column, files)} AS "${column.name}"`);
    const number = row ?? "row_number() OVER (ORDER BY file, line, part, place) - 1";
    await this.#db.run(`
      CREATE TABLE events AS
        SELECT row, coalesce(event_id, CAST(row + 1 AS VARCHAR)) AS event_id, ${columns.join(", ")}
        FROM (SELECT *, ${number} AS row FROM (${query})) ${row === null ? "ORDER BY row" : ""}`);
  }

  /** What came as batches, with its words. */
  #batchesQuery(): string {
    const used = WORD_FIELDS.filter((field) => this.#words[field].size > 1);
    const columns = STAGED_COLUMNS.map(({ name }) => {
      if (isWord(name)) return `${used.includes(name) ? `words_${name}.word` : "CAST(NULL AS VARCHAR)"} AS "${name}"`;
      return isNumber(name) ? `CASE WHEN NOT isnan("${name}") THEN "${name}" END AS "${name}"` : `"${name}"`;
    });
    const joins = used.map((field) => `JOIN words_${field} ON words_${field}.number = read_events."${field}"`);
    return `SELECT read_events.rowid AS place, file, part, ${columns.join(", ")} FROM read_events ${joins.join(" ")}`;
  }
}

/** Numbers are sorted many times faster than the words that come with them later. */
const SORT_STAGED = `
  CREATE OR REPLACE TABLE sorted_events AS SELECT * FROM read_events ORDER BY file, line, part, rowid;
  DROP TABLE read_events;
  ALTER TABLE sorted_events RENAME TO read_events`;
const STAGED = ["read_events", "read_rows", "read_rejects"];
const DROP_STAGED = STAGED.map((table) => `DROP TABLE ${table}`).join("; ");
const ROWS_QUERY = `SELECT rowid AS place, file, part, ${STAGED_COLUMNS.map(({ name }) => `"${name}"`).join(", ")} FROM read_rows`;

/** Replaces the numbers of a collector's words by those of the writer's list, in place. */
function renumber(
  words: Uint32Array,
  events: number,
  numbers: number[],
  texts: readonly string[],
  list: WordList,
): void {
  for (let row = 0; row < events; row++) {
    const word = words[row]!;
    if (word === 0) continue;
    const number = numbers[word - 1]!;
    words[row] = number > 0 ? number : (numbers[word - 1] = list.numberOf(texts[word - 1]!));
  }
}

function isWord(name: string): name is WordField {
  return (WORD_FIELDS as readonly string[]).includes(name);
}

function isNumber(name: string): boolean {
  return (NUMBER_FIELDS as readonly string[]).includes(name);
}

/** For the words of a new collector. */
export function newWordNumbers(): WordNumbers {
  return { texts: wordRecord(() => []), numbers: wordRecord(() => []), segment: 0 };
}

function newWordLists(): Record<WordField, WordList> {
  return wordRecord(() => new WordList());
}

function wordRecord<Value>(make: () => Value): Record<WordField, Value> {
  return Object.fromEntries(WORD_FIELDS.map((field) => [field, make()])) as Record<WordField, Value>;
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
