import { briefly } from "../../text/briefly";
import type { LearnedForest } from "../LearnedForest";

/**
 * Refuses a feature that has no nearest values: one that the forest does not know, or one of categories.
 *
 * @param caller - method named in the message
 * @throws RangeError naming it
 */
export function assertFeature(feature: number, { columns, options }: LearnedForest, caller: string): void {
  if (!(Number.isInteger(feature) && feature >= 0 && feature < columns)) {
    throw new RangeError(`${caller}: feature must be a whole number from 0 to ${columns - 1}, got ${briefly(feature)}`);
  }
  if (options.categorical.includes(feature)) {
    throw new RangeError(`${caller}: feature must not be one of categories, as they have no order, got ${feature}`);
  }
}
