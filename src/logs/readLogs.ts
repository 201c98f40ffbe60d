import { openPlaces, type Places, type PlacesOptions } from "../places/openPlaces";
import { placeCountries } from "../places/placeCountries";
import { placeNotes } from "../places/placeNotes";
import type { PlaceTally } from "../places/PlaceTally";
import type { Pseudonyms } from "../pseudonyms/createPseudonyms";
import { orList } from "../text/orList";
import { countOutOfOrder } from "./countOutOfOrder";
import { dropDuplicates } from "./dropDuplicates";
import { EventWriter } from "./EventWriter";
import { findLogFiles, type LogFile } from "./findLogFiles";
import { LOG_FORMATS, type LogFormat } from "./formats/LogFormat";
import type { DuckDBConnection } from "./openDatabase";
import { namingMemory } from "./outOfMemory";
import { assertRejects } from "./reading/assertRejects";
import type { FileReport } from "./reading/FileReport";
import { limitMemory } from "./reading/limitMemory";
import { readFile } from "./reading/readFile";
import { createTimeZone } from "./time/createTimeZone";

const MOST_THREADS = 64;
const [FIRST_YEAR, LAST_YEAR] = [1970, 2199];

/** Options of {@link readLogs}. */
export interface ReadLogsOptions {
  /**
   * The files' format; `auto` decides for each file from its first lines.
   * @default "auto"
   */
  format?: LogFormat | "auto";
  /**
   * Field → column name, for CSV, JSON Lines and Parquet with names of their own.
   * @default none: columns are recognised by common names
   */
  columns?: ReadonlyMap<string, string>;
  /**
   * Year of the first line of logs that have none.
   * @default the latest year that does not put the first line after the file's date
   */
  year?: number;
  /**
   * Zone of times that name none: a name of the IANA time zone database (`Europe/Berlin`), or an offset (`+02:00`).
   * @default "UTC"
   */
  timezone?: string;
  /**
   * Rejected lines that are too many: a number, or a share of all lines in (0, 1).
   * @default no number is too many
   */
  maxRejects?: number;
  /**
   * Worker threads, 0 to 64; what is read is the same whatever their number.
   * @default one for each processor, at most 8; none for small files
   */
  threads?: number;
  /**
   * How country, city, coordinates and AS number are looked up where the log does not have them, on this machine alone;
   * false leaves them missing.
   * @default {}: in the databases that are installed
   */
  places?: PlacesOptions | false;
  /**
   * Stand-ins for what names people and machines. What the log says instead of them does not reach the database, its
   * reports or messages; files are called by pseudonyms too, but for a message that says why one cannot be read.
   * @default none: events are stored as the log has them
   */
  pseudonyms?: Pseudonyms;
  /** Called as bytes are read, over all files. */
  onProgress?: (bytesRead: number, bytes: number) => void;
}

/**
 * Reads log files into the tables `events` and `rejects` of the database; earlier contents are replaced.
 *
 * Every line is accounted for: accepted (it gave an event or more), rejected (with a reason) or ignored (counted by
 * kind). Events that several files have are kept once. Where the log does not say it, country, coordinates and AS number
 * are looked up, by `places`.
 *
 * @param paths - files, folders (all files in them that are logs), patterns such as `*.log`, or `-` for standard input
 * @throws RangeError when an option is out of range; TooManyRejectsError; Error naming the file when it is missing, empty
 *   or of no known format, or when the database runs out of memory. Then the database is as if nothing had been read
 * @example const [report] = await readLogs(db, ["/var/log/auth.log"]);
 */
export async function readLogs(
  db: DuckDBConnection,
  paths: readonly string[],
  options: ReadLogsOptions = {},
): Promise<FileReport[]> {
  assertOptions(options);
  const files = await findLogFiles(paths);
  const restoreMemory = await limitMemory(db);
  try {
    return await readFiles(db, files, options);
  } catch (error) {
    throw namingMemory(`reading ${files.length === 1 ? files[0]!.path : `${files.length} files`}`, error);
  } finally {
    await restoreMemory();
  }
}

async function readFiles(
  db: DuckDBConnection,
  files: readonly LogFile[],
  options: ReadLogsOptions,
): Promise<FileReport[]> {
  const { onProgress } = options;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const places = options.places === false ? null : openPlaces(options.places);
  const writer = await EventWriter.open(db, places?.placeOf, options.pseudonyms);
  const tallies: PlaceTally[] = [];
  const reports: FileReport[] = [];
  try {
    let bytesBefore = 0;
    for (const file of files) {
      const reading = { db, writer, options, alone: files.length === 1, reports, places };
      const onBytes = (read: number): void => onProgress?.(bytesBefore + read, bytes);
      reports.push(await readFile(file, reading, onBytes));
      bytesBefore += file.size;
      tallies.push(writer.placeTally);
    }
    assertRejects(options, reports, true);
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => undefined); // What went wrong first is what to tell.
    throw error;
  }
  await addOrderNotes(db, reports);
  if (places !== null) await addPlaceNotes(db, places, tallies, reports);
  return reports;
}

/** What shows only when all files have been read: events that two of them have, and times that go back. */
async function addOrderNotes(db: DuckDBConnection, reports: readonly FileReport[]): Promise<void> {
  const dropped = reports.length > 1 ? await dropDuplicates(db) : new Map<string, number>();
  const late = await countOutOfOrder(db);
  for (const { file, notes } of reports) {
    const [twice, back] = [dropped.get(file) ?? 0, late.get(file) ?? 0];
    if (twice > 0) notes.push(`${twice} of its events stand in a file before it too: they were left out`);
    if (back > 0) notes.push(`${back} of its events are earlier than the one before`);
  }
}

/** Countries' points, which need all events; and the notes about all that was looked up. */
async function addPlaceNotes(
  db: DuckDBConnection,
  places: Places,
  tallies: readonly PlaceTally[],
  reports: readonly FileReport[],
): Promise<void> {
  const points = await placeCountries(db);
  reports.forEach(({ file, notes }, index) =>
    notes.push(...placeNotes(tallies[index]!, places.sources(), points.get(file) ?? 0)),
  );
}

function assertOptions(options: ReadLogsOptions): void {
  const { format = "auto", year = FIRST_YEAR, timezone, maxRejects = Infinity, threads = 0 } = options;
  if (format !== "auto" && !LOG_FORMATS.includes(format)) {
    throw new RangeError(`readLogs: format must be ${orList(["auto", ...LOG_FORMATS])}, got ${String(format)}`);
  }
  if (!(Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new RangeError(`readLogs: year must be a whole number from ${FIRST_YEAR} to ${LAST_YEAR}, got ${year}`);
  }
  if (timezone !== undefined) createTimeZone(timezone); // Refuses an unknown one before anything is read.
  if (!(maxRejects >= 0 && (maxRejects < 1 || Number.isInteger(maxRejects) || maxRejects === Infinity))) {
    throw new RangeError(`readLogs: maxRejects must be a whole number, or a share in (0, 1), got ${maxRejects}`);
  }
  if (!(Number.isInteger(threads) && threads >= 0 && threads <= MOST_THREADS)) {
    throw new RangeError(`readLogs: threads must be a whole number from 0 to ${MOST_THREADS}, got ${threads}`);
  }
}
