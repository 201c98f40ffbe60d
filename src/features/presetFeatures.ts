import { CATALOGUE } from "./catalogue";
import type { Feature } from "./Feature";

/** Names of the ready-made choices of features. */
export const FEATURE_PRESETS = ["basic", "default", "all"] as const;
export type FeaturePreset = (typeof FEATURE_PRESETS)[number];

/**
 * What a beginner would take first: the clock, the user's failures, and the outcome as one-hot. With those of the action
 * and the method it would be a weaker baseline: an average precision of 0.06 instead of 0.17 (seed 1).
 */
const BASIC: readonly string[] = [
  "hour_of_day",
  "day_of_week",
  "failures_user_1h",
  "outcome_success",
  "outcome_failure",
];

/**
 * Failures are counted only where the account exists and nobody had signed in from the network: counted naively, scanners
 * inside and stale passwords come first. The other half says what the user never had. What only some logs have (user
 * agent, host, device, session) is never split on elsewhere. Measured in docs/decisions.md.
 */
const DEFAULT: readonly string[] = [
  "failed",
  "failed_users_agent_1h",
  "failed_users_organisation_1h",
  "denied_pushes_10m",
  "approved_after_denied",
  ...["user", "source", "network", "user_source", "host", "agent", "agent_host", "organisation"].flatMap((who) =>
    ["15m", "1h", "24h"].map((reach) => `stranger_failures_${who}_${reach}`),
  ),
  "unfamiliar_source_for_user",
  "unfamiliar_network_for_user",
  "unfamiliar_country_for_user",
  "rarity_country_for_user",
  "unfamiliar_city_for_user",
  "rarity_city_for_user",
  "unfamiliar_asn_for_user",
  "rarity_asn_for_user",
  "unfamiliar_device_for_user",
  "rarity_device_for_user",
  "unfamiliar_agent_for_user",
  "unfamiliar_browser_for_user",
  "unfamiliar_things_for_user",
  "failed_from_unfamiliar_device",
  "failed_from_unfamiliar_network",
  "impossible_travel",
  "session_from_elsewhere",
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
  if (preset === "default") return CATALOGUE.filter(({ name }) => DEFAULT.includes(name));
  if (preset === "all") return [...CATALOGUE];
  throw new RangeError(`presetFeatures: preset must be ${FEATURE_PRESETS.join(", ")}, got ${preset}`);
}
