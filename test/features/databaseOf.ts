import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, openDatabase } from "../../src/logs/openDatabase";
import { readLogs } from "../../src/logs/readLogs";

/** A database with the events of a CSV text; `db` is filled anew when it is given. */
export async function databaseOf(csv: string, db?: DuckDBConnection): Promise<DuckDBConnection> {
  const folder = mkdtempSync(join(tmpdir(), "authlens-test-"));
  try {
    const file = join(folder, "log.csv");
    writeFileSync(file, csv);
    const filled = db ?? (await openDatabase());
    const [report] = await readLogs(filled, [file]);
    if (report!.rejected > 0) throw new Error(`line ${report!.firstReject!.line}: ${report!.firstReject!.reason}`);
    return filled;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
