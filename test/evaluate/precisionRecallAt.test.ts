import { describe, expect, it } from "vitest";
import { precisionRecallAt } from "../../src/evaluate/precisionRecallAt";

describe("precisionRecallAt(labels, scores, budgets)", () => {
  const labels = [1, 0, 1, 0, 0];
  const scores = [0.9, 0.8, 0.7, 0.1, 0.1];

  it("counts the hits among the top rows by hand", () => {
    expect(precisionRecallAt(labels, scores, [1, 2, 3])).toEqual([
      { alerts: 1, recall: 0.5, precision: 1 },
      { alerts: 2, recall: 0.5, precision: 0.5 },
      { alerts: 3, recall: 1, precision: 2 / 3 },
    ]);
  });
  it("agrees with scikit-learn 1.9.1 at each budget without ties", () => {
    // python -c "from sklearn.metrics import precision_score as p, recall_score as r
    //            y = [1,0,1,0,0,1]; s = [.9,.8,.7,.2,.1,.6]; o = sorted(s, reverse=True)
    //            print([(p(y, [v >= o[k-1] for v in s]), r(y, [v >= o[k-1] for v in s])) for k in (1, 2, 4)])"
    const points = precisionRecallAt([1, 0, 1, 0, 0, 1], [0.9, 0.8, 0.7, 0.2, 0.1, 0.6], [1, 2, 4]);
    expect(points.map(({ precision, recall }) => [precision, Number(recall.toFixed(4))])).toEqual([
      [1, 0.3333],
      [0.5, 0.3333],
      [0.75, 1],
    ]);
  });
  it("counts rows of equal score at the edge in part: 1 of 4 tied rows, 2 of them hits, is half a hit", () => {
    expect(precisionRecallAt([1, 0, 1, 0], [3, 3, 3, 3], [1])).toEqual([{ alerts: 1, recall: 0.25, precision: 0.5 }]);
  });
  it("looks at all rows when the budget is larger than that", () => {
    expect(precisionRecallAt(labels, scores, [1000])).toEqual([{ alerts: 1000, recall: 1, precision: 0.4 }]);
  });
  it("is empty without budgets", () => {
    expect(precisionRecallAt(labels, scores, [])).toEqual([]);
  });
  it.each([0, -3, NaN])("refuses a budget of %d", (budget) => {
    expect(() => precisionRecallAt(labels, scores, [budget])).toThrow(
      new RangeError(`precisionRecallAt: a budget must be at least 1, got ${budget}`),
    );
  });
  it("refuses labels that do not fit", () => {
    expect(() => precisionRecallAt([1], [1, 2], [1])).toThrow(
      new RangeError("precisionRecallAt: labels and scores must be as many, got 1 and 2"),
    );
  });
});
