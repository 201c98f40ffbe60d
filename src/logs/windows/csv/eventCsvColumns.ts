/** Places of the columns of a CSV file that the Event Viewer saved; null for those that it does not have. */
export interface EventCsvColumns {
  eventId: number;
  time: number;
  source: number;
  computer: number | null;
  log: number | null;
  /** It is the last one, and the header may not name it. */
  message: number;
  /** Fields of a record. */
  count: number;
}

/**
 * The columns of a CSV file that the Event Viewer saved (`Save All Events As…`), in English.
 *
 * Its header names five columns and its records have six: the last one, the message, has no name. Files that went through
 * other hands name it.
 *
 * @param names - the names in the header
 * @returns null when the header is another one
 * @example eventCsvColumns("Keywords,Date and Time,Source,Event ID,Task Category".split(","))?.message // 5
 */
export function eventCsvColumns(names: readonly string[]): EventCsvColumns | null {
  const plain = names.map((name) => name.trim().toLowerCase());
  const [eventId, time, source] = [
    placeOf(plain, "event id"),
    placeOf(plain, "date and time"),
    placeOf(plain, "source"),
  ];
  if (eventId === null || time === null || source === null) return null;
  const message = placeOf(plain, "message") ?? placeOf(plain, "description");
  return {
    ...{ eventId, time, source, computer: placeOf(plain, "computer"), log: placeOf(plain, "log") },
    message: message ?? names.length,
    count: message === null ? names.length + 1 : names.length,
  };
}

function placeOf(names: readonly string[], name: string): number | null {
  const place = names.indexOf(name);
  return place < 0 ? null : place;
}
