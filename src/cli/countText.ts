/**
 * A number of things.
 *
 * @example countText(1, "event") // "1 event"
 */
export function countText(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
