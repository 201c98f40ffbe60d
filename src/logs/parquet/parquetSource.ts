import { resolve } from "node:path";
import { quoteLiteral } from "../../files/quoteSql";

/** What means several files to DuckDB. */
const GLOB = /[*?[]/g;

/**
 * A Parquet file as SQL: exactly this file, with no columns from the folders' names, and text that is not marked as
 * text (older programs write it so) taken as text. A column `file_row_number`, from 0, is added when it is asked for.
 *
 * @example parquetSource("auth.parquet") // "read_parquet('/home/me/auth.parquet', …)"
 */
export function parquetSource(file: string, options: { rowNumbers: boolean } = { rowNumbers: false }): string {
  const path = resolve(file).replace(GLOB, "[$&]");
  const rowNumbers = options.rowNumbers ? ", file_row_number = true" : "";
  return `read_parquet(${quoteLiteral(path)}, binary_as_string = true, hive_partitioning = false${rowNumbers})`;
}
