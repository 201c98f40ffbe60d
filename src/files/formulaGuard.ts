/** Beginnings of a cell that a spreadsheet would run as a formula, and of one that has been guarded already. */
const FORMULA = /^'*[=+\-@\t\r\0]/;
const GUARDED = /^'+[=+\-@\t\r\0]/;

/**
 * A text as `writeCsv` writes it: with a `'` before what a spreadsheet would run as a formula.
 *
 * @example guarded("=cmd") // "'=cmd"
 */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/**
 * A text as it was before {@link guarded}.
 *
 * @example unguarded("'=cmd") // "=cmd"
 */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
