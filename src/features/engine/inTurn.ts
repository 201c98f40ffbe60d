import type { DuckDBConnection } from "@duckdb/node-api";

const LAST = new WeakMap<DuckDBConnection, Promise<unknown>>();

/**
 * Does something with a connection when what was begun before has ended: of two queries at once on one connection, the
 * one ends the other.
 *
 * @example const result = await inTurn(db, () => db.run(sql));
 */
export function inTurn<Result>(db: DuckDBConnection, work: () => Promise<Result>): Promise<Result> {
  const result = (LAST.get(db) ?? Promise.resolve()).then(work);
  LAST.set(
    db,
    result.catch(() => undefined),
  );
  return result;
}
