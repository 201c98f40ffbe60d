import type { DuckDBConnection } from "@duckdb/node-api";
import type { CompiledExpression } from "./compileExpression";
import { evaluate, type EventBlock } from "./evaluate";
import type { EventRing } from "./EventRing";
import { forEachChunk } from "./forEachChunk";
import type { EventTable } from "./orderEvents";
import { isNull, rawVector } from "./rawVector";

/** Computes what measures aggregate that needs other measures, for a block whose events are the ring's last. */
export async function fillArguments(
  db: DuckDBConnection,
  table: string,
  events: EventTable,
  ring: EventRing,
  block: EventBlock,
  wanted: ReadonlyMap<string, CompiledExpression | null>,
): Promise<void> {
  const first = ring.end - block.rows;
  const left: string[] = [];
  for (const [sql, compiled] of wanted) {
    if (compiled === null) {
      left.push(sql);
      continue;
    }
    const out = new Float64Array(block.rows);
    compiled.run(
      block.rows,
      out,
      compiled.names.map((name) => block.values.get(name)!),
    );
    const column = ring.numbers(sql);
    for (let row = 0; row < block.rows; row++) column[(first + row) & ring.mask] = out[row]!;
  }
  if (left.length === 0) return;
  await forEachChunk(await evaluate(db, table, block, left, { events, type: "DOUBLE" }), (chunk) => {
    const rows = rawVector<Int32Array>(chunk, 0).items;
    left.forEach((sql, number) => {
      const { items, valid } = rawVector<Float64Array>(chunk, 1 + number);
      const column = ring.numbers(sql);
      for (let index = 0; index < rows.length; index++) {
        column[(first + rows[index]!) & ring.mask] = isNull(valid, index) ? NaN : items[index]!;
      }
    });
  });
}
