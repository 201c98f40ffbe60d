import { harmlessText } from "../text/harmlessText";
import { ownText } from "../text/ownText";
import type { AuthEvent } from "./AuthEvent";
import {
  type EventBatch,
  NUMBER_FIELDS,
  type NumberField,
  type RareWord,
  type Rejection,
  TEXT_FIELDS,
  type TextField,
  WORD_FIELDS,
  type WordField,
} from "./EventBatch";
import type { LogSink } from "./LogReader";

/** Characters of a rejected line that are kept. */
export const REJECTED_TEXT_LENGTH = 500;
/** Words that are remembered in each field. Those after them are kept one by one. */
const MOST_WORDS = 500_000;
const FIRST_CAPACITY = 1024;

/**
 * Collects a reader's verdicts as columns.
 *
 * @example
 * const collector = new EventCollector();
 * createOktaReader(collector).read('{"eventType":…}', 1);
 * collector.take().accepted // 1
 */
export class EventCollector implements LogSink {
  #columns: Columns = newColumns(FIRST_CAPACITY);
  #events = 0;
  #accepted = 0;
  #rejections: Rejection[] = [];
  #ignored = new Map<string, number>();
  #known = recordOf(WORD_FIELDS, () => new Map<string, number>());
  #newWords = recordOf(WORD_FIELDS, (): string[] => []);
  #rareWords = recordOf(WORD_FIELDS, (): RareWord[] => []);
  #lastAccepted = -1;
  #partOfLine = 0;
  #inOrder = true;
  #lines = 0;
  #mostWords: number;

  /** @param mostWords - words that are remembered in each field */
  constructor(mostWords: number = MOST_WORDS) {
    this.#mostWords = mostWords;
  }

  /** The lines from here on are those of another file, or of another part of one. */
  startLines(): void {
    this.#lastAccepted = -1;
  }

  accept(line: number, event: AuthEvent): void {
    if (line !== this.#lastAccepted) {
      if (line < this.#lastAccepted) this.#inOrder = false;
      this.#lastAccepted = line;
      this.#partOfLine = 0;
      this.#accepted++;
    }
    const row = this.#events++;
    if (row === this.#columns.line.length) this.#columns = grown(this.#columns);
    const { line: lines, part, timestampUs, numbers, words, texts } = this.#columns;
    lines[row] = line;
    part[row] = this.#partOfLine++;
    timestampUs[row] = event.timestampUs;
    numbers.latitude[row] = event.latitude ?? NaN;
    numbers.longitude[row] = event.longitude ?? NaN;
    numbers.asn[row] = event.asn ?? NaN;
    for (const field of WORD_FIELDS) words[field][row] = this.#numberOf(field, event[field], row);
    texts.event_id[row] = event.event_id;
    texts.session_id[row] = event.session_id;
  }

  reject(line: number, reason: string, text: string): void {
    this.#rejections.push([line, reason, harmlessText(text, REJECTED_TEXT_LENGTH)]);
  }

  ignore(_line: number, kind: string): void {
    this.#ignored.set(kind, (this.#ignored.get(kind) ?? 0) + 1);
  }

  /** Counts lines as judged, or about to be. */
  addLines(count: number): void {
    this.#lines += count;
  }

  /** Events that wait to be taken. */
  get events(): number {
    return this.#events;
  }

  /** What was collected since the last time. */
  take(): EventBatch {
    const batch = {
      lines: this.#lines,
      accepted: this.#accepted,
      rejections: this.#rejections,
      ignored: this.#ignored,
      events: this.#events,
      ...this.#columns,
      newWords: this.#newWords,
      rareWords: this.#rareWords,
      inOrder: this.#inOrder,
    };
    this.#columns = newColumns(Math.max(FIRST_CAPACITY, this.#events));
    [this.#events, this.#accepted, this.#lines] = [0, 0, 0];
    this.#rejections = [];
    this.#ignored = new Map();
    this.#newWords = recordOf(WORD_FIELDS, () => []);
    this.#rareWords = recordOf(WORD_FIELDS, () => []);
    this.#inOrder = true;
    return batch;
  }

  #numberOf(field: WordField, word: string | null, row: number): number {
    if (word === null) return 0;
    const known = this.#known[field];
    const number = known.get(word);
    if (number !== undefined) return number;
    if (known.size >= this.#mostWords) {
      this.#rareWords[field].push({ row, text: word });
      return 0;
    }
    const own = ownText(word);
    known.set(own, known.size + 1);
    this.#newWords[field].push(own);
    return known.size;
  }
}

type Columns = Pick<EventBatch, "line" | "part" | "timestampUs" | "numbers" | "words" | "texts">;

function newColumns(capacity: number): Columns {
  return {
    line: new Float64Array(capacity),
    part: new Float64Array(capacity),
    timestampUs: new Float64Array(capacity),
    numbers: recordOf<NumberField, Float64Array>(NUMBER_FIELDS, () => new Float64Array(capacity)),
    words: recordOf<WordField, Uint32Array>(WORD_FIELDS, () => new Uint32Array(capacity)),
    texts: recordOf<TextField, (string | null)[]>(TEXT_FIELDS, () => []),
  };
}

function grown(columns: Columns): Columns {
  const larger = newColumns(2 * columns.line.length);
  larger.line.set(columns.line);
  larger.part.set(columns.part);
  larger.timestampUs.set(columns.timestampUs);
  for (const field of NUMBER_FIELDS) larger.numbers[field].set(columns.numbers[field]);
  for (const field of WORD_FIELDS) larger.words[field].set(columns.words[field]);
  return { ...larger, texts: columns.texts };
}

function recordOf<Name extends string, Value>(names: readonly Name[], make: () => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Value>;
}
