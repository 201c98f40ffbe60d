import { harmlessText } from "../text/harmlessText";
import { ownText } from "../text/ownText";
import type { AuthEvent } from "./AuthEvent";
import {
  type EventBatch,
  NUMBER_FIELDS,
  type NumberField,
  type Rejection,
  TEXT_FIELDS,
  type TextField,
  WORD_FIELDS,
  type WordField,
} from "./EventBatch";
import type { LogSink } from "./LogReader";

/** Characters of a rejected line that are kept. */
export const REJECTED_TEXT_LENGTH = 500;
/** Words of all fields, and their characters, that are remembered. When there are more, all are forgotten. */
const MOST_WORDS = 250_000;
const MOST_CHARACTERS = 8_000_000;
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
  /** In the order of WORD_FIELDS. */
  #words: FieldWords[] = WORD_FIELDS.map(() => new FieldWords());
  #startsAfresh = true;
  #mostWords: number;
  #lastAccepted = -1;
  #partOfLine = 0;
  #inOrder = true;
  #lines = 0;
  /** @param mostWords - words that are remembered, about */
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
    for (let index = 0; index < WORD_FIELDS.length; index++) {
      const field = WORD_FIELDS[index]!;
      const word = event[field];
      if (word !== null) words[field][row] = this.#words[index]!.numberOf(word);
    }
    for (const field of TEXT_FIELDS) {
      const text = event[field];
      if (text === null) continue;
      while (texts[field].length < row) texts[field].push(null);
      texts[field].push(text);
    }
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
      newWords: this.#takeNewWords(),
      startsAfresh: this.#startsAfresh,
      inOrder: this.#inOrder,
    };
    this.#startsAfresh = this.#hasTooManyWords();
    if (this.#startsAfresh) this.#words = WORD_FIELDS.map(() => new FieldWords());
    this.#columns = newColumns(Math.max(FIRST_CAPACITY, this.#events));
    [this.#events, this.#accepted, this.#lines] = [0, 0, 0];
    this.#rejections = [];
    this.#ignored = new Map();
    this.#inOrder = true;
    return batch;
  }

  #takeNewWords(): Record<WordField, string[]> {
    return recordOf(WORD_FIELDS, (field) => this.#words[WORD_FIELDS.indexOf(field)]!.newWords.splice(0));
  }

  #hasTooManyWords(): boolean {
    const sum = (count: (words: FieldWords) => number): number =>
      this.#words.reduce((total, words) => total + count(words), 0);
    return sum((words) => words.count) > this.#mostWords || sum((words) => words.characters) > MOST_CHARACTERS;
  }
}

/** The words of one field and their numbers, from 1. */
class FieldWords {
  newWords: string[] = [];
  characters = 0;
  #numbers = new Map<string, number>();
  #last: string | null = null;
  #lastNumber = 0;

  get count(): number {
    return this.#numbers.size;
  }

  numberOf(word: string): number {
    // Most fields have the word that they had in the event before.
    if (word === this.#last) return this.#lastNumber;
    const number = this.#numbers.get(word) ?? this.#add(word);
    this.#last = word;
    this.#lastNumber = number;
    return number;
  }

  #add(word: string): number {
    const own = ownText(word);
    this.newWords.push(own);
    this.characters += own.length;
    this.#numbers.set(own, this.#numbers.size + 1);
    return this.#numbers.size;
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

function recordOf<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
