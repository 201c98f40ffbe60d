import { CATALOGUE } from "./catalogue";
import type { Feature } from "./Feature";

/** Names of the ready-made choices of features. */
export const FEATURE_PRESETS = ["basic", "default", "all"] as const;
export type FeaturePreset = (typeof FEATURE_PRESETS)[number];

/** What a beginner would take first. */
const BASIC: readonly string[] = ["hour_of_day", "day_of_week", "failed", "failures_user_1h"];
/**
 * Left out of `default`: the clock, because office hours of several time zones make it noise; the time since the last
 * event, because a long pause is rare but seldom an attack; the first try from a source, because of a thousand tries
 * only the first has it.
 */
const NOT_DEFAULT: readonly string[] = [
  "failed",
  "hour_of_day",
  "day_of_week",
  "seconds_since_user_event",
  "new_source_for_user",
];

/**
 * A ready-made choice from the {@link CATALOGUE}: `basic`, `default` (what `authlens detect` takes) or `all`.
 *
 * @param preset - one of {@link FEATURE_PRESETS}; any text is taken, because notebooks set it from outside
 * @throws RangeError when there is no such preset
 * @example presetFeatures("default").map(({ name }) => name)
 */
export function presetFeatures(preset: string): Feature[] {
  if (preset === "basic") return CATALOGUE.filter(({ name }) => BASIC.includes(name));
  if (preset === "default") return CATALOGUE.filter(({ name }) => !NOT_DEFAULT.includes(name));
  if (preset === "all") return [...CATALOGUE];
  throw new RangeError(`presetFeatures: preset must be ${FEATURE_PRESETS.join(", ")}, got ${preset}`);
}
