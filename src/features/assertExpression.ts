import { harmlessText } from "../text/harmlessText";
import { EVENT_COLUMNS } from "../logs/eventColumns";
import { FEATURE_COLUMNS } from "./columns";
import { hoistMeasures } from "./engine/hoistMeasures";
import { AGGREGATES, FIELDS, FUNCTIONS, KEYWORDS, TYPES } from "./EXPRESSION_WORDS";

/** Comments, texts, numbers, quoted names, words, signs of two characters, and any other character by itself. */
const TOKEN =
  /--|\/\*|\/\/|->|<<|>>|==|\*\*|'(?:[^']|'')*'|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*|::|<=|>=|<>|!=|\|\||[^\s]/g;
const WORD = /^["A-Za-z_]/;
const NUMBER = /^\.?\d/;
const SIGNS = new Set("+ - * / % ( ) , < > = <= >= <> != || ::".split(" "));
const COLUMNS: ReadonlySet<string> = new Set([
  ...EVENT_COLUMNS.map(({ name }) => name),
  ...Object.keys(FEATURE_COLUMNS),
]);
/** What is another value each time that it is asked: not in the lists either, but worth a message of its own. */
const FICKLE = new Set(
  (
    "random uuid now today age current_date current_time current_timestamp current_localtimestamp localtime " +
    "localtimestamp get_current_time get_current_timestamp uuidv4 uuidv7 gen_random_uuid"
  ).split(" "),
);
/** What begins a query, which could see later events. */
const QUERIES = new Set("select values exists query query_table unnest table with union summarize describe".split(" "));
/** Functions with FROM inside their parentheses. */
const WITH_FROM = new Set(["extract", "substring", "trim"]);
/** What is not one expression of standard SQL, and why not. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  [";", "it must be one expression, got a semicolon"],
  ["--", "a comment cannot stand in it"],
  ["/*", "a comment cannot stand in it"],
  ["//", "engines differ in what // is: write floor(a / b)"],
  ["'", "a text in it is not closed"],
  ['"', "a name in it is not closed"],
]);
/** Names, numbers, texts and signs. */
const MOST_TOKENS = 1500;
/** Parentheses, and CASE, inside each other. */
const MOST_LEVELS = 100;

/**
 * Refuses an expression that cannot be a feature's, as far as it can be seen without a database.
 *
 * What it does not know it refuses: so nothing gets past it that runs another statement, sees later events or gives
 * another value in the next run.
 *
 * @param sql - a feature's expression
 * @throws RangeError: a part of a sentence that says what is wrong, such as a word that is no column
 * @example assertExpression("count(*) OVR user_1h") // throws: there is no column OVR; the columns are …
 */
export function assertExpression(sql: string): void {
  const tokens: string[] = sql.match(TOKEN) ?? [];
  if (tokens.length > MOST_TOKENS) {
    throw new RangeError(`it must have at most ${MOST_TOKENS} names, numbers, texts and signs, got ${tokens.length}`);
  }
  for (const token of tokens) {
    const reason = token.includes("\0") ? "it must not have NUL characters" : REFUSED.get(token);
    if (reason !== undefined) throw new RangeError(reason);
  }
  assertLevels(tokens);
  hoistMeasures(sql, new Map());
  /** For each parenthesis that is open, the word before it. */
  const open: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const [before, call] = [tokens[index - 1]?.toLowerCase() ?? "", open.at(-1) ?? ""];
    if (token === "(") open.push(before);
    if (token === ")") open.pop();
    if (token === "::" || token.toLowerCase() === "as") index = endOfType(tokens, index, call);
    else if (before === "over") continue;
    else if (WORD.test(token)) assertWord(tokens, index, call);
    else if (!NUMBER.test(token) && !SIGNS.has(token) && !token.startsWith("'")) {
      throw new RangeError(`the sign ${harmlessText(token, 4)} has no place in it`);
    }
  }
}

function assertLevels(tokens: readonly string[]): void {
  let [levels, open] = [0, 0];
  for (const token of tokens) {
    if (token === "(" || token.toLowerCase() === "case") levels++;
    if (token === ")" || token.toLowerCase() === "end") levels--;
    if (token === ")" && --open < 0) break;
    if (token === "(") open++;
    if (levels > MOST_LEVELS) throw new RangeError(`at most ${MOST_LEVELS} parentheses can be inside each other`);
  }
  if (open !== 0) throw new RangeError(`a parenthesis in it is not ${open > 0 ? "closed" : "opened"}`);
}

/** @param call - the function that the word is inside of */
function assertWord(tokens: readonly string[], index: number, call: string): void {
  const [token, after] = [tokens[index]!, tokens[index + 1] ?? ""];
  const name = token.replace(/^"|"$/g, "");
  if (token.startsWith('"') && COLUMNS.has(name) && after !== "(") return;
  if (call === "extract" && after.toLowerCase() === "from" && FIELDS.includes(token.toLowerCase())) return;
  const word = token.toLowerCase();
  if (after === "(" && AGGREGATES.includes(word)) return assertOver(tokens, index);
  if (after === "(" && FUNCTIONS.includes(word)) return;
  if (FICKLE.has(word)) throw new RangeError(`${token} has another value each time: two runs would differ`);
  const isFrom = word === "from" && !WITH_FROM.has(call) && tokens[index - 1]?.toLowerCase() !== "distinct";
  if (QUERIES.has(word) || isFrom) {
    throw new RangeError(`a query inside an expression could see later events, got ${token}`);
  }
  if (word === "user") {
    throw new RangeError(`write "user" with quotes, got ${token}: alone it is the database's own user`);
  }
  const shown = harmlessText(token, 40);
  const isBeforeText = after.startsWith("'");
  if (KEYWORDS.includes(word) || (isBeforeText && TYPES.includes(word))) return;
  // What follows a text of another kind, such as E'\'', may not be what it seems.
  if (isBeforeText) throw new RangeError(`a text must stand as '…', got ${shown}'…'`);
  if (COLUMNS.has(token)) return;
  if (after === "(")
    throw new RangeError(`there is no function ${shown} for it; the functions are ${FUNCTIONS.join(", ")}`);
  throw new RangeError(`there is no column ${shown}; the columns are ${[...COLUMNS].join(", ")}`);
}

/** An aggregate over all events would see later ones. */
function assertOver(tokens: readonly string[], index: number): void {
  let depth = 0;
  let end = index + 1;
  do {
    if (tokens[end] === "(") depth++;
    if (tokens[end] === ")") depth--;
    end++;
  } while (depth > 0 && end < tokens.length);
  if (tokens[end]?.toLowerCase() === "over") return;
  throw new RangeError(`${tokens[index]}(…) must be followed by OVER and the name of a window, such as user_1h`);
}

/**
 * @param index - of `::` or `AS`
 * @returns index of the last token of the type's name
 */
function endOfType(tokens: readonly string[], index: number, call: string): number {
  if (tokens[index] !== "::" && call !== "cast" && call !== "try_cast") {
    throw new RangeError(`${tokens[index]} can only stand in CAST(… AS …)`);
  }
  const name = tokens[index + 1] ?? "nothing";
  if (!TYPES.includes(name.toLowerCase())) {
    throw new RangeError(`there is no type ${harmlessText(name, 40)} for it; the types are ${TYPES.join(", ")}`);
  }
  const isLong = name.toLowerCase() === "double" && tokens[index + 2]?.toLowerCase() === "precision";
  return index + (isLong ? 2 : 1);
}
