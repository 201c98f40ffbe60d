import { quoteLiteral } from "../../files/quoteSql";
import { type DuckDBConnection, memoryLimitOf } from "../openDatabase";

/**
 * Reading seldom needs more: what does not fit goes to the temporary folder, and leaves the memory to the readers. Who
 * gives the database more than twice as much has long logs, and half of it is for reading them.
 */
const READING_BYTES = 500e6;
const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB"];

/**
 * Lowers the memory that a database of {@link openDatabase} may use, if it is more than reading logs needs.
 *
 * @returns restores what it was
 * @example
 * const restore = await limitMemory(db);
 * try { … } finally { await restore(); }
 */
export async function limitMemory(db: DuckDBConnection): Promise<() => Promise<void>> {
  const wanted = memoryLimitOf(db);
  const result = await db.runAndReadAll("SELECT current_setting('memory_limit')");
  const [number, unit] = (result.getRows()[0]![0] as string).split(" ") as [string, string];
  const present = Number(number) * 1024 ** UNITS.indexOf(unit);
  if (wanted === undefined || present <= READING_BYTES) return () => Promise.resolve();
  await db.run(`SET memory_limit = '${Math.max(READING_BYTES, Math.round(present / 2))}B'`);
  return async () => void (await db.run(`SET memory_limit = ${quoteLiteral(wanted)}`));
}
