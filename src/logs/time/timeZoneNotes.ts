import type { TimeZone } from "./createTimeZone";

/**
 * What has to be said about the times that a zone was asked for.
 *
 * @param isGiven - the caller named this zone
 * @example timeZoneNotes(createTimeZone("UTC"), false) // []
 */
export function timeZoneNotes({ name, use }: Pick<TimeZone, "name" | "use">, isGiven: boolean): string[] {
  const notes: string[] = [];
  if (use.converted > 0)
    notes.push(`times without a zone are taken as ${name}${isGiven ? "" : "; --timezone sets it"}`);
  if (use.repeated > 0) notes.push(`${times(use.repeated)} in an hour that ${name} has twice: the first was taken`);
  if (use.skipped > 0) {
    notes.push(`${times(use.skipped)} in an hour that ${name} skips: taken as if its clocks had not been set yet`);
  }
  return notes;
}

function times(count: number): string {
  return count === 1 ? "1 time lies" : `${count} times lie`;
}
