/** What a further line of a record becomes: no record is written like that. */
export const FURTHER_LINE = "-";
/** What a line becomes that stands around the records of a document. */
export const OUTSIDE_LINE = "=";

/**
 * Under which kind a line of a JSON document is ignored; null for a record, which is for the format's reader.
 *
 * @see JsonDocumentSplitter
 * @example documentLineKind("-") // "further line of a record"
 */
export function documentLineKind(line: string): string | null {
  if (line === FURTHER_LINE) return "further line of a record";
  return line === OUTSIDE_LINE ? "outside of a record" : null;
}
