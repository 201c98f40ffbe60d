import { harmlessText } from "../text/harmlessText";
import { EVENT_COLUMNS } from "../logs/eventColumns";
import { FEATURE_COLUMNS } from "./columns";
import { hoistMeasures } from "./engine/hoistMeasures";

/** Texts, numbers, quoted names, words, and any other character by itself. */
const TOKEN =
  /--|\/\*|\/\/|'(?:[^']|'')*'|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*|::|[^\s]/g;
const WORD = /^["A-Za-z_]/;
const COLUMNS: ReadonlySet<string> = new Set([
  ...EVENT_COLUMNS.map(({ name }) => name),
  ...Object.keys(FEATURE_COLUMNS),
]);
const KEYWORDS = new Set(
  (
    "case when then else end and or not is null in like ilike similar to escape between distinct true false " +
    "cast try_cast as over interval year month day hour minute second for from symmetric"
  ).split(" "),
);
/** What is another value each time that it is asked. */
const FICKLE = new Set(
  (
    "random uuid gen_random_uuid setseed now today get_current_timestamp transaction_timestamp nextval currval " +
    "current_timestamp current_date current_time localtime localtimestamp"
  ).split(" "),
);
/** What begins a query, which could see later events. */
const QUERIES = new Set("select values exists query query_table unnest table with union summarize describe".split(" "));
/** Functions with FROM inside their parentheses. */
const WITH_FROM = new Set(["extract", "substring", "trim", "overlay", "position"]);
/** What is not one expression of standard SQL, and why not. */
const REFUSED: Readonly<Record<string, string>> = {
  ";": "it must be one expression, got a semicolon",
  "--": "a comment cannot stand in it",
  "/*": "a comment cannot stand in it",
  "//": "engines differ in what // is: write floor(a / b)",
};

/**
 * Refuses an expression that cannot be a feature's, as far as it can be seen without a database.
 *
 * @param sql - a feature's expression
 * @throws RangeError: a part of a sentence that says what is wrong, such as a word that is no column
 * @example assertExpression("count(*) OVR user_1h") // throws: there is no column OVR; the columns are …
 */
export function assertExpression(sql: string): void {
  const tokens: string[] = sql.match(TOKEN) ?? [];
  for (const token of tokens) if (Object.hasOwn(REFUSED, token)) throw new RangeError(REFUSED[token]);
  hoistMeasures(sql, new Map());
  let isType = false;
  const open: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const [before, after] = [tokens[index - 1]?.toLowerCase() ?? "", tokens[index + 1] ?? ""];
    if (token === "(") open.push(before);
    if (token === ")") open.pop();
    // Names of types may have several words.
    isType = WORD.test(token) && (isType || before === "as" || before === "::");
    if (!WORD.test(token) || isType || before === "over") continue;
    assertWord(token, after, open.at(-1) ?? "");
  }
}

/** @param call - the function that the word is inside of */
function assertWord(token: string, after: string, call: string): void {
  const word = token.toLowerCase();
  if (FICKLE.has(word)) throw new RangeError(`${token} has another value each time: two runs would differ`);
  const isQuery = QUERIES.has(word) || (word === "from" && !WITH_FROM.has(call));
  if (isQuery) throw new RangeError(`a query inside an expression could see later events, got ${token}`);
  if (word === "user")
    throw new RangeError(`write "user" with quotes, got ${token}: alone it is the database's own user`);
  if (isKnown(token, after)) return;
  throw new RangeError(`there is no column ${harmlessText(token, 40)}; the columns are ${[...COLUMNS].join(", ")}`);
}

function isKnown(token: string, after: string): boolean {
  const name = token.replace(/^"|"$/g, "");
  if (COLUMNS.has(name) || token.startsWith('"')) return COLUMNS.has(name);
  const isFunction = after === "(";
  const isTyped = after.startsWith("'"); // TIMESTAMP '2024-03-01'
  return KEYWORDS.has(name.toLowerCase()) || isFunction || isTyped;
}
