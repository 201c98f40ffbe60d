import type { DuckDBConnection } from "@duckdb/node-api";
import { open } from "node:fs/promises";
import { batchesOf } from "../../files/batchesOf";
import { formatCsvRecord } from "../../files/formatCsvRecord";
import { writeWhole } from "../../files/writeWhole";
import { openDatabase } from "../../logs/openDatabase";
import type { ReadLogsOptions } from "../../logs/readLogs";
import type { Pseudonyms } from "../createPseudonyms";
import { createRevealer, type Revealer } from "./createRevealer";
import { namesInLogs } from "./namesInLogs";
import { ADDRESS_COLUMN, PSEUDONYM } from "./PSEUDONYM";
import { checkedColumns, type ResultCell, resultRows } from "./resultsFile";

/** Options of {@link revealFile}. */
export interface RevealOptions extends Pick<
  ReadLogsOptions,
  "format" | "columns" | "year" | "timezone" | "onProgress"
> {
  /**
   * The logs that the results came from.
   * @default none: addresses are revealed, names are not
   */
  logs?: readonly string[];
}

/** What {@link revealFile} did. */
export interface RevealReport {
  /** Rows of the file. */
  rows: number;
  /** Different pseudonyms that were revealed, by what they stand for: `user`, `source`, … */
  revealed: Map<string, number>;
  /** The same of those that were not. */
  hidden: Map<string, number>;
}

/**
 * Writes a file of results once more, with names and addresses in place of their pseudonyms.
 *
 * An address is computed from its pseudonym and the key. A name cannot be: every name in `logs` is given its pseudonym
 * once more, and those that the file has are put back. What the logs do not have stays a pseudonym.
 *
 * @param file - `anomalies.csv`, `scores.csv` or `rejects.csv`, written with pseudonyms
 * @param output - where the revealed file goes
 * @param pseudonyms - of the same key
 * @throws Error naming the file when it is missing, has no pseudonyms, has those of another key, or when `output` cannot
 *   be written; as `readLogs` for the logs
 * @example await revealFile("anomalies.csv", "revealed.csv", createPseudonyms(key), { logs: ["auth.log"] });
 */
export async function revealFile(
  file: string,
  output: string,
  pseudonyms: Pseudonyms,
  options: RevealOptions = {},
): Promise<RevealReport> {
  const { logs = [], ...readOptions } = options;
  const db = await openDatabase();
  try {
    const columns = await checkedColumns(db, file, pseudonyms.keyId);
    const wanted = logs.length > 0 ? await pseudonymsIn(db, file, columns) : new Set<string>();
    const names =
      logs.length > 0 ? await namesInLogs(logs, wanted, pseudonyms, readOptions) : new Map<string, string>();
    const revealer = createRevealer(names, pseudonyms);
    let rows = 0;
    await writeWhole(output, async (temporary) => {
      rows = await writeRevealed(db, file, columns, revealer, temporary);
    });
    return { rows, revealed: revealer.count(true), hidden: revealer.count(false) };
  } finally {
    db.closeSync();
  }
}

/** The pseudonyms in a file; what stands where addresses do counts as a whole. */
async function pseudonymsIn(db: DuckDBConnection, file: string, columns: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const addresses = columns.indexOf(ADDRESS_COLUMN);
  for await (const rows of batchesOf<ResultCell[]>(db, `SELECT * FROM ${resultRows(file)}`)) {
    for (const row of rows) {
      for (const [index, cell] of row.entries()) {
        if (cell === null) continue;
        if (index === addresses) found.add(cell);
        else for (const [pseudonym] of cell.matchAll(PSEUDONYM)) found.add(pseudonym);
      }
    }
  }
  return found;
}

async function writeRevealed(
  db: DuckDBConnection,
  file: string,
  columns: readonly string[],
  revealer: Revealer,
  output: string,
): Promise<number> {
  let count = 0;
  const handle = await open(output, "w");
  try {
    await handle.appendFile(formatCsvRecord(columns));
    for await (const rows of batchesOf<ResultCell[]>(db, `SELECT * FROM ${resultRows(file)}`)) {
      const records = rows.map((row) => row.map((cell, index) => revealer.reveal(columns[index]!, cell)));
      await handle.appendFile(records.map(formatCsvRecord).join(""));
      count += rows.length;
    }
  } finally {
    await handle.close();
  }
  return count;
}
