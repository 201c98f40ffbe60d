import { resolve } from "node:path";
import { quoteLiteral } from "../../files/quoteSql";

/** What means several files to DuckDB. */
const GLOB = /[*?[]/g;

/**
 * A Parquet file as SQL: exactly this file, with no columns from the folders' names, and text that is not marked as
 * text (older programs write it so) taken as text.
 *
 * @example parquetSource("auth.parquet") // "read_parquet('/home/me/auth.parquet', …)"
 */
export function parquetSource(file: string): string {
  const path = resolve(file).replace(GLOB, "[$&]");
  return `read_parquet(${quoteLiteral(path)}, binary_as_string = true, hive_partitioning = false)`;
}
