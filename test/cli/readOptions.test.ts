import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  given,
  numberOption,
  shareOption,
  textOption,
  textsOption,
  wholeOption,
  wordOption,
} from "../../src/cli/readOptions";
import { UsageError } from "../../src/cli/UsageError";

const args = (values: Record<string, string>) => ({ values, positionals: [] });

describe("numberOption(args, name)", () => {
  it.each([
    ["5", 5],
    ["-5", -5],
    ["+5", 5],
    ["0.01", 0.01],
    [".5", 0.5],
    ["1e5", 100_000],
    ["1_000", 1000],
    [" 7 ", 7],
  ])("reads %j", (text, number) => {
    expect(numberOption(args({ top: text }), "top")).toBeCloseTo(number, 12);
  });

  it("is undefined when the option was not given", () => {
    expect(numberOption(args({}), "top")).toBeUndefined();
  });

  it.each(["x", "1x", "0x10", "NaN", "Infinity", "1e999", "--", "%", "1 2"])("refuses %j by name and value", (text) => {
    expect(() => numberOption(args({ top: text }), "top")).toThrow(
      new UsageError(`--top: expected a number, got ${JSON.stringify(text)}`),
    );
  });

  it("is finite or refused for any text (property)", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789._+-e%") })), (text) => {
        try {
          const number = numberOption(args({ top: text }), "top");
          expect(number === undefined || Number.isFinite(number)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });
});

describe("wholeOption(args, name, least, most)", () => {
  it("reads whole numbers in the range, its ends included", () => {
    expect(wholeOption(args({ year: "1970" }), "year", 1970, 2199)).toBe(1970);
    expect(wholeOption(args({ year: "2199" }), "year", 1970, 2199)).toBe(2199);
    expect(wholeOption(args({}), "year", 1970, 2199)).toBeUndefined();
  });

  it.each(["1969", "2200", "2000.5"])("refuses %s by name, range and value", (text) => {
    expect(() => wholeOption(args({ year: text }), "year", 1970, 2199)).toThrow(
      new UsageError(`--year: expected a whole number from 1970 to 2199, got ${text}`),
    );
  });
});

describe("textOption(args, name)", () => {
  it("gives the text, undefined without the option, and refuses an empty text", () => {
    expect(textOption(args({ out: "a b" }), "out")).toBe("a b");
    expect(textOption(args({}), "out")).toBeUndefined();
    expect(() => textOption(args({ out: "" }), "out")).toThrow(new UsageError("--out: expected a value, got nothing"));
  });
});

describe("wordOption(args, name, words)", () => {
  it("gives one of the words and refuses any other by listing them", () => {
    expect(wordOption(args({ format: "csv" }), "format", ["csv", "sshd"])).toBe("csv");
    expect(wordOption(args({}), "format", ["csv", "sshd"])).toBeUndefined();
    expect(() => wordOption(args({ format: "CSV" }), "format", ["csv", "sshd"])).toThrow(
      new UsageError('--format: expected csv, sshd, got "CSV"'),
    );
  });
});

describe("given(options)", () => {
  it("leaves out what is undefined and keeps 0, false and null", () => {
    const options = { a: undefined, b: 0, c: false, d: null };
    expect(given(options)).toEqual({ b: 0, c: false, d: null });
    expect(Object.keys(options)).toEqual(["a", "b", "c", "d"]);
  });
});

describe("shareOption(args, name)", () => {
  it.each([
    ["1%", 0.01],
    ["0.5 %", 0.005],
    ["20", 20],
    ["0.2", 0.2],
  ])("reads %j", (text, number) => {
    expect(shareOption(args({ top: text }), "top")).toBeCloseTo(number, 12);
  });
  it.each(["0%", "100%", "200%", "x%", "-1%"])("refuses %j", (text) => {
    expect(() => shareOption(args({ top: text }), "top")).toThrow(
      new UsageError(`--top: expected a share between 0% and 100%, got ${text}`),
    );
  });
});

describe("textsOption(args, name)", () => {
  const several = (mmdb?: string | string[]) => textsOption({ values: { mmdb }, positionals: [] }, "mmdb");
  it("gives every text, in order; none when the option was not given", () => {
    expect(several(["a", "b", "a"])).toEqual(["a", "b", "a"]);
    expect(several("a")).toEqual(["a"]);
    expect(several()).toEqual([]);
  });
  it("refuses an empty text by name", () => {
    expect(() => several(["a", ""])).toThrow(new UsageError("--mmdb: expected a value, got nothing"));
  });
});
