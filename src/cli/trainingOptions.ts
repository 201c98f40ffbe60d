import { alertCount } from "../alerts/topAnomalies";
import { FEATURE_PRESETS, type FeaturePreset } from "../features/presetFeatures";
import { IsolationForest } from "../forest/IsolationForest";
import type { IsolationForestOptions } from "../forest/options/IsolationForestOptions";
import type { Arguments, OptionTable } from "./Command";
import { given, numberOption, shareOption, wholeOption, wordOption } from "./readOptions";
import { UsageError } from "./UsageError";

export const FEATURES_HELP: string = `  --features PRESET     one of ${FEATURE_PRESETS.join(", ")} (the one called default)
`;

export const FOREST_HELP: string = `  --trees N             trees in the forest (100)
  --samples N           events each tree is grown on (256)
  --seed N              seed of all randomness: same seed, same bytes (1)
`;

/** The options by which a forest is trained. */
export const TRAINING_OPTIONS: OptionTable = {
  contamination: { type: "string" },
  features: { type: "string" },
  trees: { type: "string" },
  samples: { type: "string" },
  seed: { type: "string" },
};

/** How many events are alerts, as `--top` or `--contamination` says, or undefined. */
export function topOption(args: Arguments): number | undefined {
  const top = shareOption(args, "top");
  const contamination = shareOption(args, "contamination");
  if (top !== undefined && contamination !== undefined) {
    throw new UsageError("--top and --contamination say the same thing: expected one of them, got both");
  }
  if (contamination !== undefined && !(contamination > 0 && contamination <= 0.5)) {
    throw new UsageError(`--contamination: expected a share in (0, 0.5], got ${contamination}`);
  }
  const wanted = top ?? contamination;
  try {
    if (wanted !== undefined) alertCount(wanted, 1);
  } catch {
    throw new UsageError(`--top: expected a whole number of at least 1 or a share in (0, 1), got ${wanted}`);
  }
  return wanted;
}

/** How many incidents a day are listed, as `--incidents-per-day` says, or undefined. */
export function incidentsPerDayOption(args: Arguments): number | undefined {
  const perDay = numberOption(args, "incidents-per-day");
  if (perDay !== undefined && !(perDay > 0)) {
    throw new UsageError(`--incidents-per-day: expected a number above 0, got ${perDay}`);
  }
  return perDay;
}

/** The features of a preset, as `--features` says, or undefined. */
export function featuresOption(args: Arguments): FeaturePreset | undefined {
  return wordOption(args, "features", FEATURE_PRESETS);
}

/** The forest's options, with their defaults. */
export function forestOptions(args: Arguments): IsolationForestOptions {
  const options = given({
    nEstimators: wholeOption(args, "trees", 1, 100_000),
    maxSamples: wholeOption(args, "samples", 1, 10_000_000),
    seed: wholeOption(args, "seed", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  });
  return new IsolationForest(options).options;
}
