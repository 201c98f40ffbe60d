import { describe, expect, it } from "vitest";
import { failuresByHourAndWeekday } from "../../src/charts/failuresByHourAndWeekday";
import { titleOf } from "./hostileNames";

const grid = (): number[][] => Array.from({ length: 7 }, () => new Array<number>(24).fill(0));

describe("failuresByHourAndWeekday(counts, options)", () => {
  it("names the peak and its share of all failures", () => {
    const counts = grid();
    counts[1]![14] = 312;
    counts[6]![0] = 300;
    counts[0]![9] = 8;
    const figure = failuresByHourAndWeekday(counts);
    expect(titleOf(figure)).toBe("Failures peak on Tue at 14:00 UTC: 312 of 620");
    expect(figure.summary).toContain("range from 0 to 312; 165 of the 168 hours have no failure");
  });
  it("reads a list as it reads a grid, summing repeated hours", () => {
    const counts = grid();
    counts[6]![23] = 5;
    const list = [
      { weekday: 7, hour: 23, failures: 2 },
      { weekday: 7, hour: 23, failures: 3 },
    ];
    expect(failuresByHourAndWeekday(list)).toEqual(failuresByHourAndWeekday(counts));
  });
  it("puts Monday on top", () => {
    const { layout } = failuresByHourAndWeekday([{ weekday: 1, hour: 0, failures: 1 }]);
    expect(layout.yaxis).toMatchObject({
      range: [6.5, -0.5],
      ticktext: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    });
  });
  it("says that there are no failures", () => {
    expect(titleOf(failuresByHourAndWeekday([]))).toBe("No failed sign-ins");
    expect(titleOf(failuresByHourAndWeekday(grid()))).toBe("No failed sign-ins");
  });
  it("keeps no reference to the counts", () => {
    const counts = grid();
    counts[0]![0] = 1;
    const figure = failuresByHourAndWeekday(counts);
    counts[0]![0] = 9;
    expect((figure.data[0]!.z as number[][])[0]![0]).toBe(1);
  });
  it.each([
    [() => failuresByHourAndWeekday([[1]]), "failuresByHourAndWeekday: counts must have 7 rows, got 1"],
    [
      () => failuresByHourAndWeekday(grid().map((row) => row.slice(1))),
      "failuresByHourAndWeekday: counts must have 24 columns, got 23 (row 0)",
    ],
    [
      () => failuresByHourAndWeekday([{ weekday: 0, hour: 0, failures: 1 }]),
      "failuresByHourAndWeekday: weekday must be a whole number in [1, 7], got 0",
    ],
    [
      () => failuresByHourAndWeekday([{ weekday: 1, hour: 24, failures: 1 }]),
      "failuresByHourAndWeekday: hour must be a whole number in [0, 23], got 24",
    ],
    [
      () => failuresByHourAndWeekday([{ weekday: 1, hour: 0, failures: -1 }]),
      "failuresByHourAndWeekday: failures must be a whole number of at least 0, got -1",
    ],
  ])("refuses by name and value: %#", (call, message) => expect(call).toThrow(message));
});
