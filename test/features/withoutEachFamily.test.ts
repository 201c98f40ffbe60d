import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/features/catalogue";
import { withoutEachFamily } from "../../src/features/withoutEachFamily";

const named = (...names: string[]) => CATALOGUE.filter(({ name }) => names.includes(name));

describe("withoutEachFamily(features)", () => {
  it("leaves out one family after the other", () => {
    expect(withoutEachFamily(named("hour_of_day", "weekend", "failures_user_1h"))).toEqual({
      "without time": ["failures_user_1h"],
      "without volume": ["hour_of_day", "weekend"],
    });
  });
  it("refuses a single family", () => {
    expect(() => withoutEachFamily(named("weekend"))).toThrow(
      "withoutEachFamily: features of two families at least are required, got 1",
    );
  });
});
