import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteName } from "../files/quoteSql";
import type { Matrix } from "../forest/Matrix";
import type { Feature } from "./Feature";
import { WINDOWS } from "./windows";

const NAME = /^[a-z][a-z0-9_]{0,62}$/;

/** A matrix whose columns have names: one row = one event, in the order of the event table. */
export interface FeatureMatrix extends Matrix {
  data: Float32Array;
  names: readonly string[];
}

/**
 * Computes features of all events: fills the table `features` (`row` and a column a feature) and returns the matrix.
 *
 * Needs the table `events`, as `readLogs` makes it. A missing value is NaN.
 *
 * Cost: O(events · log events) for each window used.
 *
 * @throws RangeError when there are no events or features, or a name is wrong or taken; Error naming the feature whose
 *   expression the database refuses
 * @example const X = await computeFeatures(db, presetFeatures("default"));
 */
export async function computeFeatures(db: DuckDBConnection, features: readonly Feature[]): Promise<FeatureMatrix> {
  assertFeatures(features);
  await assertExpressions(db, features);
  await db.run(`CREATE OR REPLACE TABLE features AS ${featureQuery(features)} ORDER BY row`);
  const names = features.map(({ name }) => name);
  const rows = await countRows(db);
  if (rows === 0) throw new RangeError("computeFeatures: at least one event is required, got 0");
  const data = new Float32Array(rows * names.length);
  const result = await db.stream(`SELECT ${names.map(quoteName).join(", ")} FROM features ORDER BY row`);
  let row = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (let column = 0; column < names.length; column++) {
      const values = chunk.getColumnValues(column) as (number | null)[];
      for (let index = 0; index < values.length; index++) {
        data[(row + index) * names.length + column] = values[index] ?? NaN;
      }
    }
    row += chunk.rowCount;
  }
  return { data, rows, columns: names.length, names };
}

function featureQuery(features: readonly Feature[]): string {
  const columns = features.map(({ name, sql, needs = [] }) => {
    const known = needs.map((field) => `${quoteName(field)} IS NOT NULL`).join(" AND ");
    return `CAST(${known === "" ? `(${sql})` : `CASE WHEN ${known} THEN (${sql}) END`} AS FLOAT) AS ${quoteName(name)}`;
  });
  const used = Object.entries(WINDOWS).filter(([name]) => features.some(({ sql }) => sql.includes(name)));
  const windows = used.map(([name, definition]) => `${name} AS (${definition})`);
  return `SELECT row, ${columns.join(", ")}
    FROM (SELECT *, CASE WHEN outcome = 'failure' THEN 1 ELSE 0 END AS failed FROM events)
    ${windows.length > 0 ? `WINDOW ${windows.join(", ")}` : ""}`;
}

function assertFeatures(features: readonly Feature[]): void {
  if (features.length === 0) throw new RangeError("computeFeatures: at least one feature is required, got 0");
  const names = new Set<string>(["row"]);
  for (const { name } of features) {
    if (!NAME.test(name)) {
      throw new RangeError(
        `computeFeatures: a feature's name must be lower-case letters, digits and underscores, got ${name}`,
      );
    }
    if (names.has(name)) throw new RangeError(`computeFeatures: the feature ${name} is there twice`);
    names.add(name);
  }
}

/** Binds each expression by itself, so that an error can name the feature. */
async function assertExpressions(db: DuckDBConnection, features: readonly Feature[]): Promise<void> {
  for (const feature of features) {
    try {
      await db.run(`EXPLAIN ${featureQuery([feature])}`);
    } catch (error) {
      const [reason] = (error as Error).message.split("\n");
      throw new Error(`computeFeatures: the expression of ${feature.name} cannot be used: ${reason}`, { cause: error });
    }
  }
}

async function countRows(db: DuckDBConnection): Promise<number> {
  const result = await db.runAndReadAll("SELECT CAST(count(*) AS DOUBLE) FROM features");
  return result.getRows()[0]![0] as number;
}
