/** One aggregate over a named window, taken out of the features' expressions: computed once, whoever uses it. */
export interface Measure {
  /** Its column's name in the expressions: `measure_7`. */
  name: string;
  /** Lower-case: `count`, `sum`, `min`, `max`, `latest`. */
  aggregate: string;
  isDistinct: boolean;
  /** Expression that is aggregated; `*` for `count(*)`. Other measures in it have their names. */
  argument: string;
  window: string;
  /** 1 where the argument has no other measure in it, else one more than the highest of those. */
  level: number;
}

/** Also where it is called with 0 for null. */
const MEASURE_NAME = /\bmeasure_\d+(?=(?:_or_0)?\b)/g;

/** The names of the measures in an expression, each once. */
export function measuresIn(sql: string): string[] {
  return [...new Set(sql.match(MEASURE_NAME) ?? [])];
}
