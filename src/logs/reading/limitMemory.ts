import { quoteLiteral } from "../../files/quoteSql";
import { type DuckDBConnection, memoryLimitOf } from "../openDatabase";

/** Reading needs no more: what does not fit goes to the temporary folder, and leaves the memory to the readers. */
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
  const isLow = Number(number) * 1024 ** UNITS.indexOf(unit) <= READING_BYTES;
  if (wanted === undefined || isLow) return () => Promise.resolve();
  await db.run(`SET memory_limit = '${READING_BYTES / 1e6}MB'`);
  return async () => void (await db.run(`SET memory_limit = ${quoteLiteral(wanted)}`));
}
