/** Controls, format characters (bidi, zero width, tags), lone surrogates, private use, line and paragraph separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** More than three marks on one letter paint over the lines above and below. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Turns a text from a log into one short, harmless line of plain text.
 *
 * Line breaks and tabs become a space, other invisible characters are removed, and what is longer than
 * `maxLength` code points is cut and ends in `…`. Nothing is escaped: use {@link chartLabel} inside a chart.
 *
 * @param text - any text; null and undefined mean that the log has none
 * @param maxLength - longest result, code points
 * @returns plain text of 1 to `maxLength` code points
 * @throws RangeError when `maxLength` is not a whole number of at least 1
 * @example plainLabel("eve\u202Etxt.exe\n", 8) // "evetxt.…"
 */
export function plainLabel(text: string | null | undefined, maxLength: number = 48): string {
  if (!Number.isInteger(maxLength) || maxLength < 1) {
    throw new RangeError(`plainLabel: maxLength must be a whole number of at least 1, got ${maxLength}`);
  }
  if (text === null || text === undefined) return "(none)".slice(0, maxLength);
  const visible = text
    .replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, " ")
    .replace(INVISIBLE, "")
    .replace(STACKED_MARKS, "$1")
    .trim();
  const characters = Array.from(visible);
  if (characters.length === 0) return "(empty)".slice(0, maxLength);
  return characters.length <= maxLength ? visible : `${characters.slice(0, maxLength - 1).join("")}…`;
}
