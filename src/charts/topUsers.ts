import { oneAnomaly, type AnomalyOutcome } from "./parts/oneAnomaly";
import type { Figure } from "./Figure";
import { rankedBars, type NamedCount, type RankedBarsOptions } from "./parts/rankedBars";

/**
 * Draws the users with most anomalies as horizontal bars, largest on top.
 *
 * @param counts - one entry a user, or the list of anomalies itself, which is then counted here
 * @param options - limit, unit
 * @returns figure; for no anomalies, one whose title says so
 * @throws RangeError for a count that is not a whole number, or more failures than anomalies
 * @example topUsers([{ name: "ann", count: 14, failures: 12 }])
 */
export function topUsers(
  counts: readonly NamedCount[] | readonly (AnomalyOutcome & { user: string | null })[],
  options: RankedBarsOptions = {},
): Figure {
  const named = counts.map((entry) => ("count" in entry ? entry : oneAnomaly(entry.user, entry)));
  return rankedBars("topUsers", "user", named, options);
}
