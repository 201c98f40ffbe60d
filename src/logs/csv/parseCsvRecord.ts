/**
 * Splits one CSV record into its fields (RFC 4180).
 *
 * A field that begins with `"` ends at the next single `"`; within it, `""` is one quote. A quote elsewhere in a
 * field is text.
 *
 * @param text - the record without its line end; a quoted field may hold line ends
 * @returns the fields; or why there are none: `open` when a quoted field has no end, so that the next line may belong
 *   to the record; `malformed` when something other than a delimiter follows a closing quote
 * @see RFC 4180, section 2
 * @example parseCsvRecord('a,"b ""c"""', ",") // ["a", 'b "c"']
 */
export function parseCsvRecord(text: string, delimiter: string): string[] | "open" | "malformed" {
  if (!text.includes('"')) return text.split(delimiter);
  const fields: string[] = [];
  let position = 0;
  for (;;) {
    if (text[position] === '"') {
      const end = closingQuote(text, position + 1);
      if (end < 0) return "open";
      fields.push(text.slice(position + 1, end).replaceAll('""', '"'));
      position = end + 1;
      if (position < text.length && text[position] !== delimiter) return "malformed";
    } else {
      const end = text.indexOf(delimiter, position);
      fields.push(text.slice(position, end < 0 ? text.length : end));
      position = end < 0 ? text.length : end;
    }
    if (position >= text.length) return fields;
    position++;
  }
}

/** Where the quoted field ends: the first quote that is not doubled, or -1. */
function closingQuote(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
}
