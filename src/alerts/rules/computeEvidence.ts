import type { DuckDBConnection } from "@duckdb/node-api";
import { featureBlocks, type FeatureOptions } from "../../features/featureBlocks";
import type { Feature } from "../../features/Feature";
import type { FeatureMatrix } from "../../features/FeatureMatrix";
import { FeatureState } from "../../features/FeatureState";
import { type RuleHit, RuleHits, withAlertFeatures } from "./RuleHits";

/** What speaks for and against events: the features of the forest, and the rules that fire. */
export interface Evidence {
  /** One row an event. */
  X: FeatureMatrix;
  /** The events at which rules fire. */
  hits: readonly RuleHit[];
}

/**
 * Computes the features of all events and asks all rules, in one pass.
 *
 * Needs the table `events`. Memory: events × features × 4 bytes.
 *
 * @param features - of the forest
 * @param state - with the features that `withAlertFeatures` gives, to be carried on; a new one where it is left out
 * @throws as `computeFeatures`
 * @example const { X, hits } = await computeEvidence(db, presetFeatures("default"));
 */
export async function computeEvidence(
  db: DuckDBConnection,
  features: readonly Feature[],
  options: FeatureOptions = {},
  state: FeatureState = new FeatureState(withAlertFeatures(features)),
): Promise<Evidence> {
  const total = Number((await db.runAndReadAll("SELECT count(*) FROM events")).getRows()[0]![0]);
  const columns = features.length;
  const X: FeatureMatrix = {
    ...{ data: new Float32Array(total * columns), rows: total, columns },
    names: features.map(({ name }) => name),
  };
  const rules = new RuleHits(columns);
  for await (const block of featureBlocks(db, state, options)) {
    const { data, eventRows } = rules.take(block);
    for (let row = 0; row < eventRows.length; row++) {
      X.data.set(data.subarray(row * columns, (row + 1) * columns), eventRows[row]! * columns);
    }
  }
  return { X, hits: rules.hits };
}
