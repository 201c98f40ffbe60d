import type { FeatureMatrix } from "../../features/FeatureMatrix";
import type { Feature } from "../../features/Feature";
import type { IsolationForest } from "../../forest/IsolationForest";
import { amountText, numberText } from "./numberText";
import { type Usual, usualInMatrix, type UsualRange } from "./usualInMatrix";

/** Reasons given for one event. */
const MOST_REASONS = 3;
/** A feature that shortens the path by less than this share of what all of them do is no reason. */
const LEAST_SHARE = 0.03;

/** What made an event stand out. */
export interface Reason {
  /** The feature's name. */
  feature: string;
  /** By how many splits it makes the mean path shorter. */
  contribution: number;
  /** The sentence for an analyst. */
  text: string;
}

/**
 * Why some events have the scores that they have: of each, the features that shorten its path through the trees most, at
 * most three, the strongest first. The contributions are exact: `IsolationForest.explain` says how.
 *
 * @param forest - fitted
 * @param X - the events' features
 * @param features - the same features, in the same order
 * @param rows - places of the events in `X`, such as the `row` of an anomaly
 * @param usual - what is usual beside each event; for everyone where it is left out
 * @returns a list for each row
 * @throws RangeError when `X` has other features
 * @example explainAlerts(forest, X, features, [17])[0].map(({ text }) => text).join("; ")
 * // "14 sign-ins: failed sign-ins of this user in the hour before (usual for this user: 0 to 2)"
 */
export function explainAlerts(
  forest: IsolationForest,
  X: FeatureMatrix,
  features: readonly Feature[],
  rows: readonly number[],
  usual: Usual = usualInMatrix(X, new Map()),
): Reason[][] {
  if (X.names.join() !== features.map(({ name }) => name).join()) {
    throw new RangeError(`explainAlerts: features must be those of X: ${X.names.join(", ")}`);
  }
  const { contributions } = forest.explain(X, rows);
  return rows.map((row, place) => {
    const own = contributions.subarray(place * X.columns, (place + 1) * X.columns);
    const shortened = own.reduce((sum, part) => sum + Math.max(0, -part), 0);
    return (
      features
        .map((feature, column) => ({ feature, column, contribution: -own[column]! }))
        .filter(({ contribution }) => contribution > 0)
        .sort((one, other) => other.contribution - one.contribution)
        // The strongest is always one: where many features have a small share each, there would be none.
        .filter(({ contribution }, place) => place === 0 || contribution >= LEAST_SHARE * shortened)
        .slice(0, MOST_REASONS)
        .map(({ feature, column, contribution }) => ({
          feature: feature.name,
          contribution,
          text: reasonText(feature, X.data[row * X.columns + column]!, usual(column, row)),
        }))
    );
  });
}

/** Units of features that are true or false begin so. */
const YES_OR_NO = "1 = yes";

function reasonText({ description: whole, unit }: Feature, value: number, usual: UsualRange): string {
  // Behind a semicolon it says when the feature is missing.
  const [description] = whole.split(";") as [string];
  if (Number.isNaN(value)) return `not known: ${description}`;
  if (unit.startsWith(YES_OR_NO)) return `${value === 1 ? "yes" : "no"}: ${description}`;
  return `${amountText(value, unit)}: ${description} (${usualText(usual)})`;
}

function usualText({ low, high, whose }: UsualRange): string {
  const range = numberText(low) === numberText(high) ? numberText(low) : `${numberText(low)} to ${numberText(high)}`;
  return `usual for ${whose}: ${range}`;
}
