import { describe, expect, it } from "vitest";
import { digitsAt } from "../../src/text/digitsAt";

describe("digitsAt", () => {
  it("is the number that the digits make", () => {
    expect([digitsAt("2024-03-01", 0, 4), digitsAt("2024-03-01", 5, 2), digitsAt("007", 0, 3)]).toEqual([2024, 3, 7]);
  });

  it.each([["1 ", 0, 2], ["1", 0, 2], ["-1", 0, 2], ["1e5", 0, 3], ["٣٣", 0, 2], ["", 0, 1]] as const)(
    "is NaN for %j, which is not all digits", (text, first, count) => expect(digitsAt(text, first, count)).toBeNaN(),
  ); // prettier-ignore
});
