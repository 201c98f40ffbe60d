import type { ForestDrift } from "../forest/drift/DriftCounter";
import type { Model } from "../model/Model";
import { countText } from "./countText";

const DAY_MS = 86_400_000;
/** Fewer training events than this fill no tree of the usual size. */
const FEW_EVENTS = 256;

/** The features and the forest that scores come from, in one line. */
export function forestText(
  features: number,
  forest: { nEstimators: number; sampleSize: number; seed: number },
): string {
  return (
    `${countText(features, "feature")}, ${countText(forest.nEstimators, "tree")} of ` +
    `${countText(forest.sampleSize, "event")}, seed ${forest.seed}`
  );
}

/** From which score on there are alerts, and why. */
export function thresholdText({ threshold, alerts, training }: Model): string {
  const few = training.events < FEW_EVENTS ? " (too few to learn what is usual)" : "";
  const same =
    alerts.events === 0 ? " (more than were asked for are the same: take other features or a larger --top)" : "";
  return (
    `alerts from score ${threshold.toFixed(4)} on, as ${alerts.events} of the ${training.events} training events have` +
    few +
    same
  );
}

/** Features that are named as drifted. */
const MOST_FEATURES = 3;

/**
 * That the scores are no longer distributed as those of the training events, and which features have changed most; null
 * when the scores are stable.
 *
 * @param features - their names
 */
export function driftText({ scores, features: drifts }: ForestDrift, features: readonly string[]): string | null {
  if (scores.level === "stable") return null;
  const changed = drifts
    .map(({ psi, level }, column) => ({ name: features[column]!, psi, level }))
    .filter(({ level }) => level === "large")
    .sort((one, other) => other.psi - one.psi)
    .slice(0, MOST_FEATURES)
    .map(({ name, psi }) => `${name} ${psi.toFixed(2)}`);
  const why = changed.length === 0 ? "" : `; most changed: ${changed.join(", ")}`;
  return `scores differ from those in training, a ${scores.level} drift: stability index ${scores.psi.toFixed(2)}${why}`;
}

/** How far a model's state has come; what is dated later than tomorrow is likely a wrong clock. */
export function seenText({ state }: Model, now: Date = new Date()): string {
  const last = state.lastTime!;
  const isLate = last.getTime() > now.getTime() + DAY_MS;
  const warning = isLate ? ", which is yet to come: events before that will be refused" : "";
  return `has seen ${countText(state.events, "event")} up to ${last.toISOString()}${warning}`;
}
