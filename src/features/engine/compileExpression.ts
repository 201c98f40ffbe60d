/** An expression as a function of numbers: fills `out` from columns of numbers, NaN for null. */
export interface CompiledExpression {
  /** Columns that it needs, in the order in which they are handed over. */
  names: readonly string[];
  run: (rows: number, out: Float64Array, columns: readonly Float64Array[]) => void;
}

/** Code for a value: a number, NaN where it is null; or a truth, which may be neither true nor false. */
type Code = { kind: "number"; code: string } | { kind: "truth"; isTrue: string; isFalse: string };

/** What the compiler does not know: the database does. */
class UnknownSql extends Error {}

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|("[^"]*"|[A-Za-z_][A-Za-z0-9_]*)|(<=|>=|<>|!=|[-+*/(),<>=])|(\S))/y;
const KEYWORDS = new Set([
  "case",
  "when",
  "then",
  "else",
  "end",
  "and",
  "or",
  "not",
  "is",
  "null",
  "in",
  "like",
  "between",
]);
const CALLS: Readonly<Record<string, (...values: string[]) => string>> = {
  abs: (x) => `Math.abs(${x})`,
  floor: (x) => `Math.floor(${x})`,
  sin: (x) => `Math.sin(${x})`,
  cos: (x) => `Math.cos(${x})`,
  radians: (x) => `(${x} * Math.PI / 180)`,
  pi: () => "Math.PI",
  ln: (x) => `ln(${x})`,
  sqrt: (x) => `sqrt(${x})`,
  asin: (x) => `asin(${x})`,
  coalesce: (...all) => `coalesce(${all.join(", ")})`,
  greatest: (...all) => `greatest(${all.join(", ")})`,
  least: (...all) => `least(${all.join(", ")})`,
  nullif: (a, b) => `nullif(${a}, ${b})`,
  power: (x, exponent) => (exponent === "2" ? `square(${x})` : unknown("power")),
};
const ARGUMENTS: Readonly<Record<string, number>> = {
  ...{ abs: 1, floor: 1, sin: 1, cos: 1, radians: 1, pi: 0, ln: 1, sqrt: 1, asin: 1, nullif: 2, power: 2 },
};

/*
 * What compiled code calls: as the database has it, null is passed over or passed on, what is divided by 0 is null, and
 * what else is undefined is refused.
 */
const LIBRARY: Readonly<Record<string, (...values: number[]) => number>> = {
  ln: (x) => (x <= 0 ? refuse("the logarithm", x) : Math.log(x)),
  sqrt: (x) => (x < 0 ? refuse("the square root", x) : Math.sqrt(x)),
  asin: (x) => (Math.abs(x) > 1 ? refuse("the arc sine", x) : Math.asin(x)),
  // The column of what the event has: null where it is 0.
  present: (flag) => (flag === 1 ? 1 : NaN),
  differs: (a, b) => (a < b || a > b ? 1 : 0),
  divide: (a, b) => (b === 0 ? NaN : a / b),
  // Only squares: what other powers are in the last bit depends on the machine.
  square: (x) => x * x,
  nullif: (a, b) => (a === b ? NaN : a),
  coalesce(...all) {
    for (const value of all) if (value === value) return value;
    return NaN;
  },
  greatest(...all) {
    let greatest = NaN;
    for (const value of all) if (!(value <= greatest) && value === value) greatest = value;
    return greatest;
  },
  least(...all) {
    let least = NaN;
    for (const value of all) if (!(value >= least) && value === value) least = value;
    return least;
  },
};

