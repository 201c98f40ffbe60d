import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type { DuckDBConnection } from "@duckdb/node-api";

/** Options of {@link openDatabase}. */
export interface DatabaseOptions {
  /**
   * Memory that DuckDB may use before it spills to the temporary folder, as DuckDB writes it.
   * @default "1GB"
   */
  memoryLimit?: string;
  /**
   * Whether DuckDB may put what exceeds the memory into a folder of its own in the temporary one, which it makes when it
   * needs it and removes in the end; if not, such a query fails.
   * @default true
   */
  spills?: boolean;
}

/**
 * An empty database in this process: it holds the events, the rejected lines and the features.
 *
 * Nothing is downloaded: extensions are neither installed nor loaded by themselves.
 *
 * @example const db = await openDatabase();
 */
export async function openDatabase(options: DatabaseOptions = {}): Promise<DuckDBConnection> {
  const { memoryLimit = "1GB", spills = true } = options;
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: memoryLimit,
    // The files in it have the same names in every process: two databases in one folder destroy each other's.
    temp_directory: spills ? join(tmpdir(), `authlens-${randomUUID()}`) : "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const db = await instance.connect();
  LIMITS.set(db, memoryLimit);
  return db;
}

/** What each database was opened with: the database itself tells it rounded. */
const LIMITS = new WeakMap<DuckDBConnection, string>();

/**
 * The memory limit that a database was opened with.
 *
 * @returns undefined for one that {@link openDatabase} did not open
 * @example memoryLimitOf(await openDatabase()) // "1GB"
 */
export function memoryLimitOf(db: DuckDBConnection): string | undefined {
  return LIMITS.get(db);
}
