import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLiteral, renderLiteral, type Scalar } from "../../src/notebook/parseLiteral";

describe("parseLiteral(text)", () => {
  it.each([
    ["100_000; // x", 100_000, "; // x"],
    ["-1.5e-3", -0.0015, ""],
    [".5,", 0.5, ","],
    ["5.", 5, ""],
    ["0xff", 255, ""],
    [`"a\\"b" `, 'a"b', " "],
    [`'it\\'s \\u{1F600}\\x41\\n'`, "it's 😀A\n", ""],
    ["`plain $5`", "plain $5", ""],
    ["true", true, ""],
    ["null;", null, ";"],
    ["[]", [], ""],
    ["[1, 'a', false, null,] // x", [1, "a", false, null], " // x"],
  ])("reads %s", (text, value, rest) => {
    expect(parseLiteral(text)).toEqual({ value, rest });
  });
  it.each([
    "events / 10",
    "1 + ",
    "trueish",
    "NaN",
    "Infinity",
    "1e999",
    "`${x}`",
    "[1 2]",
    "[[1]]",
    "'open",
    "",
    "5n",
    ".",
  ])("is undefined for %s, or leaves what is no literal in the rest", (text) => {
    expect(parseLiteral(text)?.rest).not.toBe("");
  });
  it("parseLiteral(renderLiteral(value)) is the value (property)", () => {
    const scalar = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      fc.boolean(),
      fc.constant(null),
    ) as fc.Arbitrary<Scalar>;
    fc.assert(
      fc.property(fc.oneof(scalar, fc.array(scalar)), (value) => {
        expect(parseLiteral(renderLiteral(value))).toEqual({ value, rest: "" });
      }),
    );
  });
});

describe("renderLiteral(value)", () => {
  it("is one literal that JavaScript reads as the same value, whatever the value holds (property)", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string())), (value) => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
        expect(new Function(`return (${renderLiteral(value)});`)()).toEqual(value);
      }),
    );
  });
});
