import { describe, expect, it } from "vitest";
import { passQuotedLine } from "../../../src/logs/csv/passQuotedLine";

describe("passQuotedLine(text, delimiter, start)", () => {
  it.each([
    ["eve", "inside", "inside"],
    ['""eve""', "inside", "inside"],
    ['eve",1', "inside", "outside"],
    ['eve","x', "inside", "inside"],
    ['1,"eve",2', "inside", "afresh"],
    ["eve", "unknown", "unknown"],
    ['eve",1', "unknown", "outside"],
    ['1,"', "unknown", "unknown"],
    ['1,"eve",2', "unknown", "afresh"],
    ['"" x', "unknown", "inside"],
  ] as const)("after %j that begins %s comes %s", (text, start, next) => {
    expect(passQuotedLine(text, ",", start)).toBe(next);
  });
});
