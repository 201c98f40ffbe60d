import type { DuckDBConnection } from "@duckdb/node-api";
import { evaluate, type EventBlock } from "./evaluate";
import type { EventRing } from "./EventRing";
import { forEachChunk } from "./forEachChunk";
import { refuse } from "./fillColumns";
import type { EventTable } from "./orderEvents";
import type { PlannedArgument } from "./planFeatures";
import { isNull, rawVector } from "./rawVector";

/**
 * Computes what measures aggregate that needs other measures, for a block whose events are the ring's last.
 *
 * @throws Error naming the feature whose expression cannot be computed
 */
export async function fillArguments(
  db: DuckDBConnection,
  table: string,
  events: EventTable,
  ring: EventRing,
  block: EventBlock,
  wanted: ReadonlyMap<string, PlannedArgument>,
): Promise<void> {
  const first = ring.end - block.rows;
  const left: string[] = [];
  for (const [sql, { compiled, feature }] of wanted) {
    if (compiled === null) {
      left.push(sql);
      continue;
    }
    const out = new Float64Array(block.rows);
    const columns = compiled.names.map((name) => block.values.get(name)!);
    try {
      compiled.run(block.rows, out, columns);
    } catch (error) {
      refuse(feature, error);
    }
    const column = ring.numbers(sql);
    for (let row = 0; row < block.rows; row++) column[(first + row) & ring.mask] = out[row]!;
  }
  if (left.length === 0) return;
  const fill = async (some: readonly string[]): Promise<void> =>
    forEachChunk(await evaluate(db, table, block, some, { events, type: "DOUBLE" }), (chunk) => {
      const rows = rawVector<Int32Array>(chunk, 0).items;
      some.forEach((sql, number) => {
        const { items, valid } = rawVector<Float64Array>(chunk, 1 + number);
        const column = ring.numbers(sql);
        for (let index = 0; index < rows.length; index++) {
          column[(first + rows[index]!) & ring.mask] = isNull(valid, index) ? NaN : items[index]!;
        }
      });
    });
  await fill(left).catch(async (error: unknown) => {
    for (const sql of left) await fill([sql]).catch((own: unknown) => refuse(wanted.get(sql)!.feature, own));
    throw error;
  });
}
