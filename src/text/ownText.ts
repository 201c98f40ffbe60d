/** V8 copies a shorter part when it is cut out. */
const COPIED_LENGTH = 13;
const NOT_LATIN1 = /[^\0-\u00ff]/;

/**
 * The same text with memory of its own: what is cut out of a text keeps the whole of it in memory, be it a block of
 * a log.
 *
 * @example ownText(line.slice(9, 30))
 */
export function ownText(text: string): string {
  if (text.length < COPIED_LENGTH) return text;
  const encoding = NOT_LATIN1.test(text) ? "utf16le" : "latin1";
  return Buffer.from(text, encoding).toString(encoding);
}
