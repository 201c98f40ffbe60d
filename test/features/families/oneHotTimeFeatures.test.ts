import { describe, expect, it } from "vitest";
import { computeFeatures } from "../../../src/features/computeFeatures";
import { oneHotTimeFeatures } from "../../../src/features/families/oneHotTimeFeatures";
import { databaseOf } from "../databaseOf";

describe("oneHotTimeFeatures()", () => {
  it("is 1 for the hour and the weekday (UTC) of the event, and 0 for the 29 others", async () => {
    // 2 March 2026 is a Monday.
    const log = "timestamp,user,outcome\n2026-03-02T00:59:59Z,ada,success\n2026-03-08T23:00:00Z,ada,success\n";
    const X = await computeFeatures(await databaseOf(log), oneHotTimeFeatures());
    expect(X.columns).toBe(31);
    const ones = [0, 1].map((row) => X.names.filter((_, column) => X.data[row * 31 + column] === 1));
    expect(ones).toEqual([
      ["hour_is_0", "weekday_is_monday"],
      ["hour_is_23", "weekday_is_sunday"],
    ]);
    expect(X.data.reduce((sum, value) => sum + value)).toBe(4);
  });
});
