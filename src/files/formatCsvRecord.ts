/**
 * One CSV record with its line end (RFC 4180): fields with a comma, a quote or a line end are quoted; null is empty.
 *
 * @example formatCsvRecord(["a", 'b "c"', null]) // 'a,"b ""c""",\n'
 */
export function formatCsvRecord(fields: readonly (string | number | null)[]): string {
  return `${fields.map(formatCsvField).join(",")}\n`;
}

/** One field of a CSV record: quoted where it must be; null is empty. */
export function formatCsvField(field: string | number | null): string {
  const text = field === null ? "" : String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
