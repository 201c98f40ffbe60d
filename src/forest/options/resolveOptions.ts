import { assertForestOptions } from "./assertForestOptions";
import { assertKnownOptions } from "../../options/assertKnownOptions";
import { assertVariantOptions } from "./assertVariantOptions";
import type { IsolationForestOptions, ResolvedOptions } from "./IsolationForestOptions";

const DEFAULTS: ResolvedOptions = {
  nEstimators: 100,
  maxSamples: 256,
  maxFeatures: 1,
  contamination: "auto",
  seed: 1,
  extensionLevel: 0,
  guided: false,
  guidedTries: 1,
  scoring: "depth",
  missing: "majority",
  categorical: [],
  bootstrap: false,
};

/**
 * Fills in the defaults of a forest's options, and checks them. The result is frozen, and holds nothing of the caller's.
 *
 * @throws RangeError when an option is unknown or out of range, or two cannot go together
 * @example resolveOptions({ seed: 2 }).nEstimators // 100
 */
export function resolveOptions(options: IsolationForestOptions): ResolvedOptions {
  assertKnownOptions(options, Object.keys(DEFAULTS), "IsolationForest");
  const set = Object.entries(options).filter(([, value]) => value !== undefined);
  const given = { ...DEFAULTS, ...Object.fromEntries(set) } as ResolvedOptions;
  assertForestOptions(given);
  assertVariantOptions(given);
  return Object.freeze({ ...given, categorical: Object.freeze([...given.categorical]) });
}
