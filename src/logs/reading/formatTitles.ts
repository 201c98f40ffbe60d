import { BINARY_FORMATS, TEXT_FORMATS } from "../formats/FORMATS";

/**
 * What the formats are called, those with columns or those without.
 *
 * @example formatTitles(true) // ["CSV", "JSON Lines", "Parquet"]
 */
export function formatTitles(hasColumns: boolean): string[] {
  const formats = [...TEXT_FORMATS, ...BINARY_FORMATS];
  return formats.filter((format) => format.hasColumns === hasColumns).map(({ title }) => title);
}
