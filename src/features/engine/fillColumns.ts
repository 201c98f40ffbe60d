import type { DuckDBConnection } from "@duckdb/node-api";
import type { Feature } from "../Feature";
import { evaluate, type EventBlock } from "./evaluate";
import { forEachChunk } from "./forEachChunk";
import type { EventTable } from "./orderEvents";
import type { PlannedFeature } from "./planFeatures";
import { isNull, rawVector } from "./rawVector";

/** A row-major matrix to be filled. */
export interface FillTarget {
  data: Float32Array;
  columns: number;
  /** Room for one number an event. */
  scratch: Float64Array;
  events: EventTable;
}

/**
 * Computes the features of a block, whose measures are known, into a matrix; NaN where the event lacks what a feature
 * needs.
 *
 * What must happen before others may run does so before the first wait: the numbers go to the database.
 *
 * @throws Error naming the feature whose expression the database refuses
 */
export async function fillColumns(
  db: DuckDBConnection,
  table: string,
  block: EventBlock,
  missing: Int32Array,
  features: readonly PlannedFeature[],
  target: FillTarget,
): Promise<void> {
  const left = features.filter((feature) => !fillDirectly(feature, block, missing, target));
  if (left.length === 0) return;
  await fillByDatabase(db, table, block, missing, left, target).catch(async (error: unknown) => {
    for (const feature of left) {
      await fillByDatabase(db, table, block, missing, [feature], target).catch((own: unknown) =>
        refuse(feature.feature, own),
      );
    }
    throw error;
  });
}

/** What can be computed here does not need the database. Whether it could. */
function fillDirectly(
  { feature, sql, column, mask, compiled }: PlannedFeature,
  { rows, values }: EventBlock,
  missing: Int32Array,
  { data, columns, scratch }: FillTarget,
): boolean {
  if (compiled === null) return false;
  const numbers = values.get(sql.trim()) ?? scratch;
  try {
    if (numbers === scratch)
      compiled.run(
        rows,
        scratch,
        compiled.names.map((name) => values.get(name)!),
      );
  } catch (error) {
    refuse(feature, error);
  }
  for (let row = 0; row < rows; row++) {
    // Of −0 and 0, which are the same to whoever compares them, only 0.
    data[row * columns + column] = (missing[row]! & mask) === 0 ? numbers[row]! + 0 : NaN;
  }
  return true;
}

async function fillByDatabase(
  db: DuckDBConnection,
  table: string,
  block: EventBlock,
  missing: Int32Array,
  features: readonly PlannedFeature[],
  { data, columns, events }: FillTarget,
): Promise<void> {
  const expressions = features.map(({ sql }) => sql);
  const result = await evaluate(db, table, block, expressions, { events, type: "FLOAT" });
  await forEachChunk(result, (chunk) => {
    const places = rawVector<Int32Array>(chunk, 0).items;
    features.forEach(({ column, mask }, number) => {
      const { items, valid } = rawVector<Float32Array>(chunk, 1 + number);
      for (let index = 0; index < places.length; index++) {
        const row = places[index]!;
        const isMissing = isNull(valid, index) || (missing[row]! & mask) !== 0;
        data[row * columns + column] = isMissing ? NaN : items[index]!;
      }
    });
  });
}

/** @throws Error always */
export function refuse({ name }: Feature, error: unknown): never {
  const [reason] = (error as Error).message.split("\n");
  throw new Error(`computeFeatures: the expression of ${name} cannot be used: ${reason}`, { cause: error });
}
