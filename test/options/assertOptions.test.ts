import { describe, expect, it } from "vitest";
import { assertOptions } from "../../src/options/assertOptions";

describe("assertOptions(caller, options, known)", () => {
  it("refuses an option that there is not, and names those that there are", () => {
    expect(() => assertOptions("train", { top: 5, tpo: 5 }, ["top", "seed"])).toThrow(
      new TypeError("train: there is no option tpo; the options are top, seed"),
    );
  });

  it("takes those that there are", () => {
    expect(() => assertOptions("train", { seed: 1 }, ["top", "seed"])).not.toThrow();
  });
});
