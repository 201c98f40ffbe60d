import { MAX_LINE_LENGTH } from "../../MAX_LINE_LENGTH";
import { FURTHER_LINE, OUTSIDE_LINE } from "./documentLines";
import { LIST_KEYS, OBJECT_KEYS, OTHER_KEYS } from "./envelopeKeys";
import { isSpace, JsonScanner, Step } from "./JsonScanner";

/** Bytes of a record that are kept: readers refuse one that has more characters than a quarter of it. */
const MOST_RECORD_BYTES = 4 * MAX_LINE_LENGTH;
/** Lines of a record. One with more has lost its end. */
const MOST_RECORD_LINES = 100_000;
/** Lists within lists that hold records. */
const MOST_LISTS = 8;
const MOST_KEY_BYTES = 40;
const LINE_FEED = 10;
const [COMMA, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

const QUESTION = 0x3f;
/** In place of the last bytes: the record that failed went over the end of a line. */
const NOT_ON_ONE_LINE: readonly [number, number] = [-1, -1];

enum Mode {
  /** Between records. */
  Between,
  /** Within a record, or what may be one. */
  Record,
  /** Within an object that holds records, but not in its list of them. */
  Envelope,
  /** Behind the point from which a record could not be followed. */
  Lost,
}

/**
 * Turns a JSON document into lines of one record each, as it comes, in bounded memory.
 *
 * A document is a list of records; an object that holds such a list under a name of {@link LIST_KEYS}; or several of
 * these or of records, one after the other. Line breaks within it mean nothing, and every line of it becomes one: the line
 * where a record begins becomes the record, a further line of it {@link FURTHER_LINE}, a line around records
 * {@link OUTSIDE_LINE}. Where several records begin on one line, each becomes a line of its own.
 *
 * What cannot be followed as JSON becomes a record, too, which readers then refuse. Where the next one begins is told by
 * how far its line is indented, or on one line by `},{`. A text within JSON can hold neither.
 *
 * @example new JsonDocumentSplitter().push(Buffer.from('{"value":[{"id":1},{"id":2}]}')).toString() // '{"id":1}\n{"id":2}\n'
 */
export class JsonDocumentSplitter {
  /** Values that ended as they should. */
  records = 0;
  /** Objects that turned out to hold records. */
  envelopes = 0;
  /** Values that did not end as they should. */
  failures = 0;
  /** Commas between values. */
  commas = 0;
  #mode: Mode = Mode.Between;
  #scanner = new JsonScanner();
  /** The open lists of records: in how many objects each stands, of one that begins around it; 0 for none. */
  #lists: number[] = [];

  #record = Buffer.alloc(MOST_RECORD_BYTES);
  #length = 0;
  /** Lines that ended within the record. */
  #further = 0;
  #keyStart = 0;
  #mayHoldRecords = false;
  /** Whether the last name on each of two levels announces a list of records. */
  #announces: [boolean, boolean] = [false, false];
  #outerHolds = false;
  /** A list that was announced was opened just now. */
  #isListOpened = false;

  /** Whether the line that is being read has become one already. */
  #isWritten = false;
  /** What it becomes otherwise. */
  #line = "";
  #hasBytes = false;
  #indent = 0;
  #isIndenting = true;
  /** Of the line where the last record began. */
  #recordIndent = 0;
  /** The last two bytes that are no space, behind a failure. */
  #before: readonly [number, number] = NOT_ON_ONE_LINE;

  #out = Buffer.alloc(1 << 16);
  #outLength = 0;

  /** The lines that these bytes complete. */
  push(bytes: Buffer): Buffer {
    for (let at = 0; at < bytes.length; at++) {
      // Most bytes of a record are plain text or white space: they change nothing.
      if (this.#mode === Mode.Record)
        at = this.#scanner.isInPlainText ? this.#keepText(bytes, at) : this.#skipSpaces(bytes, at);
      if (at === bytes.length) break;
      const byte = bytes[at]!;
      this.#hasBytes = true;
      if (this.#isIndenting) {
        if (byte === 32 || byte === 9) this.#indent++;
        else this.#isIndenting = false;
      }
      while (!this.#take(byte));
      if (byte === LINE_FEED) this.#startLine();
    }
    return this.#takeOut();
  }

  /** The lines that the end of the document completes. */
  end(): Buffer {
    if (this.#mode === Mode.Record) this.#finishRecord(false);
    if (this.#hasBytes && !this.#isWritten) this.#write(`${this.#line}\n`);
    return this.#takeOut();
  }

  /** Whether it is within something that may be a record, and nothing is wrong so far. */
  get isOpen(): boolean {
    return this.#mode === Mode.Record;
  }

  /** Takes a byte in the present mode; false when it must be taken again in the next one. */
  #take(byte: number): boolean {
    switch (this.#mode) {
      case Mode.Between:
        return this.#takeBetween(byte);
      case Mode.Record:
        return this.#takeInRecord(byte);
      case Mode.Envelope:
        return this.#takeInEnvelope(byte);
      case Mode.Lost:
        return this.#takeLost(byte);
    }
  }

  #takeBetween(byte: number): boolean {
    if (byte === LINE_FEED) return this.#endLine();
    if (isSpace(byte)) return true;
    const isInList = this.#lists.length > 0;
    if (byte === COMMA) {
      this.commas++;
      return this.#mark(OUTSIDE_LINE);
    }
    if (byte === OPEN_LIST && this.#lists.length < MOST_LISTS) {
      this.#lists.push(0);
      return this.#mark(OUTSIDE_LINE);
    }
    if (byte === CLOSE_LIST && isInList) {
      this.#resumeEnvelope(this.#lists.pop()!);
      return this.#mark(OUTSIDE_LINE);
    }
    this.#startRecord(byte === OPEN);
    return false;
  }

  #startRecord(mayHoldRecords: boolean): void {
    this.#mode = Mode.Record;
    this.#scanner.begin();
    [this.#length, this.#further] = [0, 0];
    this.#mayHoldRecords = mayHoldRecords;
    this.#announces = [false, false];
    [this.#outerHolds, this.#isListOpened] = [false, false];
    this.#recordIndent = this.#indent;
  }

  #takeInRecord(byte: number): boolean {
    if (this.#isListOpened && !isSpace(byte)) {
      this.#isListOpened = false;
      if (byte === OPEN || byte === OPEN_LIST) {
        this.#becomeEnvelope();
        return false;
      }
    }
    const step = this.#scanner.next(byte);
    switch (step) {
      case Step.Space:
        if (byte === LINE_FEED && ++this.#further === MOST_RECORD_LINES) return this.#fail(byte);
        return true;
      case Step.EndedBefore:
        this.#finishRecord(true);
        return false;
      case Step.Error:
        return this.#fail(byte);
      default:
        if (byte === 0x22) this.#followText(step);
        this.#keep(byte);
        if (step === Step.End) this.#finishRecord(true);
        if (step === Step.List) this.#isListOpened = this.#isAnnounced();
        return true;
    }
  }

  /** Goes on behind a list of records in so many objects. */
  #resumeEnvelope(depth: number): void {
    if (depth === 0) return;
    this.#scanner.resume(depth);
    this.#mode = Mode.Envelope;
    this.#length = 0;
    this.#mayHoldRecords = true;
    this.#announces = [false, false];
    [this.#outerHolds, this.#isListOpened] = [depth === 2, false];
  }

  /** What was taken for a record is an object around records. */
  #becomeEnvelope(): void {
    this.envelopes++;
    // The line where it begins, unless a record stands there; those behind it; and the present one.
    const lines = this.#further;
    if (lines > 0) {
      if (!this.#isWritten) this.#write(`${OUTSIDE_LINE}\n`);
      this.#write(`${OUTSIDE_LINE}\n`.repeat(lines - 1));
      this.#isWritten = false;
    }
    this.#line = OUTSIDE_LINE;
    this.#lists.push(this.#scanner.depth - 1);
    this.#mode = Mode.Between;
  }

  #takeInEnvelope(byte: number): boolean {
    if (this.#isListOpened && !isSpace(byte)) {
      this.#isListOpened = false;
      if (byte === OPEN || byte === OPEN_LIST) {
        this.#lists.push(this.#scanner.depth - 1);
        this.#mode = Mode.Between;
        return false;
      }
    }
    const step = this.#scanner.next(byte);
    if (step === Step.Space) return byte === LINE_FEED ? this.#endLine() : true;
    if (step === Step.Error) {
      this.#startRecord(false);
      return this.#fail(byte);
    }
    // Its names are kept in the place of a record.
    if (byte === 0x22) {
      if (step === Step.Inside && this.#length > MOST_KEY_BYTES) this.#length = 0;
      this.#followText(step);
    }
    if (this.#length < MOST_RECORD_BYTES) this.#keep(byte);
    if (step === Step.List) this.#isListOpened = this.#isAnnounced();
    if (step === Step.End) this.#mode = Mode.Between;
    return this.#mark(OUTSIDE_LINE);
  }

  /** Remembers where a text begins, and looks at it where it was a name. */
  #followText(step: Step): void {
    if (step !== Step.Key) {
      this.#keyStart = this.#length + 1;
      return;
    }
    const { depth } = this.#scanner;
    if (!this.#mayHoldRecords || depth > 2 || (depth === 2 && !this.#outerHolds)) return;
    const isShort = this.#length - this.#keyStart <= MOST_KEY_BYTES;
    const key = isShort ? this.#record.toString("latin1", this.#keyStart, this.#length) : "";
    this.#announces[depth - 1 === 0 ? 0 : 1] = LIST_KEYS.has(key);
    if (depth === 1) this.#outerHolds = OBJECT_KEYS.has(key);
    const isKnown = LIST_KEYS.has(key) || OTHER_KEYS.has(key) || (depth === 1 && OBJECT_KEYS.has(key));
    if (this.#mode === Mode.Record && !isKnown) this.#mayHoldRecords = false;
  }

  /** Whether the list that was opened is the value of a name that announces records. */
  #isAnnounced(): boolean {
    if (!this.#mayHoldRecords) return false;
    const { depth } = this.#scanner;
    return depth === 2 ? this.#announces[0] : depth === 3 && this.#outerHolds && this.#announces[1];
  }

  /** Gives up on a record: it is written as far as it goes. Whether the byte was taken. */
  #fail(byte: number): boolean {
    const isTaken = this.#length === 0 && byte !== LINE_FEED;
    // A record of nothing would be a blank line.
    if (this.#length === 0) this.#keep(isTaken ? byte : QUESTION);
    this.#before = this.#further === 0 ? [0, 0] : NOT_ON_ONE_LINE;
    // The line's end is taken again, behind the record.
    if (this.#further === MOST_RECORD_LINES) this.#further--;
    this.#finishRecord(false);
    this.#mode = Mode.Lost;
    return isTaken;
  }

  #takeLost(byte: number): boolean {
    if (byte === LINE_FEED) {
      this.#before = NOT_ON_ONE_LINE;
      return this.#endLine();
    }
    if (isSpace(byte)) return true;
    const isFirst = this.#line === "" && !this.#isWritten;
    if (isFirst && this.#indent <= this.#recordIndent) {
      if (byte === OPEN || (byte === CLOSE_LIST && this.#lists.length > 0)) {
        this.#mode = Mode.Between;
        return false;
      }
      if (byte === CLOSE) {
        this.#mode = Mode.Between;
        return this.#mark(FURTHER_LINE);
      }
    }
    const [beforeLast, last] = this.#before;
    if (byte === OPEN && last === COMMA && beforeLast === CLOSE) {
      this.#mode = Mode.Between;
      return false;
    }
    if (last >= 0) this.#before = [last, byte];
    return this.#mark(FURTHER_LINE);
  }

  /** Keeps a text up to the next byte that may end it, and returns where that is. */
  #keepText(bytes: Buffer, from: number): number {
    let end = from;
    for (; end < bytes.length; end++) {
      const byte = bytes[end]!;
      if (byte === 0x22 || byte === 0x5c || byte === LINE_FEED) break;
    }
    const kept = Math.min(end - from, MOST_RECORD_BYTES - this.#length);
    for (let at = 0; at < kept; at++) this.#record[this.#length + at] = bytes[from + at]!;
    this.#length += kept;
    return end;
  }

  /** Skips spaces between tokens, but for one that ends a word. */
  #skipSpaces(bytes: Buffer, from: number): number {
    if (this.#scanner.isInWord) return from;
    let end = from;
    while (end < bytes.length && bytes[end] === 32) end++;
    if (end > from) this.#hasBytes = true;
    if (this.#isIndenting) this.#indent += end - from;
    return end;
  }

  #keep(byte: number): void {
    if (this.#length < MOST_RECORD_BYTES) this.#record[this.#length++] = byte;
  }

  #finishRecord(isWhole: boolean): void {
    if (isWhole) this.records++;
    else this.failures++;
    // No reader takes what begins with a space for one of our marks, and none for an object what is none.
    if (this.#record[0] !== OPEN) this.#write(" ");
    this.#reserve(this.#length + 1);
    this.#outLength += this.#record.copy(this.#out, this.#outLength, 0, this.#length);
    this.#out[this.#outLength++] = LINE_FEED;
    if (this.#further === 0) this.#isWritten = true;
    else {
      this.#write(`${FURTHER_LINE}\n`.repeat(this.#further - 1));
      this.#isWritten = false;
      this.#line = FURTHER_LINE;
    }
    this.#mode = Mode.Between;
  }

  #mark(line: string): true {
    if (this.#line === "") this.#line = line;
    return true;
  }

  #endLine(): true {
    if (!this.#isWritten) this.#write(`${this.#line}\n`);
    this.#isWritten = false;
    return true;
  }

  #startLine(): void {
    this.#hasBytes = false;
    [this.#indent, this.#isIndenting] = [0, true];
    if (this.#mode !== Mode.Record) this.#line = "";
  }

  #write(text: string): void {
    this.#reserve(text.length);
    this.#outLength += this.#out.write(text, this.#outLength, "latin1");
  }

  #reserve(bytes: number): void {
    if (this.#outLength + bytes <= this.#out.length) return;
    const larger = Buffer.alloc(2 * (this.#outLength + bytes));
    this.#out.copy(larger, 0, 0, this.#outLength);
    this.#out = larger;
  }

  #takeOut(): Buffer {
    const lines = Buffer.from(this.#out.subarray(0, this.#outLength));
    this.#outLength = 0;
    return lines;
  }
}
