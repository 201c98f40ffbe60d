import type { DuckDBConnection } from "@duckdb/node-api";
import { queryRows } from "../../logs/queryRows";
import { storeRows } from "../storeRows";

/**
 * For each of some events the rows of all events of the same user, itself included. Events without a user have none.
 *
 * Needs the table `events`.
 *
 * @param rows - places in the event table
 * @example (await readPeers(db, [17])).get(17) // Int32Array [3, 17, 40]
 */
export async function readPeers(db: DuckDBConnection, rows: readonly number[]): Promise<Map<number, Int32Array>> {
  await storeRows(db, "asked_rows", rows);
  const asked = await queryRows(
    db,
    `SELECT row, "user" FROM events JOIN asked_rows USING (row) WHERE "user" IS NOT NULL`,
  );
  const all = await db.runAndReadAll(
    `SELECT "user", row FROM events WHERE "user" IN (SELECT "user" FROM events JOIN asked_rows USING (row)) ORDER BY row`,
  );
  await db.run("DROP TABLE asked_rows");
  const rowsOf = new Map<string, number[]>();
  for (const [user, row] of all.getRows() as [string, bigint | number][]) {
    const own = rowsOf.get(user);
    if (own === undefined) rowsOf.set(user, [Number(row)]);
    else own.push(Number(row));
  }
  const lists = new Map([...rowsOf].map(([user, own]) => [user, Int32Array.from(own)]));
  return new Map(asked.map(({ row, user }) => [row as number, lists.get(user as string)!]));
}
