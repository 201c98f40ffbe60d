import type { FeatureMatrix } from "../../features/FeatureMatrix";

/** Between which values most events lie. */
export interface UsualRange {
  /** 5 % lie below. */
  low: number;
  /** 5 % lie above. */
  high: number;
  /** Whose events these are. */
  whose: "this user" | "everyone";
}

/** What is usual for a feature, by its column, beside an event, by its row. */
export type Usual = (column: number, row: number) => UsualRange;

const TAIL = 0.05;
/** Fewer events of a user than these say little about what is usual. */
const LEAST_EVENTS = 20;
/** Events that are looked at for everyone, at most. */
const MOST_EVENTS = 20_000;

/**
 * What is usual in a matrix: for the event's user where there are events enough, else for everyone.
 *
 * @param peers - row → the rows of the same user, itself included, as `readPeers` gives them; those without are compared
 *   with everyone
 * @example usualInMatrix(X, await readPeers(db, [17]))(3, 17) // { low: 0, high: 2, whose: "this user" }
 */
export function usualInMatrix(X: FeatureMatrix, peers: ReadonlyMap<number, Int32Array>): Usual {
  const step = Math.max(1, Math.floor(X.rows / MOST_EVENTS));
  const everyone = Int32Array.from({ length: Math.ceil(X.rows / step) }, (_, place) => place * step);
  const known = new Map<string, UsualRange>();
  return (column, row) => {
    const own = peers.get(row);
    const isOwn = own !== undefined && own.length >= LEAST_EVENTS;
    const key = `${column} ${isOwn ? own[0]! : "everyone"}`;
    const range = known.get(key) ?? rangeOf(X, column, isOwn ? own : everyone, isOwn ? "this user" : "everyone");
    known.set(key, range);
    return range;
  };
}

function rangeOf(
  { data, columns }: FeatureMatrix,
  column: number,
  rows: Int32Array,
  whose: UsualRange["whose"],
): UsualRange {
  const values = Float64Array.from(rows, (row) => data[row * columns + column]!).filter(
    (value) => !Number.isNaN(value),
  );
  if (values.length === 0) return { low: NaN, high: NaN, whose };
  values.sort();
  const at = (share: number): number => values[Math.round(share * (values.length - 1))]!;
  return { low: at(TAIL), high: at(1 - TAIL), whose };
}
