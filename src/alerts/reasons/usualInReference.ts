import type { DriftReference } from "../../forest/drift/referenceOf";
import type { Usual } from "./usualInMatrix";

/**
 * What was usual for everyone in the training period: from the first to the last cut of each feature's bins, between
 * which four of five events lie.
 *
 * @example usualInReference(model.reference)(3, 17) // { low: 0, high: 2, whose: "everyone" }
 */
export function usualInReference({ features }: DriftReference): Usual {
  return (column) => {
    const { cuts } = features[column]!;
    return { low: cuts[0] ?? NaN, high: cuts.at(-1) ?? NaN, whose: "everyone" };
  };
}
