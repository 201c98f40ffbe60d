import { EVENT_COLUMNS } from "../logs/eventColumns";
import { FEATURE_COLUMNS } from "./columns";
import { hoistMeasures } from "./engine/hoistMeasures";

/** Texts, numbers, quoted names, words, and any other character by itself. */
const TOKEN = /'(?:[^']|'')*'|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*|::|[^\s]/g;
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

/**
 * Refuses an expression that cannot be a feature's, as far as it can be seen without a database.
 *
 * @param sql - a feature's expression
 * @throws RangeError: a part of a sentence that says what is wrong, such as a word that is no column
 * @example assertExpression("count(*) OVR user_1h") // throws: there is no column OVR; the columns are …
 */
export function assertExpression(sql: string): void {
  hoistMeasures(sql, new Map());
  const tokens: string[] = sql.match(TOKEN) ?? [];
  if (tokens.includes(";")) throw new RangeError("it must be one expression, got a semicolon");
  const fickle = tokens.find((token) => FICKLE.has(token.toLowerCase()));
  if (fickle !== undefined) throw new RangeError(`${fickle} has another value each time: two runs would differ`);
  let isType = false;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]?.toLowerCase() ?? "";
    // Names of types may have several words.
    isType = WORD.test(token) && (isType || before === "as" || before === "::");
    if (!WORD.test(token) || isType || before === "over") continue;
    if (isKnown(token, tokens[index + 1] ?? "")) continue;
    throw new RangeError(`there is no column ${token}; the columns are ${[...COLUMNS].join(", ")}`);
  }
}

function isKnown(token: string, after: string): boolean {
  const name = token.replace(/^"|"$/g, "").toLowerCase();
  if (COLUMNS.has(name) || token.startsWith('"')) return COLUMNS.has(name);
  const isFunction = after === "(";
  const isTyped = after.startsWith("'"); // TIMESTAMP '2024-03-01'
  return KEYWORDS.has(name) || isFunction || isTyped;
}
