import type { DuckDBConnection } from "@duckdb/node-api";
import { existsSync } from "node:fs";
import { batchesOf } from "../../files/batchesOf";
import { quoteLiteral } from "../../files/quoteSql";
import { FILE_PSEUDONYM } from "./PSEUDONYM";

/** A cell as it stands in the file; null when it is empty. */
export type ResultCell = string | null;

/**
 * A file of results as SQL: every value is the text that stands there.
 *
 * @example resultRows("out/anomalies.csv")
 */
export function resultRows(file: string): string {
  return `read_csv(${quoteLiteral(file)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
}

/**
 * The columns of a file of results, once it is known that its pseudonyms were made with this key.
 *
 * Any key turns an address into another one, so a wrong key has to be found out before: by the names of the logs, which
 * carry the key's id, and which every file of results has.
 *
 * @throws Error naming the file when it is missing, has no pseudonyms, or has those of another key
 */
export async function checkedColumns(db: DuckDBConnection, file: string, keyId: string): Promise<string[]> {
  if (!existsSync(file)) throw new Error(`${file}: no such file`);
  const result = await db.runAndReadAll(`SELECT * FROM ${resultRows(file)} LIMIT 0`).catch((error: Error) => {
    throw new Error(`${file}: cannot be read as a file of results`, { cause: error });
  });
  const columns = result.columnNames();
  if (!columns.includes("file")) {
    throw new Error(`${file}: has no column "file", expected a file that authlens wrote with --pseudonymise`);
  }
  const query = `SELECT DISTINCT file FROM ${resultRows(file)}`;
  for await (const rows of batchesOf<ResultCell[]>(db, query)) {
    for (const [text] of rows) {
      const [, id] = FILE_PSEUDONYM.exec(text ?? "") ?? [];
      if (id === undefined) throw new Error(`${file}: has no pseudonyms in its column "file": nothing to reveal`);
      if (id === keyId) continue;
      throw new Error(`${file}: its pseudonyms were made with another key: expected the key ${id}, got ${keyId}`);
    }
  }
  return columns;
}
