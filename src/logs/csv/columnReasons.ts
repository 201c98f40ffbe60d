import { harmlessText } from "../../text/harmlessText";

/** Why a row is rejected for what stands in one of its columns. */
export interface ColumnReasons {
  notATime: string;
  noOutcome: string;
  unclearDigits: string;
}

/**
 * The reasons to reject a row for one column, which they name as far as its name is harmless.
 *
 * @example columnReasons("when").notATime // 'column "when": not a time from 1970 to 2255: …'
 */
export function columnReasons(column: string): ColumnReasons {
  const name = `column ${JSON.stringify(harmlessText(column.trim(), 40))}`;
  return {
    notATime: `${name}: not a time from 1970 to 2255: expected ISO 8601, or seconds, ms or µs since 1970`,
    noOutcome: `${name}: expected success or failure (or true/false, 1/0, …)`,
    unclearDigits: `${name}: 0 or 1 could mean either; if 1 is success, say so with --columns outcome=…`,
  };
}
