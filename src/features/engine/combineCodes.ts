import { CodeTable } from "./CodeTable";

/** A column, or several, as small numbers: one an event, equal where the values are. */
export interface CodedColumn {
  codes: Int32Array;
  /** The largest code. */
  count: number;
}

/**
 * Several columns as one: events have the same code where all of the columns are equal; null is a value like any other.
 *
 * @param columns - none: all events have the same code
 * @param rows - events
 * @example combineCodes([{ codes: Int32Array.of(1, 1, 2), count: 2 }, { codes: Int32Array.of(1, 2, 1), count: 2 }], 3).count // 3
 */
export function combineCodes(columns: readonly CodedColumn[], rows: number): CodedColumn {
  const [first, ...others] = columns;
  if (first === undefined) return { codes: new Int32Array(rows), count: 0 };
  return others.reduce(combineTwo, first);
}

function combineTwo(one: CodedColumn, other: CodedColumn): CodedColumn {
  const table = new CodeTable();
  const codes = new Int32Array(one.codes.length);
  for (let event = 0; event < codes.length; event++) {
    codes[event] = table.codeOf(one.codes[event]!, other.codes[event]!);
  }
  return { codes, count: table.count };
}
