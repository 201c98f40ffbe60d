import { oneAnomaly, type AnomalyOutcome } from "./parts/oneAnomaly";
import type { Figure } from "./Figure";
import { rankedBars, type NamedCount, type RankedBarsOptions } from "./parts/rankedBars";

/**
 * Draws the sources with most anomalies as horizontal bars, largest on top.
 *
 * @param counts - one entry a source, or the list of anomalies itself, which is then counted here
 * @param options - limit, unit
 * @returns figure; for no anomalies, one whose title says so
 * @throws RangeError for a count that is not a whole number, or more failures than anomalies
 * @example topSources([{ name: "192.0.2.7", count: 14, failures: 12 }])
 */
export function topSources(
  counts: readonly NamedCount[] | readonly (AnomalyOutcome & { source_ip: string | null })[],
  options: RankedBarsOptions = {},
): Figure {
  const named = counts.map((entry) => ("count" in entry ? entry : oneAnomaly(entry.source_ip, entry)));
  return rankedBars("topSources", "source", named, options);
}
