import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreHistogram } from "../../src/charts/scoreHistogram";
import { titleOf } from "./hostileNames";

const scores = [0.41, 0.44, 0.44, 0.61, 0.72];

describe("scoreHistogram(scores, options)", () => {
  it("counts scores from the threshold on in its title", () => {
    const { layout, summary } = scoreHistogram(scores, { threshold: 0.61 });
    expect(titleOf({ layout })).toBe("2 of 5 events score 0.61 or more");
    expect(summary).toBe("2 of 5 events score 0.61 or more. Scores range from 0.41 to 0.72; their median is 0.44.");
  });
  it("says the median and the highest score without a threshold", () => {
    expect(titleOf(scoreHistogram(scores))).toBe("The median score of 5 events is 0.44, the highest 0.72");
  });
  it("says how many attacks are above the threshold when labels are given", () => {
    const figure = scoreHistogram(scores, { threshold: 0.61, labels: [false, true, false, false, true] });
    expect(titleOf(figure)).toBe("2 of 5 events score 0.61 or more, 1 of the 2 attack rows among them");
    expect(figure.data.map(({ name }) => name)).toEqual(["ordinary (3)", "attack (2)"]);
  });
  it("bins by hand: from 0.4 to 0.75 in 7 bins of 0.05", () => {
    const [trace] = scoreHistogram(scores, { bins: 7 }).data;
    expect(trace!.x).toEqual([0.425, 0.475, 0.525, 0.575, 0.625, 0.675, 0.725]);
    expect(trace!.y).toEqual([3, 0, 0, 0, 1, 0, 1]);
  });
  it("draws the threshold as a line, and widens the axis to hold it", () => {
    const { layout } = scoreHistogram(scores, { threshold: 0.93 });
    expect(layout.shapes).toMatchObject([{ x0: 0.93, x1: 0.93 }]);
    expect(layout.annotations).toMatchObject([{ text: "threshold 0.93" }]);
    expect((layout.xaxis as { range: number[] }).range[1]).toBeCloseTo(0.95, 9);
  });
  it("has a logarithmic count axis by default, and a linear one on request", () => {
    expect(scoreHistogram(scores).layout.yaxis).toMatchObject({ type: "log" });
    expect(scoreHistogram(scores, { yScale: "linear" }).layout.yaxis).not.toHaveProperty("type");
  });
  it("bins one score, and scores of exactly 1", () => {
    expect(scoreHistogram([0.5], { bins: 1 }).data[0]!.y).toEqual([1]);
    expect(scoreHistogram([1, 1], { bins: 1 }).data[0]!.y).toEqual([2]);
  });
  it("says that there are no scores", () => {
    const figure = scoreHistogram([]);
    expect(figure.data).toEqual([]);
    expect(titleOf(figure)).toBe("No events have been scored");
  });
  it("has bins that sum to the number of rows, with and without labels (property)", () => {
    const row = fc.tuple(fc.double({ min: 1e-6, max: 1, noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.integer({ min: 1, max: 80 }),
        fc.boolean(),
        (rows, bins, split) => {
          const labels = split ? rows.map(([, label]) => label) : undefined;
          const { data } = scoreHistogram(
            Float32Array.from(rows, ([score]) => score),
            { bins, labels },
          );
          const counts = data.flatMap(({ y }) => y as number[]);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        },
      ),
    );
  });
  it("stays small for 100,000 rows", () => {
    const many = Float32Array.from({ length: 100_000 }, (_, i) => 0.3 + (i % 500) / 1000);
    expect(JSON.stringify(scoreHistogram(many)).length).toBeLessThan(5_000);
  });
  it("leaves scores and labels untouched and gives the same figure twice", () => {
    const input = Object.freeze([0.7, 0.4]) as number[];
    const labels = Object.freeze([1, 0]) as number[];
    expect(scoreHistogram(input, { labels })).toEqual(scoreHistogram(input, { labels }));
  });
  it.each([
    [() => scoreHistogram([0.5, 1.2]), "scoreHistogram: scores must be in (0, 1], got 1.2 (row 1)"],
    [() => scoreHistogram([NaN]), "scoreHistogram: scores must be in (0, 1], got NaN (row 0)"],
    [() => scoreHistogram([0.5], { threshold: 0 }), "scoreHistogram: threshold must be in (0, 1], got 0"],
    [() => scoreHistogram([0.5], { bins: 0 }), "scoreHistogram: bins must be a whole number in [1, 1000], got 0"],
    [() => scoreHistogram([0.5], { labels: [] }), "scoreHistogram: labels must have one entry a row (1), got 0"],
    [() => scoreHistogram([0.5], { labels: [2] }), "scoreHistogram: labels must be 0, 1, true or false, got 2 (row 0)"],
    [() => scoreHistogram([0.5], { width: 9 }), "scoreHistogram: width must be in [200, 4000] px, got 9"],
    [
      () => scoreHistogram([0.5], { treshold: 0.5 } as object),
      "scoreHistogram: options must be among width, height, threshold, labels, bins, yScale, got treshold",
    ],
  ])("refuses by name and value: %#", (call, message) => expect(call).toThrow(message));
});
