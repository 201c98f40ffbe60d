/**
 * A field of a Windows event as an event keeps it: `-` is how Windows writes that there is nothing.
 *
 * @example dashToNull("-") // null
 */
export function dashToNull(text: string | null): string | null {
  return text === "-" || text === "" ? null : text;
}
