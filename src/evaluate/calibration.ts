import { assertLabels } from "./assertLabels";

/** Predictions of about the same height, and what became of them. */
export interface CalibrationBin {
  /** The bin's range: [from, to). */
  from: number;
  to: number;
  /** Predictions in it. */
  count: number;
  /** Their mean. */
  predicted: number;
  /** Share of them that came true. */
  observed: number;
}

/**
 * Whether things that are said to have a risk of 0.3 come true three times in ten. Empty bins are left out.
 *
 * @param labels - 1 (or true) = came true
 * @param risks - in [0, 1]
 * @param edges - rising, from 0 to 1 or above
 * @throws RangeError when the lengths differ or none came true
 * @see A. Niculescu-Mizil, R. Caruana, "Predicting good probabilities with supervised learning", ICML 2005
 * @example calibration([0, 0, 1], [0.1, 0.2, 0.8], [0, 0.5, 1.01])
 */
export function calibration(
  labels: ArrayLike<number | boolean>,
  risks: ArrayLike<number>,
  edges: readonly number[] = [0, 0.01, 0.03, 0.1, 0.3, 0.7, 0.9, 1 + Number.EPSILON],
): CalibrationBin[] {
  assertLabels("calibration", labels, risks);
  return edges.slice(1).flatMap((to, place) => {
    const from = edges[place]!;
    const rows = Array.from({ length: risks.length }, (_, row) => row).filter(
      (row) => risks[row]! >= from && risks[row]! < to,
    );
    if (rows.length === 0) return [];
    const mean = (value: (row: number) => number): number =>
      rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
    return [
      {
        from,
        to,
        count: rows.length,
        predicted: mean((row) => risks[row]!),
        observed: mean((row) => Number(labels[row])),
      },
    ];
  });
}

/**
 * Mean squared difference between risk and what became of it: 0 is perfect, 0.25 is what a coin says.
 *
 * @throws RangeError when the lengths differ or none came true
 * @see G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950) 1
 * @example brierScore([0, 1], [0.2, 0.9]) // 0.025
 */
export function brierScore(labels: ArrayLike<number | boolean>, risks: ArrayLike<number>): number {
  assertLabels("brierScore", labels, risks);
  let sum = 0;
  for (let row = 0; row < risks.length; row++) sum += (risks[row]! - Number(labels[row])) ** 2;
  return sum / risks.length;
}
