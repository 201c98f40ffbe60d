import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storeScores } from "../../src/alerts/storeScores";
import { alertCount, topAnomalies } from "../../src/alerts/topAnomalies";
import { databaseOf } from "../features/databaseOf";
import { scoredLog } from "./scoredLog";

describe("alertCount(top, events)", () => {
  it.each([
    [100, 5000, 100],
    [100, 7, 7],
    [1, 7, 1],
    [0.01, 5000, 50],
    [0.5, 5, 3],
    [0.001, 5, 1],
    [0.999, 5, 5],
  ])("of %d of %d is %d", (top, events, expected) => {
    expect(alertCount(top, events)).toBe(expected);
  });
  it("is a whole number from 1 to the number of events (property)", () => {
    const tops = fc.oneof(fc.integer({ min: 1 }), fc.double({ min: 1e-9, max: 0.999999, noNaN: true }));
    fc.assert(
      fc.property(tops, fc.integer({ min: 1, max: 1e9 }), (top, events) => {
        const count = alertCount(top, events);
        return Number.isInteger(count) && count >= 1 && count <= events;
      }),
    );
  });
  it.each([0, -1, 1.5, NaN, Infinity])("refuses %d", (top) => {
    expect(() => alertCount(top, 10)).toThrow(
      new RangeError(`alertCount: top must be a whole number of at least 1 or a share in (0, 1), got ${top}`),
    );
  });
});

describe("topAnomalies(db, top)", () => {
  it("has the highest scores first, equal scores in the order of the log", async () => {
    const top = await topAnomalies(await scoredLog(), 4);
    expect(top.map(({ rank, event_id, score, percentile }) => [rank, event_id, score, percentile])).toEqual([
      [1, "b", 0.75, 100],
      [2, "d", 0.75, 100],
      [3, "c", 0.5, 60],
      [4, "a", 0.25, 40],
    ]);
  });
  it("has only those whose score is at least the threshold, to the last bit (property)", async () => {
    const db = await databaseOf("timestamp,user,outcome\n2026-03-02T08:00:00Z,ada,success\n");
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.25, max: 1, noNaN: true }), async (score) => {
        await storeScores(db, Float64Array.of(score));
        expect(await topAnomalies(db, 1, score)).toHaveLength(1);
        expect(await topAnomalies(db, 1, score + 2 ** -52)).toHaveLength(0);
      }),
      { numRuns: 50 },
    );
  });
  it("has every field of the event, and where it was read", async () => {
    const anomaly = (await topAnomalies(await scoredLog(), 5))[3]!;
    expect(anomaly).toEqual({
      rank: 4,
      score: 0.25,
      percentile: 40,
      event_id: "a",
      timestamp: "2026-03-02T08:00:00.000Z",
      timestampMs: Date.UTC(2026, 2, 2, 8),
      user: "ada",
      source_ip: "10.0.0.1",
      outcome: "success",
      failure_reason: null,
      action: "login",
      method: null,
      country: "DE",
      city: null,
      latitude: 52.52,
      longitude: 13.405,
      asn: 64500,
      user_agent: "curl",
      device: null,
      host: null,
      session_id: null,
      file: expect.stringMatching(/log\.csv$/) as string,
      line: 2,
    });
  });
  it("takes a share, and all events when there are fewer than asked for", async () => {
    const db = await scoredLog();
    expect((await topAnomalies(db, 0.4)).length).toBe(2);
    expect((await topAnomalies(db)).length).toBe(5);
  });
  it("refuses a wrong top", async () => {
    await expect(topAnomalies(await scoredLog(), 0)).rejects.toThrow("got 0");
  });
});
