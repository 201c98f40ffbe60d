import { describe, expect, it } from "vitest";
import { rankByScore } from "../../src/evaluate/rankByScore";

describe("rankByScore(scores)", () => {
  it("groups equal scores, the highest first, rows in their own order", () => {
    expect([...rankByScore([0.2, 0.9, 0.2, 0.5])]).toEqual([[1], [3], [0, 2]]);
  });
  it("ranks infinite scores, several of them too", () => {
    expect([...rankByScore([-Infinity, 1, -Infinity, Infinity, Infinity])]).toEqual([[3, 4], [1], [0, 2]]);
  });
  it("is empty without scores", () => {
    expect([...rankByScore([])]).toEqual([]);
  });
  it("refuses NaN, naming the row", () => {
    expect(() => [...rankByScore([1, NaN])]).toThrow(
      new RangeError("rankByScore: scores must be numbers, got NaN in row 1"),
    );
  });
});