const REFUSING = /\b(?:ln|sqrt|asin)\(/;

/** Name of the column that is 1 where the event has another one, and 0 where that is null. */
export function presenceOf(column: string): string {
  return `has_${column}`;
}

function unknown(sql: string): never {
  throw new UnknownSql(sql);
}

function refuse(what: string, value: number): never {
  throw new RangeError(`cannot take ${what} of ${value}`);
}

/**
 * Compiles an expression over columns of numbers: arithmetic, comparisons, AND, OR, NOT, IS NULL, CASE, and some calls.
 *
 * To hand numbers to the database and to read what it makes of them costs more than all windows together. What is
 * compiled means what it means there; a property test holds the two equal.
 *
 * @param sql - standard SQL
 * @param known - names of the columns that are numbers
 * @returns null where the expression has anything else in it: then the database evaluates it
 * @example compileExpression("a / (b + 1)", new Set(["a", "b"]))!.names // ["a", "b"]
 */
export function compileExpression(sql: string, known: ReadonlySet<string>): CompiledExpression | null {
  try {
    const parser = new Parser(sql, known);
    const code = numberCode(parser.whole());
    const columns = parser.names.map((_, index) => `const c${index} = columns[${index}];`).join(" ");
    // Nothing of the expression's text gets here: numbers have been read, and names are places in the list.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const build = new Function(
      ...Object.keys(LIBRARY),
      `return function (rows, out, columns) { ${columns} for (let i = 0; i < rows; i++) out[i] = ${code}; }`,
    ) as (...library: unknown[]) => CompiledExpression["run"];
    return { names: parser.names, run: build(...Object.values(LIBRARY)) };
  } catch (error) {
    if (error instanceof UnknownSql) return null;
    throw error;
  }
}

class Parser {
  readonly names: string[] = [];
  readonly #tokens: { text: string; kind: "number" | "word" | "sign" }[] = [];
  readonly #known: ReadonlySet<string>;
  #at = 0;

