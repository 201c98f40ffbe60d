import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteLiteral, quoteName } from "../files/quoteSql";
import { harmlessText } from "../text/harmlessText";
import type { Feature } from "./Feature";

/** Options of {@link oneHotFeatures}. */
export interface OneHotOptions {
  /**
   * Values of a column that get a feature of their own, the most frequent first, at least 1.
   * @default 8
   */
  maxValues?: number;
}

/**
 * One feature for each frequent value of a column with few values: 1 where the event has it, 0 elsewhere.
 *
 * A column with one value or none gives no features: it tells events apart no better than nothing.
 *
 * @param columns - columns of the event table, such as `outcome` or `method`
 * @throws RangeError when a column has more than 1,000 values: one-hot would hide almost all of them; or `maxValues`
 *   is below 1
 * @example await oneHotFeatures(db, ["outcome"]) // features outcome_is_failure, outcome_is_success
 */
export async function oneHotFeatures(
  db: DuckDBConnection,
  columns: readonly string[],
  options: OneHotOptions = {},
): Promise<Feature[]> {
  const { maxValues = 8 } = options;
  if (!Number.isInteger(maxValues) || maxValues < 1) {
    throw new RangeError(`oneHotFeatures: maxValues must be a whole number of at least 1, got ${maxValues}`);
  }
  const features: Feature[] = [];
  for (const column of columns) {
    const quoted = quoteName(column);
    const result = await db.runAndReadAll(
      `SELECT ${quoted}, count(*) FROM events WHERE ${quoted} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1001`,
    );
    const values = result.getRows().map(([value]) => String(value));
    if (values.length > 1000) {
      throw new RangeError(`oneHotFeatures: a column must have at most 1,000 values, ${column} has more`);
    }
    if (values.length > 1) features.push(...values.slice(0, maxValues).map(oneHot(column, quoted)));
  }
  return features;
}

function oneHot(column: string, quoted: string): (value: string, index: number) => Feature {
  const taken = new Set<string>();
  return (value, index) => {
    const word = value
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .slice(0, 30);
    let name = `${column}_is_${word || "empty"}`;
    for (let number = index + 1; taken.has(name); number++) name = `${column}_is_value_${number}`;
    taken.add(name);
    return {
      name,
      family: "categorical",
      unit: "1 = yes, 0 = no",
      description: `${column} is ${harmlessText(value, 80)}`,
      sql: `CASE WHEN ${quoted} = ${quoteLiteral(value)} THEN 1 ELSE 0 END`,
      suspicious: "either",
      techniques: [],
    };
  };
}
