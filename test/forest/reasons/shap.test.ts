import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { averagePathLength } from "../../../src/forest/trees/averagePathLength";
import { expectedPathLength } from "../../../src/forest/trees/expectedPathLength";
import type { IsolationTree } from "../../../src/forest/trees/IsolationTree";
import { contributionsOf } from "../../../src/forest/reasons/contributionsOf";
import { interactionsOf } from "../../../src/forest/reasons/interactionsOf";

interface ScikitTree {
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  samples: number[];
}

interface ShapFixture {
  columns: number;
  X: number[];
  explained: number[];
  forests: Record<
    string,
    {
      trees: ScikitTree[];
      score_samples: number[];
      expected_value: number;
      shap_values: number[][];
      shap_interaction_values: number[][][];
    }
  >;
}

// Made by test/forest/fixtures/makeShap.py.
const fixture = JSON.parse(readFileSync(join(__dirname, "../fixtures/shap.json"), "utf8")) as ShapFixture;
const { columns, explained } = fixture;
const X = { data: Float64Array.from(fixture.X), rows: fixture.X.length / columns, columns };

/** scikit-learn's tree with the two children of a node side by side, and path lengths at its leaves. */
function treeOf({ feature, threshold, left, right, samples }: ScikitTree): IsolationTree {
  const order = [0];
  const depth = [0];
  const first: number[] = [];
  for (let node = 0; node < order.length; node++) {
    const own = order[node]!;
    if (feature[own]! < 0) continue;
    first[node] = order.length;
    order.push(left[own]!, right[own]!);
    depth.push(depth[node]! + 1, depth[node]! + 1);
  }
  return {
    feature: Int32Array.from(order, (own) => feature[own]!),
    threshold: Float64Array.from(order, (own) => threshold[own]!),
    left: Int32Array.from(order, (_, node) => first[node] ?? 0),
    missingLeft: new Uint8Array(order.length),
    pathLength: Float64Array.from(order, (own, node) =>
      feature[own]! < 0 ? depth[node]! + averagePathLength(samples[own]!) : 0,
    ),
    samples: Int32Array.from(order, (own) => samples[own]!),
  };
}

/** What the issue asks for is 1e-4, relative; shap computes path lengths in double precision. */
function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

// What shap explains of an isolation forest is neither its score nor its decision, but the mean over the trees of the
// depth of the row's leaf plus c(rows in the leaf): what `explain` explains, with the same sign.
describe.each(Object.entries(fixture.forests))("reasons for a scikit-learn forest with %s", (_, forest) => {
  const trees = forest.trees.map(treeOf);
  const base = trees.reduce((sum, tree) => sum + expectedPathLength(tree), 0) / trees.length;

  it("begin where shap's begin", () => {
    expectClose(base, forest.expected_value);
  });

  it("are shap's contributions", () => {
    const contributions = contributionsOf(trees, X, explained);
    forest.shap_values.flat().forEach((expected, place) => expectClose(contributions[place]!, expected));
  });

  it("are shap's interactions", () => {
    explained.forEach((row, place) => {
      const values = interactionsOf(trees, X, row);
      forest.shap_interaction_values[place]!.flat().forEach((expected, at) => expectClose(values[at]!, expected));
    });
  });

  it("add up to what scikit-learn's score is made of", () => {
    const contributions = contributionsOf(trees, X, explained);
    explained.forEach((_row, place) => {
      const own = contributions.slice(place * columns, (place + 1) * columns);
      const length = own.reduce((sum, part) => sum + part, base);
      expect(-(2 ** (-length / averagePathLength(64)))).toBeCloseTo(forest.score_samples[place]!, 9);
    });
  });
});
