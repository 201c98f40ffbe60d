import type { DuckDBConnection } from "@duckdb/node-api";
import type { Feature } from "./Feature";
import { featureBlocks, type FeatureOptions } from "./featureBlocks";
import type { FeatureMatrix } from "./FeatureMatrix";
import type { FeatureState } from "./FeatureState";

/**
 * Computes features of all events as one row-major matrix: the blocks of {@link featureBlocks} together.
 *
 * Memory: events × features × 4 bytes. For more events than that fits in, take the blocks one by one.
 *
 * @throws as {@link featureBlocks}
 * @example const X = await computeFeatures(db, presetFeatures("default"));
 */
export async function computeFeatures(
  db: DuckDBConnection,
  features: readonly Feature[] | FeatureState,
  options: FeatureOptions = {},
): Promise<FeatureMatrix> {
  const total = Number((await db.runAndReadAll("SELECT count(*) FROM events")).getRows()[0]![0]);
  let X: FeatureMatrix | null = null;
  for await (const { data, eventRows, columns, names } of featureBlocks(db, features, options)) {
    X ??= { data: new Float32Array(total * columns), rows: total, columns, names };
    for (let row = 0; row < eventRows.length; row++) {
      X.data.set(data.subarray(row * columns, (row + 1) * columns), eventRows[row]! * columns);
    }
  }
  return X!;
}
