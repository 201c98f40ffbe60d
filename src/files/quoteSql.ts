/**
 * A text as an SQL literal. A NUL, which would end the query, is put together with `chr(0)`.
 *
 * @example quoteLiteral("it's") // "'it''s'"
 */
export function quoteLiteral(text: string): string {
  const parts = text.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts[0]! : `(${parts.join(" || chr(0) || ")})`;
}

/**
 * A name, of a column for example, as SQL.
 *
 * @example quoteName("user") // '"user"'
 */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
