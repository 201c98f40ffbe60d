import type { DuckDBConnection } from "@duckdb/node-api";
import type { FeatureMatrix } from "../../features/FeatureMatrix";
import type { Feature } from "../../features/Feature";
import type { IsolationForest } from "../../forest/IsolationForest";
import { queryRows } from "../../logs/queryRows";
import { explainAlerts } from "./explainAlerts";
import { readPeers } from "./readPeers";
import { usualInMatrix } from "./usualInMatrix";
import { type Anomaly, topAnomalies } from "../topAnomalies";

/** An anomaly, and why it is one. */
export interface ExplainedAnomaly extends Anomaly {
  /** Sentences, the strongest reason first, with `; ` between. */
  reasons: string;
}

/**
 * The most suspicious events with their reasons.
 *
 * Needs the tables `events` and `scores`.
 *
 * @param forest - that gave the scores
 * @param X - the features of all events
 * @param features - the same features, in the same order
 * @param top - as in `topAnomalies`
 * @throws RangeError when `top` is out of range, or `X` has other features
 * @see explainAlerts
 * @example (await explainTop(db, forest, X, presetFeatures("default"), 5))[0].reasons
 */
export async function explainTop(
  db: DuckDBConnection,
  forest: IsolationForest,
  X: FeatureMatrix,
  features: readonly Feature[],
  top: number = 100,
): Promise<ExplainedAnomaly[]> {
  const anomalies = await topAnomalies(db, top);
  const ranked = await queryRows(db, `SELECT row FROM scores ORDER BY score DESC, row LIMIT ${anomalies.length}`);
  const rows = ranked.map(({ row }) => row as number);
  const usual = usualInMatrix(X, await readPeers(db, rows));
  return explainAlerts(forest, X, features, rows, usual).map((reasons, place) => ({
    ...anomalies[place]!,
    reasons: reasons.map(({ text }) => text).join("; "),
  }));
}
