import type { Feature } from "./Feature";

/**
 * Choices of features for an ablation: each family left out in turn.
 *
 * @returns `without novelty` → names of all the others, for each family that there is
 * @throws RangeError when there is only one family: nothing would be left
 * @example compareFeatureSets(X, withoutEachFamily(presetFeatures("default")), labels)
 */
export function withoutEachFamily(features: readonly Feature[]): Record<string, string[]> {
  const families = [...new Set(features.map(({ family }) => family))];
  if (families.length < 2) {
    throw new RangeError(`withoutEachFamily: features of two families at least are required, got ${families.length}`);
  }
  return Object.fromEntries(
    families.map((left) => [
      `without ${left}`,
      features.filter(({ family }) => family !== left).map(({ name }) => name),
    ]),
  );
}
