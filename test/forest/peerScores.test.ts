import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../src/forest/IsolationForest";
import type { IsolationForestOptions } from "../../src/forest/options/IsolationForestOptions";
import type { Matrix } from "../../src/forest/Matrix";

const FORESTS = 6;

type Table = "plain" | "missing" | "categories";

/** Made by fixtures/peerScores.py. */
const PEERS = JSON.parse(readFileSync(join(__dirname, "fixtures/peerScores.json"), "utf8")) as Record<
  Table,
  (number | null)[][]
> & { weights: number[]; scores: Record<string, number[]> };

/**
 * The least rank correlation that each must have; whether the standard forest's must be less than its; whether the scores
 * themselves must be alike. They are not for bootstraps in scikit-learn, for pooled gains (on average within 0.02), and
 * where density is on another scale.
 */
const CASES: [
  name: string,
  table: Table,
  IsolationForestOptions,
  least: number,
  differs: boolean,
  onOneScale: boolean,
  weighted?: true,
][] = [
  ["standard", "plain", {}, 0.99, false, true],
  ["standard, scikit-learn", "plain", {}, 0.99, false, true],
  ["bootstrap, scikit-learn", "plain", { bootstrap: true }, 0.99, false, false],
  ["bootstrap and weights, scikit-learn", "plain", { bootstrap: true }, 0.99, true, false, true],
  ["weights", "plain", {}, 0.99, true, true, true],
  ["extended 1", "plain", { extensionLevel: 1 }, 0.99, true, true],
  ["extended 3", "plain", { extensionLevel: 3 }, 0.99, true, true],
  ["extended 1, missing", "missing", { extensionLevel: 1 }, 0.99, true, true],
  ["pooled", "plain", { guided: "pooled" }, 0.99, true, false],
  ["pooled, 3 tries", "plain", { guided: "pooled", guidedTries: 3 }, 0.99, true, false],
  ["averaged", "plain", { guided: "averaged" }, 0.95, true, true],
  ["extended 1, pooled", "plain", { extensionLevel: 1, guided: "pooled" }, 0.99, true, false],
  [
    "extended 1, averaged, 10 tries",
    "plain",
    { extensionLevel: 1, guided: "averaged", guidedTries: 10 },
    0.95,
    true,
    true,
  ],
  ["density", "plain", { scoring: "density" }, 0.99, true, false],
  ["both", "missing", { missing: "both" }, 0.99, true, true],
  ["categories", "categories", { categorical: [3] }, 0.99, true, true],
  ["categories, density", "categories", { categorical: [3], scoring: "density" }, 0.99, true, false],
];

/** Mean scores of some forests; the peers' are those of 20. */
function meanScores(table: Table, options: IsolationForestOptions, sampleWeight?: number[]): Float64Array {
  const rows = PEERS[table];
  const X: Matrix = { data: Float64Array.from(rows.flat(), (value) => value ?? NaN), rows: rows.length, columns: 4 };
  const sums = new Float64Array(X.rows);
  for (let seed = 1; seed <= FORESTS; seed++) {
    const forest = new IsolationForest({ ...options, seed }).fit(X, { sampleWeight });
    forest.score(X).forEach((score, row) => (sums[row]! += score / FORESTS));
  }
  return sums;
}

/** Spearman's rank correlation; there are no ties worth the name. */
function rankCorrelation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const ranksOf = (values: ArrayLike<number>): Int32Array => {
    const ranks = new Int32Array(values.length);
    const order = Array.from(values, (_, row) => row).sort((a, b) => values[a]! - values[b]!);
    order.forEach((row, rank) => (ranks[row] = rank));
    return ranks;
  };
  const [a, b] = [ranksOf(one), ranksOf(other)];
  const squares = a.reduce((sum, rank, row) => sum + (rank - b[row]!) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

describe("IsolationForest beside isotree and scikit-learn: mean scores on the same 600 rows", () => {
  const standard = (["plain", "missing", "categories"] as const).map(
    (table) => [table, meanScores(table, {})] as const,
  );
  it.each(CASES)(
    "%s: gives the same ranks, and scores where both are on one scale",
    (name, table, options, ...rest) => {
      const [least, differs, onOneScale, weighted] = rest;
      const theirs = PEERS.scores[name]!;
      const ours = meanScores(table, options, weighted && PEERS.weights);
      const alike = rankCorrelation(ours, theirs);
      expect(alike).toBeGreaterThanOrEqual(least);
      if (differs) expect(rankCorrelation(new Map(standard).get(table)!, theirs)).toBeLessThan(alike);
      const apart = ours.reduce((sum, score, row) => sum + Math.abs(score - theirs[row]!), 0) / ours.length;
      if (onOneScale) expect(apart).toBeLessThan(0.005);
    },
  );
});
