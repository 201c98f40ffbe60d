/** What a byte of JSON means for the value that it is a part of. */
export enum Step {
  /** It belongs to the value, which goes on. */
  Inside,
  /** White space between two tokens. */
  Space,
  /** It ends a name within an object. */
  Key,
  /** It opens a list within the value. */
  List,
  /** The value ends with it. */
  End,
  /** The value, a number or a word, ended before it. */
  EndedBefore,
  /** Nothing that can stand here. */
  Error,
}

enum Expect {
  Value,
  ValueOrEnd,
  Key,
  KeyOrEnd,
  Colon,
  CommaOrEnd,
}

const OBJECT = 1;
const LIST = 2;
/** No record is nested as deeply. */
const MOST_DEPTH = 1000;

/**
 * Follows the structure of one JSON value, byte by byte. It knows brackets, commas, colons and quotes; whether a number or
 * a word is one, `JSON.parse` will say.
 *
 * @example
 * const scanner = new JsonScanner();
 * [...Buffer.from("[1]")].map((byte) => scanner.next(byte)); // List, Inside, End
 */
export class JsonScanner {
  /** Open objects and lists. */
  depth = 0;
  #containers: Uint8Array = new Uint8Array(MOST_DEPTH + 1);
  #expect: Expect = Expect.Value;
  #inText = false;
  #isKey = false;
  #isEscaped = false;
  #inWord = false;

  /** A new value begins. */
  begin(): void {
    this.depth = 0;
    this.#expect = Expect.Value;
    this.#inText = false;
    this.#isEscaped = false;
    this.#inWord = false;
  }

  /** Goes on behind a list that stands in so many objects, one within the other. */
  resume(depth: number): void {
    this.begin();
    this.depth = depth;
    this.#containers.fill(OBJECT, 0, depth);
    this.#expect = Expect.CommaOrEnd;
  }

  /** Whether every byte but a quote, a backslash and a line feed is a part of a text. */
  get isInPlainText(): boolean {
    return this.#inText && !this.#isEscaped;
  }

  get isInWord(): boolean {
    return this.#inWord;
  }

  /** What the next byte means. */
  next(byte: number): Step {
    if (this.#inText) return this.#nextOfText(byte);
    if (this.#inWord) {
      if (isWordByte(byte)) return Step.Inside;
      this.#inWord = false;
      if (this.#endValue() === Step.End) return Step.EndedBefore;
    }
    if (byte <= 32) return isSpace(byte) ? Step.Space : Step.Error;
    switch (byte) {
      case 0x22: // "
        return this.#openText();
      case 0x2c: // ,
        if (this.#expect !== Expect.CommaOrEnd) return Step.Error;
        this.#expect = this.#container === OBJECT ? Expect.Key : Expect.Value;
        return Step.Inside;
      case 0x3a: // :
        if (this.#expect !== Expect.Colon) return Step.Error;
        this.#expect = Expect.Value;
        return Step.Inside;
      case 0x7b: // {
        return this.#open(OBJECT, Expect.KeyOrEnd, Step.Inside);
      case 0x5b: // [
        return this.#open(LIST, Expect.ValueOrEnd, Step.List);
      case 0x7d: // }
        return this.#close(OBJECT, Expect.KeyOrEnd);
      case 0x5d: // ]
        return this.#close(LIST, Expect.ValueOrEnd);
      default:
        if (!this.#takesValue || !isWordByte(byte)) return Step.Error;
        this.#inWord = true;
        return Step.Inside;
    }
  }

  get #container(): number {
    return this.depth === 0 ? 0 : this.#containers[this.depth - 1]!;
  }

  get #takesValue(): boolean {
    return this.#expect === Expect.Value || this.#expect === Expect.ValueOrEnd;
  }

  #nextOfText(byte: number): Step {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === 0x5c) this.#isEscaped = true;
    else if (byte === 0x22) {
      this.#inText = false;
      if (!this.#isKey) return this.#endValue();
      this.#expect = Expect.Colon;
      return Step.Key;
    }
    // A text goes over no line's end: so a quote that is missing is noticed there.
    return byte === 10 ? Step.Error : Step.Inside;
  }

  #openText(): Step {
    this.#isKey = this.#expect === Expect.Key || this.#expect === Expect.KeyOrEnd;
    if (!this.#isKey && !this.#takesValue) return Step.Error;
    this.#inText = true;
    return Step.Inside;
  }

  #open(container: number, expect: Expect, step: Step): Step {
    if (!this.#takesValue || this.depth === MOST_DEPTH) return Step.Error;
    this.#containers[this.depth++] = container;
    this.#expect = expect;
    return step;
  }

  #close(container: number, empty: Expect): Step {
    const isComplete = this.#expect === Expect.CommaOrEnd || this.#expect === empty;
    if (!isComplete || this.#container !== container) return Step.Error;
    this.depth--;
    return this.#endValue();
  }

  #endValue(): Step {
    if (this.depth === 0) return Step.End;
    this.#expect = Expect.CommaOrEnd;
    return Step.Inside;
  }
}

/** White space; or the record separator of `application/json-seq`. */
export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 0x1e;
}

/** Of numbers, `true`, `false` and `null`. */
function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}
