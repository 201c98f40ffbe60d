import { describe, expect, it } from "vitest";
import { hoistMeasures } from "../../../src/features/engine/hoistMeasures";
import type { Measure } from "../../../src/features/engine/Measure";

describe("hoistMeasures(sql, measures)", () => {
  it("puts names in the place of aggregates over windows, each once", () => {
    const measures = new Map<string, Measure>();
    expect(hoistMeasures("coalesce(SUM( failed ) over user_1h, 0) + sum(failed) OVER user_1h", measures)).toBe(
      "coalesce(measure_0, 0) + measure_0",
    );
    expect([...measures.values()]).toEqual([
      { name: "measure_0", aggregate: "sum", isDistinct: false, argument: "failed", window: "user_1h", level: 1 },
    ]);
  });
  it("takes an aggregate inside another one first", () => {
    const measures = new Map<string, Measure>();
    const sql = "max(CASE WHEN failed = 0 THEN count(*) OVER user_past END) OVER source_1h";
    expect(hoistMeasures(sql, measures)).toBe("measure_1");
    expect([...measures.values()].map(({ argument, level }) => [argument, level])).toEqual([
      ["*", 1],
      ["CASE WHEN failed = 0 THEN measure_0 END", 2],
    ]);
  });
  it("knows DISTINCT, and looks into no text and no quoted name", () => {
    const measures = new Map<string, Measure>();
    expect(hoistMeasures(`count(DISTINCT "over") OVER user_1h || ' OVER '`, measures)).toBe("measure_0 || ' OVER '");
    expect([...measures.values()][0]).toMatchObject({ aggregate: "count", isDistinct: true, argument: '"over"' });
  });
  it.each([
    ["sum(failed) OVER user_1y", "OVER must be followed by the name of a window, such as user_1h, got user_1y"],
    ["sum(failed) OVER (ORDER BY row)", "OVER must be followed by the name of a window, such as user_1h, got ("],
    ["median(hour) OVER user_1h", "before OVER user_1h must stand a call of count, sum, min, max, latest, got median"],
    ["sum(failed) FILTER (WHERE attempt = 1) OVER user_1h", "latest, got filter; a condition goes inside"],
    ["failed OVER user_1h", "latest, got none"],
    ["sum(DISTINCT hour) OVER user_1h", "only count can be DISTINCT, got sum"],
    [
      "count(DISTINCT CASE WHEN count(*) OVER user_1h > 1 THEN host END) OVER source_1h",
      "count(DISTINCT …) OVER source_1h cannot have an aggregate inside",
    ],
  ])("refuses %s", (sql, message) => {
    expect(() => hoistMeasures(sql, new Map())).toThrow(message);
  });
});
