import { describe, expect, it } from "vitest";
import { storeScores } from "../../src/alerts/storeScores";
import { queryRows } from "../../src/logs/queryRows";
import { databaseOf } from "../features/databaseOf";
import { SCORES, scoredLog } from "./scoredLog";

describe("storeScores(db, scores)", () => {
  it("gives each event its percentile by hand: the share of events that score no higher, ties alike", async () => {
    const rows = await queryRows(await scoredLog(), "SELECT * FROM scores ORDER BY row");
    expect(rows).toEqual([
      { row: 0, score: 0.25, percentile: 40 },
      { row: 1, score: 0.75, percentile: 100 },
      { row: 2, score: 0.5, percentile: 60 },
      { row: 3, score: 0.75, percentile: 100 },
      { row: 4, score: 0.25, percentile: 40 },
    ]);
  });
  it("keeps every bit of the scores, for more of them than one chunk holds", async () => {
    const lines = Array.from({ length: 5000 }, (_, row) => `${1_772_438_400 + row},ada,success`);
    const db = await databaseOf(["timestamp,user,outcome", ...lines, ""].join("\n"));
    const scores = Float64Array.from({ length: 5000 }, (_, row) => 1 / (row + 3));
    await storeScores(db, scores);
    const rows = await queryRows(db, "SELECT score FROM scores ORDER BY row");
    expect(Float64Array.from(rows, ({ score }) => score as number)).toEqual(scores);
  });
  it("replaces earlier scores and leaves its argument as it was", async () => {
    const db = await scoredLog();
    const scores = Float64Array.of(1, 1, 1, 1, 1);
    await storeScores(db, scores);
    expect(await queryRows(db, "SELECT DISTINCT score, percentile FROM scores")).toEqual([
      { score: 1, percentile: 100 },
    ]);
    expect([...scores]).toEqual([1, 1, 1, 1, 1]);
  });
  it.each([SCORES.length - 1, SCORES.length + 1, 0])("refuses %d scores for five events", async (length) => {
    await expect(storeScores(await scoredLog(), new Float64Array(length))).rejects.toThrow(
      new RangeError(`storeScores: there must be one score an event (5), got ${length}`),
    );
  });
});
