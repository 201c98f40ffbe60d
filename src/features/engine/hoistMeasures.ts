import { FEATURE_WINDOWS, WINDOW_NAMES } from "../windows";
import { AGGREGATES } from "../EXPRESSION_WORDS";
import { type Measure, measuresIn } from "./Measure";

/** Texts, quoted names, words, and any other character by itself. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*|\s+|[^]/g;

/**
 * Takes the aggregates over windows out of an expression and puts names of columns in their place.
 *
 * @param sql - a feature's expression
 * @param measures - those found so far, by what they compute; new ones are added
 * @returns the expression without windows
 * @throws RangeError when a window is not a named one, or an aggregate not one of count, sum, min, max, latest
 * @example hoistMeasures("coalesce(sum(failed) OVER user_1h, 0)", new Map()) // "coalesce(measure_0, 0)"
 */
export function hoistMeasures(sql: string, measures: Map<string, Measure>): string {
  const out: string[] = [];
  const tokens = sql.match(TOKEN) ?? [];
  for (let index = 0; index < tokens.length; index++) {
    const word = tokens[index]!.toLowerCase();
    if (word !== "over") {
      out.push(tokens[index]!);
      continue;
    }
    do index++;
    while (/^\s/.test(tokens[index] ?? ""));
    const window = tokens[index] ?? "";
    if (!FEATURE_WINDOWS.has(window)) {
      throw new RangeError(
        `OVER must be followed by the name of a window, such as user_1h, got ${window || "nothing"}; ` +
          `a name is ${WINDOW_NAMES}`,
      );
    }
    const [aggregate, argument] = takeCall(out, window);
    out.push(named(aggregate, argument, window, measures));
  }
  return out.join("");
}

/** Removes the call at the end of `out`: its name, and what stands between its parentheses. */
function takeCall(out: string[], window: string): [string, string] {
  while (/^\s*$/.test(out.at(-1) ?? "x")) out.pop();
  let depth = 0;
  let start = out.length;
  do {
    start--;
    if (start < 0) break;
    if (out[start] === ")") depth++;
    if (out[start] === "(") depth--;
  } while (depth > 0);
  const isCall = out.at(-1) === ")";
  while (isCall && start > 0 && /^\s+$/.test(out[start - 1]!)) out.splice(--start, 1);
  const aggregate = isCall && start > 0 ? out[start - 1]!.toLowerCase() : "";
  if (!AGGREGATES.includes(aggregate)) {
    throw new RangeError(
      `before OVER ${window} must stand a call of ${AGGREGATES.join(", ")}, got ${aggregate || "none"}; ` +
        "a condition goes inside: sum(CASE WHEN … THEN 1 ELSE 0 END), count(DISTINCT CASE WHEN … THEN host END)",
    );
  }
  const argument = out
    .slice(start + 1, -1)
    .join("")
    .trim();
  out.length = start - 1;
  return [aggregate, argument];
}

function named(aggregate: string, text: string, window: string, measures: Map<string, Measure>): string {
  const isDistinct = /^distinct\b/i.test(text);
  const argument = isDistinct ? text.slice("distinct".length).trim() : text;
  if (isDistinct && aggregate !== "count") throw new RangeError(`only count can be DISTINCT, got ${aggregate}`);
  const key = `${aggregate}(${isDistinct ? "DISTINCT " : ""}${argument}) OVER ${window}`;
  const known = measures.get(key);
  if (known !== undefined) return known.name;
  const inner = measuresIn(argument);
  if (isDistinct && inner.length > 0) {
    throw new RangeError(`count(DISTINCT …) OVER ${window} cannot have an aggregate inside`);
  }
  const levels = [...measures.values()].filter(({ name }) => inner.includes(name)).map(({ level }) => level);
  const name = `measure_${measures.size}`;
  measures.set(key, { name, aggregate, isDistinct, argument, window, level: 1 + Math.max(0, ...levels) });
  return name;
}
