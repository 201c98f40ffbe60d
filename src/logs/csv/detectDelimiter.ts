const DELIMITERS = [",", ";", "\t", "|"] as const;

/**
 * The delimiter of a CSV file, from its header: the one of `,` `;` tab `|` that stands there most often outside quotes.
 *
 * @example detectDelimiter("time;user;result") // ";"
 */
export function detectDelimiter(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
