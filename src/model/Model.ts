import type { FeatureState } from "../features/FeatureState";
import type { DriftReference } from "../forest/drift/referenceOf";
import type { IsolationForest } from "../forest/IsolationForest";

/** What was learned from the events of one period, to be used on those of the next. */
export interface Model {
  /**
   * The features, and what they have seen so far; it goes on with whatever is scored. First those of the forest, then
   * those of the alerts' rules; a model that was made without has none of these.
   */
  state: FeatureState;
  /** Name of the features' preset; null when they are of your own choice. */
  preset: string | null;
  /** Fitted on the features of the training events. */
  forest: IsolationForest;
  /** Events are alerts from this score on: the lowest that at most as many training events reach as were asked for. */
  threshold: number;
  /** How the threshold was chosen: how many training events were to be alerts, as it was asked for, and how many reach it. */
  alerts: { top: number; events: number };
  /** The incidents that are listed: how many a day were asked for in training, and from which risk on. */
  incidents: { perDay: number; risk: number };
  /** The events that the forest was trained on: how many, and the times of the first and the last, ISO 8601 in UTC. */
  training: { events: number; first: string; last: string };
  /** How the training events' scores and features are distributed; null in a model that was made without. */
  reference: DriftReference | null;
  /** The key that the names' pseudonyms were made with; null when the names are those of the log. */
  keyId: string | null;
}