  constructor(sql: string, known: ReadonlySet<string>) {
    this.#known = known;
    const text = sql.trim();
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
      const [, number, word, sign] = TOKEN.exec(text) ?? [];
      if (number !== undefined) this.#tokens.push({ text: number, kind: "number" });
      else if (word !== undefined) this.#tokens.push({ text: word, kind: "word" });
      else if (sign !== undefined) this.#tokens.push({ text: sign, kind: "sign" });
      else throw new UnknownSql(text);
    }
  }

  whole(): Code {
    const code = this.#either();
    if (this.#at < this.#tokens.length) throw new UnknownSql(this.#tokens[this.#at]!.text);
    return code;
  }

  #isNext(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token !== undefined && token.kind !== "number" && token.text.toLowerCase() === text;
  }

  #take(text: string): boolean {
    if (!this.#isNext(text)) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw new UnknownSql(`${text} expected`);
  }

  #either(): Code {
    let left = this.#both();
    while (this.#take("or")) {
      const [a, b] = [truth(left), truth(this.#both())];
      left = { kind: "truth", isTrue: `(${a.isTrue} || ${b.isTrue})`, isFalse: `(${a.isFalse} && ${b.isFalse})` };
    }
    return left;
  }

  #both(): Code {
    let left = this.#not();
    while (this.#take("and")) {
      const [a, b] = [truth(left), truth(this.#not())];
      left = { kind: "truth", isTrue: `(${a.isTrue} && ${b.isTrue})`, isFalse: `(${a.isFalse} || ${b.isFalse})` };
    }
    return left;
  }

  #not(): Code {
    if (!this.#take("not")) return this.#comparison();
    const { isTrue, isFalse } = truth(this.#not());
    return { kind: "truth", isTrue: isFalse, isFalse: isTrue };
  }

  #comparison(): Code {
    const left = this.#presence() ?? this.#sum();
    if (this.#take("is")) {
      const isNot = this.#take("not");
      this.#expect("null");
      const [none, some] = [`Number.isNaN(${number(left)})`, `!Number.isNaN(${number(left)})`];
      return { kind: "truth", isTrue: isNot ? some : none, isFalse: isNot ? none : some };
    }
    for (const [sign, yes, no] of COMPARISONS) {
      if (!this.#take(sign)) continue;
      const [a, b] = [number(left), number(this.#sum())];
      return { kind: "truth", isTrue: yes(a, b), isFalse: no(a, b) };
    }
    return left;
  }

  /** A column that stands by itself before IS NULL: whether the event has it is a number, be it a text or not. */
  #presence(): Code | null {
    const [column, is] = [this.#tokens[this.#at], this.#tokens[this.#at + 1]];
    if (column?.kind !== "word" || is?.text.toLowerCase() !== "is") return null;
    const name = presenceOf(column.text.replaceAll('"', ""));
    if (!this.#known.has(name)) return null;
    this.#at++;
    return { kind: "number", code: `present(${this.#column(name)})` };
  }

  #column(name: string): string {
    if (!this.names.includes(name)) this.names.push(name);
    return `c${this.names.indexOf(name)}[i]`;
  }

  #sum(): Code {
    let left = this.#product();
    for (;;) {
      const sign = this.#take("+") ? "+" : this.#take("-") ? "-" : null;
      if (sign === null) return left;
      left = { kind: "number", code: `(${number(left)} ${sign} ${number(this.#product())})` };
    }
  }

  #product(): Code {
    let left = this.#signed();
    for (;;) {
      const sign = this.#take("*") ? "*" : this.#take("/") ? "/" : null;
      if (sign === null) return left;
      const [a, b] = [number(left), number(this.#signed())];
      left = { kind: "number", code: sign === "*" ? `(${a} * ${b})` : `divide(${a}, ${b})` };
    }
  }

  #signed(): Code {
    if (this.#take("-")) return { kind: "number", code: `(-${number(this.#signed())})` };
    return this.#primary();
  }

  #primary(): Code {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new UnknownSql("end");
    if (token.kind === "number") return { kind: "number", code: String(Number(token.text)) };
    if (token.text === "(") {
      const inner = this.#either();
      this.#expect(")");
      return inner;
    }
    if (token.kind === "sign") throw new UnknownSql(token.text);
    const word = token.text.toLowerCase();
    if (word === "case") return this.#cases();
    if (word === "null") return { kind: "number", code: "NaN" };
    if (this.#isNext("(")) return this.#call(word);
    const name = token.text.replaceAll('"', "");
    if (KEYWORDS.has(word) || !this.#known.has(name)) throw new UnknownSql(word);
    return { kind: "number", code: this.#column(name) };
  }

  #call(name: string): Code {
    const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
    if (call === undefined) throw new UnknownSql(name);
    this.#expect("(");
    const values: string[] = [];
    while (!this.#take(")")) {
      if (values.length > 0) this.#expect(",");
      values.push(number(this.#either()));
    }
    if (values.length !== (ARGUMENTS[name] ?? Math.max(1, values.length))) throw new UnknownSql(name);
    // The database asks for the second value only where the first is null: what is undefined may stand there.
    if (name === "coalesce" && values.some((value) => REFUSING.test(value))) throw new UnknownSql(name);
    return { kind: "number", code: call(...values) };
  }

  #cases(): Code {
    const parts: string[] = [];
    while (this.#take("when")) {
      const { isTrue } = truth(this.#either());
      this.#expect("then");
      parts.push(`${isTrue} ? ${number(this.#either())} : `);
    }
    const other = this.#take("else") ? number(this.#either()) : "NaN";
    this.#expect("end");
    if (parts.length === 0) throw new UnknownSql("case");
    return { kind: "number", code: `(${parts.join("")}${other})` };
  }
}

const COMPARISONS: readonly [string, (a: string, b: string) => string, (a: string, b: string) => string][] = [
  ["<=", (a, b) => `(${a} <= ${b})`, (a, b) => `(${a} > ${b})`],
  [">=", (a, b) => `(${a} >= ${b})`, (a, b) => `(${a} < ${b})`],
  ["<", (a, b) => `(${a} < ${b})`, (a, b) => `(${a} >= ${b})`],
  [">", (a, b) => `(${a} > ${b})`, (a, b) => `(${a} <= ${b})`],
  ["=", (a, b) => `(${a} === ${b})`, differs],
  ["<>", differs, (a, b) => `(${a} === ${b})`],
  ["!=", differs, (a, b) => `(${a} === ${b})`],
];

function differs(a: string, b: string): string {
  return `(differs(${a}, ${b}) === 1)`;
}

function truth(code: Code): { isTrue: string; isFalse: string } {
  if (code.kind === "number") throw new UnknownSql("a number as a truth");
  return code;
}

/** A number within an expression; there a truth is none. */
function number(code: Code): string {
  if (code.kind === "truth") throw new UnknownSql("a truth as a number");
  return code.code;
}

/** The whole expression as a number: a truth is 1 or 0. */
function numberCode(code: Code): string {
  return code.kind === "number" ? code.code : `(${code.isTrue} ? 1 : ${code.isFalse} ? 0 : NaN)`;
}
