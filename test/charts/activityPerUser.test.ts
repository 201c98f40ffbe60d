import { describe, expect, it } from "vitest";
import { activityPerUser } from "../../src/charts/activityPerUser";
import { titleOf } from "./hostileNames";

describe("activityPerUser(counts, options)", () => {
  it("says what the most active 10 % make: 2 of 20 users, 80 of 98 sign-ins", () => {
    const figure = activityPerUser([50, 30, ...new Array<number>(18).fill(1)]);
    expect(titleOf(figure)).toBe("The most active 10 % of users (2 of 20) make 82 % of 98 sign-ins");
    expect(figure.summary).toContain("range from 1 to 50, half of the users at 1 or less");
  });
  it("speaks of one user when ten per cent are less than one", () => {
    expect(titleOf(activityPerUser([3, 1, 0]))).toBe("The most active of 3 users makes 75 % of 4 sign-ins");
  });
  it("draws counts by rank, largest first, without the users that have none", () => {
    expect(activityPerUser([0, 2, 7]).data[0]).toMatchObject({ x: [1, 2], y: [7, 2] });
  });
  it("draws a million users with about 500 points, the last rank included", () => {
    const { data } = activityPerUser(new Uint8Array(1_000_000).fill(1));
    const ranks = data[0]!.x as number[];
    expect(ranks.length).toBeLessThanOrEqual(500);
    expect([ranks[0], ranks.at(-1)]).toEqual([1, 1_000_000]);
  });
  it("says that nobody has signed in", () => {
    expect(titleOf(activityPerUser([]))).toBe("No user has signed in");
    expect(titleOf(activityPerUser([0, 0]))).toBe("No user has signed in");
  });
  it("leaves the counts untouched", () => {
    expect(() => activityPerUser(Object.freeze([1, 5, 3]) as number[])).not.toThrow();
  });
  it("refuses a count of -1 by name and value", () => {
    expect(() => activityPerUser([-1])).toThrow("activityPerUser: counts must be a whole number of at least 0, got -1");
  });
});
