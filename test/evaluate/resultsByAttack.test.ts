import { describe, expect, it } from "vitest";
import { resultsByAttack } from "../../src/evaluate/resultsByAttack";

describe("resultsByAttack(results)", () => {
  it("turns the table: a row an attack, a column a detector, best found first", () => {
    const results = [
      { detector: "forest", average_precision: 0.5, roc_auc: 0.9, guessing: 0.2, spraying: 0.8 },
      { detector: "count", average_precision: 0.4, roc_auc: 0.8, guessing: 0.7, spraying: 0.1 },
    ];
    expect(resultsByAttack(results)).toEqual([
      { attack: "spraying", forest: 0.8, count: 0.1 },
      { attack: "guessing", forest: 0.2, count: 0.7 },
    ]);
  });

  it("is empty without results", () => {
    expect(resultsByAttack([])).toEqual([]);
  });
});
