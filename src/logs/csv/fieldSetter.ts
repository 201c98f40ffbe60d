import type { AuthEvent } from "../AuthEvent";
import { asnOrNull } from "../asnOrNull";
import type { TimeZone } from "../time/createTimeZone";
import { columnReasons } from "./columnReasons";
import { digitsAreUnclear, OUTCOME_WORDS } from "./outcomeWords";
import { parseTimestamp } from "./parseTimestamp";

/** Puts the text of one column into its field of an event; returns why it cannot, or null. */
export type FieldSetter = (event: AuthEvent, text: string) => string | null;

/**
 * A function that puts the text of one column into its field of an event. Texts stay the text they are (`007` stays
 * `007`), an empty one is null, and a number that is none is null; but an event needs a time and an outcome.
 *
 * @param field - one of LOG_FIELDS
 * @param column - the column's name, for messages
 * @param isNamed - the caller named this column: it was not recognised
 * @param timezone - of times that name no zone; UTC when left out
 * @example fieldSetter("asn", "AS", false)(event, "AS29492") // event.asn is 29492
 */
export function fieldSetter(field: string, column: string, isNamed: boolean, timezone?: TimeZone): FieldSetter {
  switch (field) {
    case "timestamp":
      return timestampSetter(column, timezone);
    case "outcome":
      return outcomeSetter(column, isNamed);
    case "action":
      return (event, text) => {
        event.action = text === "" ? "login" : text;
        return null;
      };
    case "asn":
      return (event, text) => {
        event.asn = parseAsn(text);
        return null;
      };
    case "latitude":
    case "longitude":
      return (event, text) => {
        event[field] = numberOrNull(text);
        return null;
      };
    default:
      return (event, text) => {
        event[field as TextField] = text === "" ? null : text;
        return null;
      };
  }
}

type TextField = Exclude<keyof AuthEvent, "timestampUs" | "outcome" | "action" | "latitude" | "longitude" | "asn">;

function timestampSetter(column: string, timezone: TimeZone | undefined): FieldSetter {
  const { notATime } = columnReasons(column);
  return (event, text) => {
    const timestampUs = parseTimestamp(text, timezone);
    if (timestampUs === null) return notATime;
    event.timestampUs = timestampUs;
    return null;
  };
}

function outcomeSetter(column: string, isNamed: boolean): FieldSetter {
  const { noOutcome, unclearDigits } = columnReasons(column);
  const isUnclear = digitsAreUnclear(column, isNamed);
  return (event, text) => {
    const word = text.trim().toLowerCase();
    const outcome = OUTCOME_WORDS.get(word);
    if (outcome === undefined) return noOutcome;
    if (isUnclear && (word === "0" || word === "1")) return unclearDigits;
    event.outcome = outcome;
    return null;
  };
}

function numberOrNull(text: string): number | null {
  return text.trim() === "" || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** An autonomous system number, `29492` or `AS29492`; null when it is neither. */
function parseAsn(text: string): number | null {
  const digits = /^(?:AS)?(\d{1,10})$/i.exec(text.trim());
  return asnOrNull(digits && Number(digits[1]));
}
