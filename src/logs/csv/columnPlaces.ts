import { LogTextError } from "../LogTextError";
import { listed } from "./mapColumns";

/**
 * Where the columns of a known layout stand in a header.
 *
 * @param file - the file's name, for messages
 * @param line - the line of the header
 * @param header - its names
 * @param columns - that have to be there
 * @returns for each of the columns its place, from 0
 * @throws Error naming the column that the header lacks
 * @example columnPlaces("logon.csv", 1, ["id", "date"], ["date"]) // [1]
 */
export function columnPlaces(
  file: string,
  line: number,
  header: readonly string[],
  columns: readonly string[],
): number[] {
  const names = header.map((name) => name.trim());
  return columns.map((column) => {
    const place = names.indexOf(column);
    if (place < 0) {
      throw new LogTextError(`${file}: line ${line}: no column "${column}"`, `; the file has ${listed(names)}`);
    }
    return place;
  });
}
