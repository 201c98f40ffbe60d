import { describe, expect, it } from "vitest";
import { MEASUREMENTS, measureRealism } from "../../src/realism/measureRealism";
import { databaseOfEvents } from "../logs/databaseOfEvents";

describe("measureRealism(db)", () => {
  it("has each measure once, with a unit and a sentence", async () => {
    const measures = await measureRealism(await databaseOfEvents([]));
    expect(new Set(measures.map(({ name }) => name)).size).toBe(measures.length);
    for (const { unit, description } of measures) expect([unit, description]).not.toContain("");
  });

  it("is null everywhere for an empty log, neither 0 nor NaN", async () => {
    const measures = await measureRealism(await databaseOfEvents([]));
    expect(measures.filter(({ value }) => value !== null)).toEqual([]);
  });

  it("measures a log with users, outcomes and times alone", async () => {
    const db = await databaseOfEvents([
      { user: "al", timestampUs: 0, outcome: "success" },
      { user: "al", timestampUs: 30e6, outcome: "failure" },
      { user: null, timestampUs: 40e6, outcome: "failure" },
    ]);
    const measured = (await measureRealism(db)).filter(({ value }) => value !== null);
    expect(Object.fromEntries(measured.map(({ name, value }) => [name, value]))).toEqual({
      failed_share: 2 / 3,
      top_1_percent_share: 1,
      top_10_percent_share: 1,
      activity_sigma: 0,
      short_gap_share: 1,
    });
  });

  it("asks for the columns that it names, and no others", async () => {
    const db = await databaseOfEvents([]);
    for (const { sql, measures } of MEASUREMENTS) {
      const names = (await db.runAndReadAll(sql)).columnNames();
      expect(names).toEqual(measures.map(({ name }) => name));
    }
  });
});
