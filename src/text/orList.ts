/**
 * Words as a sentence lists them.
 *
 * @example orList(["CSV", "JSON Lines", "Parquet"]) // "CSV, JSON Lines or Parquet"
 */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
