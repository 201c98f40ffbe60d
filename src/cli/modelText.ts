import type { Model } from "../model/Model";
import { countText } from "./countText";

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
  return `alerts from score ${threshold.toFixed(4)} on, as ${alerts.events} of the ${training.events} training events have`;
}

/** How far a model's state has come. */
export function seenText({ state }: Model): string {
  return `has seen ${countText(state.events, "event")} up to ${state.lastTime!.toISOString()}`;
}
