import { briefly } from "../../text/briefly";
import { quoteName } from "../../files/quoteSql";
import { averagePathLength } from "../trees/averagePathLength";
import type { IsolationTree } from "../trees/IsolationTree";
import type { IsolationForest } from "../IsolationForest";
import { assertKnownOptions } from "../../options/assertKnownOptions";
import { assertPlainForest } from "./assertPlainForest";

/** Options of {@link forestToSql}. */
export interface ForestToSqlOptions {
  /**
   * Writes a column's name as SQL; for MySQL, BigQuery and Spark, which want backticks, it has to be given.
   * @default "name", as standard SQL has it
   */
  quoteColumn?: (name: string) => string;
}

/**
 * A forest as one SQL expression: the score of a row, in (0, 1], higher is more anomalous.
 *
 * One nested `CASE` a tree, a sum, `power`: standard SQL. NULL is missing, and so is NaN. The scores differ from
 * `forest.score` by rounding only, at most 1e-9, where columns hold the same numbers.
 *
 * @param columnNames - names of the columns, in their order
 * @throws Error before `fit`; RangeError for another number of names, or an unknown option; TypeError when a split is not one feature and one
 *   threshold, or a score not made of path lengths
 * @example await queryRows(db, `SELECT id, ${forestToSql(forest, ["hour", "failures"])} AS score FROM events`)
 */
export function forestToSql(
  forest: IsolationForest,
  columnNames: readonly string[],
  options: ForestToSqlOptions = {},
): string {
  assertKnownOptions(options, ["quoteColumn"], "forestToSql");
  const { quoteColumn = quoteName } = options;
  const { trees, columns, sampleSize } = forest;
  assertPlainForest(forest, "forestToSql");
  if (!Array.isArray(columnNames) || columnNames.some((name) => typeof name !== "string")) {
    throw new TypeError(`forestToSql: columnNames must be a list of names, got ${briefly(columnNames)}`);
  }
  if (columnNames.length !== columns) {
    throw new RangeError(`forestToSql: columnNames must be ${columns} names, got ${columnNames.length}`);
  }
  const normalization = trees.length * averagePathLength(sampleSize);
  if (normalization === 0) return sqlNumber(1);
  const names = columnNames.map(quoteColumn);
  const sum = sumOf(trees.map((tree) => caseOf(tree, 0, names)));
  return `power(${sqlNumber(2)}, -(${sum}) / ${sqlNumber(normalization)})`;
}

/** Path length in a tree from a node on. */
function caseOf(tree: IsolationTree, node: number, names: readonly string[]): string {
  const { feature, threshold, left, missingLeft, pathLength } = tree;
  if (feature[node]! < 0) return sqlNumber(pathLength[node]!);
  const name = names[feature[node]!]!;
  const below = caseOf(tree, left[node]!, names);
  const above = caseOf(tree, left[node]! + 1, names);
  const border = sqlNumber(threshold[node]!);
  // A comparison with NULL is not true, so it goes to ELSE. NaN is above all numbers in some engines, in others nowhere.
  return missingLeft[node]
    ? `CASE WHEN ${name} > ${border} AND ${name} <= ${sqlNumber(Number.MAX_VALUE)} THEN ${above} ELSE ${below} END`
    : `CASE WHEN ${name} <= ${border} THEN ${below} ELSE ${above} END`;
}

/** Halves within halves: the parser of an engine goes as deep as the logarithm of the number of terms. */
function sumOf(terms: readonly string[]): string {
  if (terms.length === 1) return terms[0]!;
  const middle = terms.length >> 1;
  return `(${sumOf(terms.slice(0, middle))}\n+ ${sumOf(terms.slice(middle))})`;
}

/** With an exponent: without one it is a decimal number, with other digits. */
function sqlNumber(value: number): string {
  return value.toExponential();
}
