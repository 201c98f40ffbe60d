/** Fields whose values repeat: an event holds the number of a word. */
export const WORD_FIELDS = [
  "user", "source_ip", "outcome", "failure_reason", "action", "method", "country", "city", "user_agent", "device",
  "host",
] as const; // prettier-ignore
export type WordField = (typeof WORD_FIELDS)[number];

/** Fields that are different for nearly every event. */
export const TEXT_FIELDS = ["event_id", "session_id"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Numbers; NaN stands for null. */
export const NUMBER_FIELDS = ["latitude", "longitude", "asn"] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** A line that was rejected: its number, why, and its text, made harmless. */
export type Rejection = readonly [line: number, reason: string, text: string];

/**
 * Verdicts on some lines of one file, column by column: what goes from a reader to the database, and from thread to
 * thread at the cost of a few numbers an event.
 */
export interface EventBatch {
  /** Lines that were judged. */
  lines: number;
  /** Lines that gave an event or more. */
  accepted: number;
  rejections: Rejection[];
  /** Lines that are no sign-ins, by kind. */
  ignored: ReadonlyMap<string, number>;
  /** Events; the columns may be longer. */
  events: number;
  /** Number of the line of each event, and the event's place among those of the line. */
  line: Float64Array;
  part: Float64Array;
  /** Microseconds since 1970. */
  timestampUs: Float64Array;
  numbers: Readonly<Record<NumberField, Float64Array>>;
  /** 0 is null; n is the n-th word that this collector has met in this field, from 1. */
  words: Readonly<Record<WordField, Uint32Array>>;
  /** Words that were not in the batches before. */
  newWords: Readonly<Record<WordField, string[]>>;
  /** The collector has forgotten the words of the batches before: its numbers begin at 1 again. */
  startsAfresh: boolean;
  /** Shorter than the columns where the last events have none. */
  texts: Readonly<Record<TextField, (string | null)[]>>;
  /** No event came before one of an earlier line. */
  inOrder: boolean;
}
