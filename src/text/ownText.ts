/**
 * The same text with memory of its own: a part of a line would keep the whole block of lines in memory.
 *
 * @example ownText(line.slice(3, 20))
 */
export function ownText(text: string): string {
  const encoding = NOT_LATIN1.test(text) ? "utf16le" : "latin1";
  return Buffer.from(text, encoding).toString(encoding);
}

const NOT_LATIN1 = /[^\0-\u00ff]/;
