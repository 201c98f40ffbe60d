import { describe, expect, it } from "vitest";
import { compareWithPublished } from "../../src/realism/compareWithPublished";
import type { PublishedFact } from "../../src/realism/PUBLISHED_FACTS";

const measure = (value: number | null, name = "failed_share") => ({ name, unit: "share", description: "d", value });
const fact = (value: PublishedFact["value"], rest: Partial<PublishedFact> = {}): PublishedFact => ({
  measure: "failed_share",
  value,
  says: "…",
  population: "386 users",
  source: "A, B, 2003",
  seen: "first-hand",
  caution: null,
  ...rest,
});
const verdict = (value: number | null, published: PublishedFact["value"]) =>
  compareWithPublished([measure(value)], [fact(published)])[0]!.verdict;

describe("compareWithPublished(measures, facts)", () => {
  it("says whether a measure lies within a range, its ends included", () => {
    expect(verdict(0.03, [0.03, 0.12])).toBe("within");
    expect(verdict(0.12, [0.03, 0.12])).toBe("within");
    expect(verdict(0.0299, [0.03, 0.12])).toBe("outside: 0.0299 is below 0.03");
    expect(verdict(0.5, [0.03, 0.12])).toBe("outside: 0.5 is above 0.12");
  });

  it("knows ranges with one end", () => {
    expect([verdict(0.2, [1 / 3, null]), verdict(9, [1 / 3, null])]).toEqual(["outside: 0.2 is below 0.333", "within"]);
    expect([verdict(0.2, [null, 1]), verdict(9, [null, 1])]).toEqual(["within", "outside: 9 is above 1"]);
  });

  it("takes a quarter either way as about a single value", () => {
    expect([0.0075, 0.0125].map((value) => verdict(value, 0.01))).toEqual(["within", "within"]);
    expect(verdict(0.0074, 0.01)).toBe("outside: 0.0074 is below 0.0075");
    expect(verdict(0.0126, 0.01)).toBe("outside: 0.0126 is above 0.0125");
  });

  it("says in words what was published", () => {
    const published = ([0.1, [0.03, 0.12], [1 / 3, null], [null, 1]] as const).map(
      (value) => compareWithPublished([measure(1)], [fact(value)])[0]!.published,
    );
    expect(published).toEqual(["about 0.1", "0.03 to 0.12", "at least 0.333", "at most 1"]);
  });

  it("has a row for each fact, in the order of the measures, and one for a measure without any", () => {
    const rows = compareWithPublished(
      [measure(3, "ips_per_user"), measure(0.1)],
      [fact(0.1, { source: "A" }), fact(0.2, { source: "B" })],
    );
    expect(rows.map((row) => [row.measure, row.source, row.verdict])).toEqual([
      ["ips_per_user", "", "no published value found"],
      ["failed_share", "A", "within"],
      ["failed_share", "B", "outside: 0.1 is below 0.15"],
    ]);
  });

  it("says that a log has nothing to measure", () => {
    expect(verdict(null, 0.1)).toBe("not measured");
  });

  it("passes on how the number was come by, and why the comparison limps", () => {
    const given = fact(0.1, { seen: "second-hand", caution: "machines too" });
    expect(compareWithPublished([measure(0.1)], [given])[0]!.caution).toBe("second-hand; machines too");
  });

  it("refuses a fact about something that was not measured", () => {
    expect(() => compareWithPublished([], [fact(0.1)])).toThrow(
      "compareWithPublished: facts must be about given measures, got failed_share",
    );
  });
});
