import { FEATURE_WINDOWS } from "../windows";
import {
  countDistinctOver,
  countOver,
  type GroupedEvents,
  latestOver,
  maxOver,
  minOver,
  type Numbers,
  sumOver,
} from "./aggregates";
import type { CodedColumn } from "./combineCodes";
import type { Measure } from "./Measure";

/** What a measure aggregates: nothing for `count(*)`, codes for `count(DISTINCT …)`, else numbers. */
export interface Argument {
  numbers?: Numbers;
  coded?: CodedColumn;
}

/**
 * One measure for all events.
 *
 * @throws RangeError when values to be summed are not whole: their sum would depend on the order
 */
export function computeMeasure(
  { aggregate, window }: Measure,
  events: GroupedEvents,
  { numbers, coded }: Argument,
): Numbers {
  const { reachUs } = FEATURE_WINDOWS.get(window)!;
  if (coded !== undefined) return countDistinctOver(events, reachUs, coded);
  if (aggregate === "count") return countOver(events, reachUs, numbers);
  const values = numbers!;
  switch (aggregate) {
    case "sum":
      assertWhole(values);
      return sumOver(events, reachUs, values);
    case "max":
      return maxOver(events, reachUs, values);
    case "min":
      return minOver(events, reachUs, values);
    default:
      return latestOver(events, reachUs, values);
  }
}

function assertWhole(values: Numbers): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value === value && !Number.isSafeInteger(value)) {
      throw new RangeError(`what is summed must be whole numbers (scale and round them), got ${value}`);
    }
  }
}
