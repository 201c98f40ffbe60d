import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { briefly } from "../../src/text/briefly";

describe("briefly(value)", () => {
  it.each<[unknown, string]>([
    [1.5, "1.5"],
    [NaN, "NaN"],
    [true, "true"],
    [null, "null"],
    [undefined, "undefined"],
    ["pmml", '"pmml"'],
    ["a\nb", '"a b"'],
    ["x".repeat(99), `"${"x".repeat(39)}…"`],
    [[], "a list of 0"],
    [[1, 2], "1, 2"],
    [["1"], "a list of 1"],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], "a list of 9"],
    [{ toString: 5 }, "an object"],
    [Symbol("s"), "a symbol"],
    [5n, "a bigint"],
    [() => 5, "a function"],
  ])("says %o in few words", (value, text) => {
    expect(briefly(value)).toBe(text);
  });
  it("never throws, and stays short and on one line (property)", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(briefly(value)).toMatch(/^[^\r\n]{1,300}$/);
      }),
    );
  });
});
