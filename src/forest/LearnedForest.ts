import type { FittedForest } from "./FittedForest";
import type { ResolvedOptions } from "./options/IsolationForestOptions";
import type { ScoringForest } from "./scoring/scoreInPlace";
import { averagePathLength } from "./trees/averagePathLength";

/** A fitted forest with the options that it was fitted with: all that `IsolationForest` knows. */
export interface LearnedForest extends ScoringForest {
  options: ResolvedOptions;
}

/** A fitted forest, ready to score. */
export function learnedForest(options: ResolvedOptions, fitted: FittedForest): LearnedForest {
  const { trees, columns, sampleSize, threshold, grown } = fitted;
  const expected = averagePathLength(sampleSize);
  // Added up like the path lengths: so rows that no split tells apart score 0.5, not 0.5 and a rounding error.
  const normalization = trees.reduce((sum) => sum + expected, 0);
  return { options, trees, columns, sampleSize, threshold, grown, normalization, scoring: options.scoring };
}
