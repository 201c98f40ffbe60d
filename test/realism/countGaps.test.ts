import { describe, expect, it } from "vitest";
import { countGaps } from "../../src/realism/countGaps";
import { databaseOfEvents } from "../logs/databaseOfEvents";

const signIns = (user: string, seconds: readonly number[]) =>
  seconds.map((second) => ({ user, timestampUs: second * 1e6, outcome: "success" }) as const);

describe("countGaps(db)", () => {
  it("puts a gap of a minute into the bin that begins with it, and one of less into the bin before", async () => {
    const bins = await countGaps(await databaseOfEvents(signIns("al", [0, 59.9, 119.9, 180])));
    expect(bins.map(({ gaps }) => gaps)).toEqual([1, 2]);
    expect(bins[0]!.toSeconds).toBe(60);
    expect(bins[1]!.fromSeconds).toBe(60);
    expect(bins[1]!.toSeconds / bins[1]!.fromSeconds).toBeCloseTo(10 ** 0.2, 12);
  });

  it("has the bins between, and by chance what an exponential of the user's own mean has", async () => {
    const bins = await countGaps(await databaseOfEvents(signIns("al", [0, 10, 1000])));
    expect(bins.map(({ gaps }) => gaps)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    for (const { fromSeconds, toSeconds, expected } of bins) {
      expect(expected).toBeCloseTo(2 * (Math.exp(-fromSeconds / 500) - Math.exp(-toSeconds / 500)), 9);
    }
  });

  it("does not count from one user to the next, and takes gaps under a second as one", async () => {
    const bins = await countGaps(await databaseOfEvents([...signIns("al", [0, 0.1]), ...signIns("bo", [50, 50])]));
    expect(bins).toHaveLength(1);
    expect(bins[0]).toMatchObject({ gaps: 2 });
    expect(bins[0]!.fromSeconds).toBeLessThanOrEqual(1);
    expect(bins[0]!.toSeconds).toBeGreaterThan(1);
  });

  it("has no bins when nobody has signed in twice", async () => {
    expect(await countGaps(await databaseOfEvents([...signIns("al", [0]), ...signIns("bo", [1])]))).toEqual([]);
  });
});
