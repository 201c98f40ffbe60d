/** What may have to be escaped in JSON: quotes, backslashes, control characters, halves of characters. */
const ESCAPED = /["\\\p{Cc}\p{Cs}]/u;

/**
 * A text as JSON, or `null`. For lines that are written by the million: most texts need no escape.
 *
 * @example quoteJson('a"b') // '"a\\"b"'
 */
export function quoteJson(text: string | null): string {
  if (text === null) return "null";
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}
