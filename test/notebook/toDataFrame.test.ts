import { describe, expect, it } from "vitest";
import { toDataFrame } from "../../src/notebook/toDataFrame";

describe("toDataFrame(rows, columns)", () => {
  it("gives every column one type: numbers, booleans or text", () => {
    const frame = toDataFrame([
      {
        whole: 1,
        real: 0.5,
        yes: true,
        maybe: true,
        text: "a",
        mixed: 1,
        big: 2n,
        huge: 2n ** 60n,
        at: new Date(0),
        o: {},
      },
      { whole: 2, real: null, yes: false, maybe: null, text: null, mixed: "x", big: 3n, huge: 1n, at: null, o: [1n] },
    ]);
    expect(frame.dtypes).toEqual([
      "int32",
      "float32",
      "boolean",
      "float32",
      "string",
      "string",
      "int32",
      "string",
      "string",
      "string",
    ]);
    expect(frame.values).toEqual([
      [1, 0.5, true, 1, "a", "1", 2, "1152921504606846976", "1970-01-01T00:00:00.000Z", "{}"],
      [2, NaN, false, NaN, "", "x", 3, "1", "", '["1"]'],
    ]);
  });
  it("keeps 007 as text", () => {
    expect(toDataFrame([{ id: "007" }]).values).toEqual([["007"]]);
  });
  it("takes the columns that are asked for, in order; what a row lacks is missing", () => {
    const frame = toDataFrame(
      [
        { a: 1, b: 2 },
        { b: 3, c: 4 },
      ],
      ["b", "a"],
    );
    expect(frame.columns).toEqual(["b", "a"]);
    expect(frame.values).toEqual([
      [2, 1],
      [3, NaN],
    ]);
  });
  it("frees names that are part of DataFrame or of Object", () => {
    const row = JSON.parse(
      '{"__proto__":1,"constructor":2,"shape":3,"values":4,"values_":5,"$data":6,"user":7}',
    ) as object;
    const frame = toDataFrame([row]);
    expect(frame.columns).toEqual(["__proto___", "constructor_", "shape_", "values_", "values__", "_$data", "user"]);
    expect(frame.shape).toEqual([1, 7]);
    expect(frame.values).toEqual([[1, 2, 3, 4, 5, 6, 7]]);
  });
  it("keeps what danfojs then does with text right: sorting and counting with missing values", () => {
    const frame = toDataFrame([{ t: "z" }, { t: null }, { t: "a" }]);
    expect(frame.sortValues("t").values).toEqual([[""], ["a"], ["z"]]);
    expect(frame.column("t").valueCounts().shape).toEqual([3, 1]);
  });
  it("makes an empty frame of no rows when columns are given", () => {
    const frame = toDataFrame([], ["a", "b"]);
    expect(frame.shape).toEqual([0, 2]);
    expect(frame.columns).toEqual(["a", "b"]);
  });
  it("refuses no rows without columns", () => {
    expect(() => toDataFrame([])).toThrow("toDataFrame: there must be at least one column, got none");
  });
  it("leaves the rows as they are", () => {
    const rows = [{ a: 1n, b: null }];
    toDataFrame(rows);
    expect(rows).toEqual([{ a: 1n, b: null }]);
  });
});
