/** What a parameter may hold. */
export type ParameterValue = Scalar | readonly Scalar[];

/** A single value. */
export type Scalar = number | string | boolean | null;

/** A literal and the text that follows it. */
export interface Literal {
  value: ParameterValue;
  rest: string;
}

const NUMBER = /^[+-]?(?:0[xX][\da-fA-F_]+|(?:\d[\d_]*\.?(?:\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)/;
const STRING = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`)/s;
const ESCAPE = /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/gs;
const ESCAPED = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
  ["0", "\0"],
  ["\n", ""],
]);

/**
 * Reads the TypeScript literal that a text begins with: a number, string, boolean, null or a list of these.
 *
 * @returns undefined when the text begins with anything else, such as an expression
 * @example parseLiteral("100_000; // events") // { value: 100000, rest: "; // events" }
 */
export function parseLiteral(text: string): Literal | undefined {
  return text.startsWith("[") ? parseList(text) : parseScalar(text);
}

/** A value as a TypeScript literal: data, whatever it contains, never code. */
export function renderLiteral(value: ParameterValue): string {
  return JSON.stringify(value);
}

function parseScalar(text: string): { value: Scalar; rest: string } | undefined {
  const word = /^(?:true|false|null)(?![\w$])/.exec(text)?.[0];
  if (word !== undefined) return { value: JSON.parse(word) as boolean | null, rest: text.slice(word.length) };
  const quoted = STRING.exec(text)?.[0];
  if (quoted !== undefined) return { value: unescape(quoted.slice(1, -1)), rest: text.slice(quoted.length) };
  const digits = NUMBER.exec(text)?.[0];
  if (digits === undefined || /^[\w$.]/.test(text.slice(digits.length))) return undefined;
  const unsigned = Number(digits.replace(/^[+-]/, "").replaceAll("_", ""));
  if (!Number.isFinite(unsigned)) return undefined;
  return { value: digits.startsWith("-") ? -unsigned : unsigned, rest: text.slice(digits.length) };
}

function parseList(text: string): Literal | undefined {
  const value: Scalar[] = [];
  let rest = text.slice(1).trimStart();
  while (!rest.startsWith("]")) {
    const item = parseScalar(rest);
    if (!item) return undefined;
    value.push(item.value);
    rest = item.rest.trimStart();
    if (rest.startsWith(",")) rest = rest.slice(1).trimStart();
    else if (!rest.startsWith("]")) return undefined;
  }
  return { value, rest: rest.slice(1) };
}

function unescape(text: string): string {
  return text.replace(ESCAPE, (_, point?: string, unit?: string, byte?: string, character?: string) => {
    const code = point ?? unit ?? byte;
    if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
    return ESCAPED.get(character!) ?? character!;
  });
}
