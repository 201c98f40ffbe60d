import { type CodedColumn, combineCodes } from "./combineCodes";

/** Numbers in which every whole one that occurs is exact. */
export type Numbers = Float32Array | Float64Array;

/** Events in the order of time, and the group of each. */
export interface GroupedEvents {
  /** Positions of the events, the earliest first. */
  byTime: Int32Array;
  /** Microseconds, by position. */
  times: Float64Array;
  groups: CodedColumn;
}

/** Whole numbers below this are exact in 32 bits. */
const EXACT_32 = 2 ** 24;

/*
 * Aggregates over windows of earlier events. For each event the window is those of its group that are at least one
 * microsecond and at most `reachUs` before it. Two pointers go through all events in the order of time, one where
 * events enter the window, one where they leave it; each group has its running value. So simultaneous events do not
 * see each other, and each aggregate is O(events) whatever the size of the groups. NaN stands for null.
 */

/** How many events are in the window; with `values`, how many of them are not NaN. */
export function countOver(
  { byTime, times, groups: { codes, count } }: GroupedEvents,
  reachUs: number,
  values?: Numbers,
): Numbers {
  const out = numbersUpTo(byTime.length, byTime.length);
  const counts = new Int32Array(count + 1);
  for (let index = 0, head = 0, tail = 0; index < byTime.length; index++) {
    const event = byTime[index]!;
    const time = times[event]!;
    for (; times[byTime[head]!]! < time; head++) if (isThere(values, byTime[head]!)) counts[codes[byTime[head]!]!]!++;
    for (; times[byTime[tail]!]! < time - reachUs; tail++)
      if (isThere(values, byTime[tail]!)) counts[codes[byTime[tail]!]!]!--;
    out[event] = counts[codes[event]!]!;
  }
  return out;
}

/**
 * The sum of the values in the window; NaN when there is none.
 *
 * @param values - whole numbers, or NaN
 */
export function sumOver(
  { byTime, times, groups: { codes, count } }: GroupedEvents,
  reachUs: number,
  values: Numbers,
): Numbers {
  const out = numbersUpTo(sizeOf(values), byTime.length);
  const counts = new Int32Array(count + 1);
  const sums = new Float64Array(count + 1);
  for (let index = 0, head = 0, tail = 0; index < byTime.length; index++) {
    const event = byTime[index]!;
    const time = times[event]!;
    for (; times[byTime[head]!]! < time; head++) {
      const value = values[byTime[head]!]!;
      if (value !== value) continue;
      counts[codes[byTime[head]!]!]!++;
      sums[codes[byTime[head]!]!]! += value;
    }
    for (; times[byTime[tail]!]! < time - reachUs; tail++) {
      const value = values[byTime[tail]!]!;
      if (value !== value) continue;
      counts[codes[byTime[tail]!]!]!--;
      sums[codes[byTime[tail]!]!]! -= value;
    }
    const group = codes[event]!;
    out[event] = counts[group]! > 0 ? sums[group]! : NaN;
  }
  return out;
}

/**
 * How many different values are in the window.
 *
 * @param values - 0 is null and does not count
 */
export function countDistinctOver(
  { byTime, times, groups }: GroupedEvents,
  reachUs: number,
  values: CodedColumn,
): Numbers {
  const out = numbersUpTo(byTime.length, byTime.length);
  const pairs = combineCodes([groups, values], byTime.length);
  const seen = new Int32Array(pairs.count + 1);
  const distinct = new Int32Array(groups.count + 1);
  for (let index = 0, head = 0, tail = 0; index < byTime.length; index++) {
    const event = byTime[index]!;
    const time = times[event]!;
    for (; times[byTime[head]!]! < time; head++) {
      const entering = byTime[head]!;
      if (values.codes[entering]! > 0 && seen[pairs.codes[entering]!]!++ === 0) distinct[groups.codes[entering]!]!++;
    }
    for (; times[byTime[tail]!]! < time - reachUs; tail++) {
      const leaving = byTime[tail]!;
      if (values.codes[leaving]! > 0 && --seen[pairs.codes[leaving]!]! === 0) distinct[groups.codes[leaving]!]!--;
    }
    out[event] = distinct[groups.codes[event]!]!;
  }
  return out;
}

/** The value at the latest event of the window that has one, the largest of simultaneous ones; NaN when there is none. */
export function latestOver(
  { byTime, times, groups: { codes, count } }: GroupedEvents,
  reachUs: number,
  values: Numbers,
): Numbers {
  const out = new Float64Array(byTime.length);
  const latest = new Float64Array(count + 1).fill(NaN);
  const at = new Float64Array(count + 1).fill(-Infinity);
  for (let index = 0, head = 0; index < byTime.length; index++) {
    const event = byTime[index]!;
    const time = times[event]!;
    for (; times[byTime[head]!]! < time; head++) {
      const value = values[byTime[head]!]!;
      const group = codes[byTime[head]!]!;
      if (value !== value) continue;
      latest[group] = times[byTime[head]!]! > at[group]! ? value : Math.max(latest[group]!, value);
      at[group] = times[byTime[head]!]!;
    }
    const group = codes[event]!;
    out[event] = at[group]! >= time - reachUs ? latest[group]! : NaN;
  }
  return out;
}

/**
 * The largest value in the window; NaN when there is none.
 *
 * A value that may still become the largest is in its group's queue: they fall from its front to its back.
 */
export function maxOver(
  { byTime, times, groups: { codes, count } }: GroupedEvents,
  reachUs: number,
  values: Numbers,
): Numbers {
  const out = new Float64Array(byTime.length);
  const [front, back] = [new Int32Array(count + 1).fill(-1), new Int32Array(count + 1).fill(-1)];
  const [next, previous] = [new Int32Array(byTime.length).fill(-1), new Int32Array(byTime.length).fill(-1)];
  for (let index = 0, head = 0; index < byTime.length; index++) {
    const event = byTime[index]!;
    const time = times[event]!;
    for (; times[byTime[head]!]! < time; head++) {
      const entering = byTime[head]!;
      const value = values[entering]!;
      if (value !== value) continue;
      const group = codes[entering]!;
      let last = back[group]!;
      while (last >= 0 && values[last]! <= value) last = previous[last]!;
      previous[entering] = last;
      if (last >= 0) next[last] = entering;
      else front[group] = entering;
      back[group] = entering;
    }
    const group = codes[event]!;
    let first = front[group]!;
    while (first >= 0 && times[first]! < time - reachUs) first = next[first]!;
    front[group] = first;
    if (first >= 0) previous[first] = -1;
    else back[group] = -1;
    out[event] = first >= 0 ? values[first]! : NaN;
  }
  return out;
}

/** The smallest value in the window; NaN when there is none. */
export function minOver(events: GroupedEvents, reachUs: number, values: Numbers): Numbers {
  return maxOver(
    events,
    reachUs,
    values.map((value) => -value),
  ).map((value) => -value);
}

function isThere(values: Numbers | undefined, event: number): boolean {
  return values === undefined || values[event] === values[event];
}

function numbersUpTo(largest: number, length: number): Numbers {
  return largest < EXACT_32 ? new Float32Array(length) : new Float64Array(length);
}

/** No sum of some of the values is larger. */
function sizeOf(values: Numbers): number {
  let size = 0;
  for (let index = 0; index < values.length; index++)
    if (values[index] === values[index]) size += Math.abs(values[index]!);
  return size;
}
