import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
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
   * Whether DuckDB may put what exceeds the memory into the temporary folder; if not, such a query fails.
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
  const spillFolder = join(tmpdir(), `authlens-spill-${randomUUID()}`);
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: memoryLimit,
    // One of its own: DuckDB's files there have the same names in every process. DuckDB makes it with the first of them.
    temp_directory: spills ? spillFolder : "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    // What is divided by 0 is null, not NaN or infinite, of which one is larger than every number.
    ieee_floating_point_ops: "false",
  });
  const db = await instance.connect();
  LIMITS.set(db, memoryLimit);
  INSTANCES.set(db, instance);
  removeSpillsAtEnd(db, instance, spillFolder);
  return db;
}

const spillFolders = new Set<string>();

/** Closing the connection closes the database, which removes its folder; what was never closed is removed at the end. */
function removeSpillsAtEnd(db: DuckDBConnection, instance: DuckDBInstance, folder: string): void {
  if (spillFolders.size === 0) process.once("exit", removeSpills);
  spillFolders.add(folder);
  const closeConnection = db.closeSync.bind(db);
  db.closeSync = () => {
    closeConnection();
    instance.closeSync();
  };
}

function removeSpills(): void {
  for (const folder of spillFolders) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Windows keeps files that are open; its own clean-up of temporary files takes them later.
    }
  }
}

/** What each connection belongs to: it does not tell. */
const INSTANCES = new WeakMap<DuckDBConnection, DuckDBInstance>();

/**
 * Another connection to the same database, for queries that run at the same time; to be closed by the caller.
 *
 * It sees all tables but the temporary ones.
 *
 * @returns null for a connection that {@link openDatabase} did not open
 * @example const other = await connectAgain(db);
 */
export async function connectAgain(db: DuckDBConnection): Promise<DuckDBConnection | null> {
  return (await INSTANCES.get(db)?.connect()) ?? null;
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
