import { describe, expect, it } from "vitest";
import { assertMatrix, type Matrix } from "../../src/forest/Matrix";

const check = (X: unknown) => () => assertMatrix(X as Matrix, "caller");

describe("assertMatrix(X, caller)", () => {
  it("accepts Float32Array and Float64Array, and NaN as missing", () => {
    expect(check({ data: Float32Array.of(1, NaN), rows: 1, columns: 2 })).not.toThrow();
    expect(check({ data: Float64Array.of(1, NaN), rows: 2, columns: 1 })).not.toThrow();
  });
  it.each([
    [undefined, "undefined"],
    [null, "null"],
    [5, "5"],
  ])("refuses %s", (X, got) => {
    expect(check(X)).toThrow(new TypeError(`caller: X must be { data, rows, columns }, got ${got}`));
  });
  it("refuses a plain array", () => {
    expect(check({ data: [1, 2], rows: 1, columns: 2 })).toThrow(
      new TypeError("caller: data must be a Float32Array or a Float64Array, got object"),
    );
  });
  it.each([0, -1, 1.5, NaN])("refuses %d rows or columns", (size) => {
    const data = Float64Array.of(1);
    expect(check({ data, rows: size, columns: 1 })).toThrow(
      new RangeError(`caller: rows must be a whole number of at least 1, got ${size}`),
    );
    expect(check({ data, rows: 1, columns: size })).toThrow(
      new RangeError(`caller: columns must be a whole number of at least 1, got ${size}`),
    );
  });
  it("refuses a wrong length", () => {
    expect(check({ data: Float64Array.of(1, 2, 3), rows: 2, columns: 2 })).toThrow(
      new RangeError("caller: data must hold 2 × 2 values, got 3"),
    );
  });
  it.each([Infinity, -Infinity])("refuses %d, naming row and column", (value) => {
    expect(check({ data: Float32Array.of(1, 2, 3, 4, 5, value), rows: 2, columns: 3 })).toThrow(
      new RangeError(`caller: values must be finite or NaN, got ${value} in row 1, column 2`),
    );
  });
});
