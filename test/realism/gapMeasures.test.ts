import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../src/logs/AuthEvent";
import { gapMeasures } from "../../src/realism/gapMeasures";
import { valuesOf } from "./valuesOf";

/** The sign-ins of someone with these gaps, seconds. */
function withGaps(seconds: readonly number[], user = "al"): Partial<AuthEvent>[] {
  let timestampUs = 0;
  return [0, ...seconds].map((gap) => {
    timestampUs += Math.round(gap * 1e6);
    return { user, timestampUs, outcome: "success" };
  });
}
const times = (count: number, gap: (index: number) => number) => Array.from({ length: count }, (_, i) => gap(i));

describe("gapMeasures", () => {
  it("is −1 for a job that runs every five minutes; equal gaps have no memory", async () => {
    const values = await valuesOf(gapMeasures, withGaps(times(30, () => 300)));
    expect(values).toEqual({ burstiness: -1, memory: null, short_gap_share: 0 });
  });

  it("has a memory of −1 when long gaps follow short ones, and half of the gaps under a minute", async () => {
    const { memory, short_gap_share } = await valuesOf(gapMeasures, withGaps(times(32, (i) => (i % 2 ? 90 : 10))));
    expect(memory).toBeCloseTo(-1, 12);
    expect(short_gap_share).toBe(0.5);
  });

  it("is near 0 for sign-ins at random", async () => {
    const random = seedrandom.alea("gaps");
    const values = await valuesOf(gapMeasures, withGaps(times(5_000, () => -600 * Math.log(1 - random()))));
    expect(Math.abs(values.burstiness as number)).toBeLessThan(0.03);
    expect(Math.abs(values.memory as number)).toBeLessThan(0.05);
  });

  it("counts a second factor as no sign-in, and one minute as not under a minute", async () => {
    const push = { user: "al", timestampUs: 30e6, action: "mfa", outcome: "success" } as const;
    const values = await valuesOf(gapMeasures, [...withGaps([60, 59.999]), push]);
    expect(values).toEqual({ burstiness: null, memory: null, short_gap_share: 0.5 });
  });

  it("does not mix users, and takes the median of those with 30 gaps", async () => {
    const regular = ["al", "bo", "cy"].flatMap((user) =>
      withGaps(
        times(30, () => 300),
        user,
      ),
    );
    const values = await valuesOf(gapMeasures, [
      ...regular,
      ...withGaps(
        times(29, (i) => i ** 4 + 1),
        "di",
      ),
    ]);
    expect(values.burstiness).toBe(-1);
  });

  it("has nothing for sign-ins all at once", async () => {
    expect(await valuesOf(gapMeasures, withGaps(times(40, () => 0)))).toMatchObject({ burstiness: null, memory: null });
  });
});
