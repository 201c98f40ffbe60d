import type { Feature } from "../features/Feature";
import { featureColumn } from "../features/featureColumn";
import type { FeatureMatrix } from "../features/FeatureMatrix";
import { averagePrecision } from "./averagePrecision";
import { missingLast } from "./missingLast";
import type { Labels } from "./readLabels";

/** The feature of a family that ranks attacks best by itself. */
export interface FamilyBest {
  family: string;
  /** How many features of the family there are. */
  features: number;
  best: string;
  unit: string;
  /** With the highest values first, or the lowest, whichever the feature says is suspicious; the better one if either. */
  average_precision: number;
}

/**
 * What each family of features sees: how well its best one finds attacks by itself.
 *
 * @returns one row a family, the best first
 * @example bestOfFamilies(X, CATALOGUE, labels)
 */
export function bestOfFamilies(
  X: FeatureMatrix,
  features: readonly Feature[],
  { isAttack }: Pick<Labels, "isAttack">,
): FamilyBest[] {
  const families = [...new Set(features.map(({ family }) => family))];
  const rows = families.map((family): FamilyBest => {
    const own = features.filter((feature) => feature.family === family);
    const ranked = own
      .map(({ name, unit, suspicious }) => ({
        name,
        unit,
        precision: precisionOf(featureColumn(X, name), suspicious, isAttack),
      }))
      .sort((a, b) => b.precision - a.precision);
    const [{ name, unit, precision }] = ranked as [(typeof ranked)[0]];
    return { family, features: own.length, best: name, unit, average_precision: precision };
  });
  return rows.sort((a, b) => b.average_precision - a.average_precision);
}

function precisionOf(values: Float32Array, suspicious: Feature["suspicious"], isAttack: Labels["isAttack"]): number {
  const high = (): number => averagePrecision(isAttack, missingLast(values));
  const low = (): number => averagePrecision(isAttack, missingLast(values.map((value) => -value)));
  if (suspicious === "either") return Math.max(high(), low());
  return suspicious === "high" ? high() : low();
}
