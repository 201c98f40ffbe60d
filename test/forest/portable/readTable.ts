import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Matrix } from "../../../src/forest/Matrix";

const FOLDER = join(__dirname, "../../../../shared/data/forest");

/** The shared tables' names; none when the folder is not there. */
export const TABLES: string[] = existsSync(FOLDER) ? readdirSync(FOLDER).map((file) => file.replace(/\.csv$/, "")) : [];

/** For the name of a suite that is skipped. */
export const MISSING: string = TABLES.length > 0 ? "" : " (skipped: no ../shared/data/forest)";

/** A shared table without its labels, as 32-bit floats. */
export function readTable(table: string): Matrix {
  const [, ...lines] = readFileSync(join(FOLDER, `${table}.csv`), "utf8")
    .trim()
    .split("\n");
  const rows = lines.map((line) => line.split(",").slice(0, -1).map(Number));
  return { data: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0]!.length };
}
