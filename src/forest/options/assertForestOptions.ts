import { briefly } from "../../text/briefly";
import type { ResolvedOptions } from "./IsolationForestOptions";

/**
 * Refuses options of any forest that are out of range; `assertVariantOptions` looks at the others.
 *
 * @throws RangeError that says what is wrong
 */
export function assertForestOptions(options: ResolvedOptions): void {
  const { nEstimators, maxSamples, maxFeatures, contamination, seed } = options;
  for (const [name, value] of Object.entries({ nEstimators, maxSamples })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`IsolationForest: ${name} must be a whole number of at least 1, got ${briefly(value)}`);
    }
  }
  if (!(typeof maxFeatures === "number" && maxFeatures > 0 && maxFeatures <= 1)) {
    throw new RangeError(`IsolationForest: maxFeatures must be in (0, 1], got ${briefly(maxFeatures)}`);
  }
  const isShare = typeof contamination === "number" && contamination > 0 && contamination <= 0.5;
  if (contamination !== "auto" && !isShare) {
    throw new RangeError(`IsolationForest: contamination must be "auto" or in (0, 0.5], got ${briefly(contamination)}`);
  }
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`IsolationForest: seed must be a whole number, got ${briefly(seed)}`);
}
