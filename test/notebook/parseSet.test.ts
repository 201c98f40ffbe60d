import { describe, expect, it } from "vitest";
import { parseSet } from "../../src/notebook/parseSet";

describe("parseSet(args)", () => {
  it("splits at the first = and keeps the rest as text", () => {
    expect({ ...parseSet(["events=5000", "query=a=b", "empty="]) }).toEqual({
      events: "5000",
      query: "a=b",
      empty: "",
    });
  });
  it("treats __proto__ as any other name", () => {
    expect(Object.keys(parseSet(["__proto__=1"]))).toEqual(["__proto__"]);
  });
  it("refuses an argument without =, and a name that is none", () => {
    expect(() => parseSet(["events"])).toThrow('parseSet: --set must be name=value, got "events"');
    expect(() => parseSet(["a b=1"])).toThrow('parseSet: --set must be name=value, got "a b=1"');
  });
  it("refuses a name that comes twice", () => {
    expect(() => parseSet(["a=1", "a=2"])).toThrow("parseSet: --set must name a parameter once, got a twice");
  });
});
