import { describe, expect, it } from "vitest";
import { activityMeasures } from "../../src/realism/activityMeasures";
import { repeated, valuesOf } from "./valuesOf";

const NAMES = Array.from({ length: 9 }, (_, index) => `user${index}`);

describe("activityMeasures", () => {
  it("has what the most active make: one of ten users has 10 of 19 sign-ins", async () => {
    const values = await valuesOf(activityMeasures, [
      ...repeated(10, { user: "al", outcome: "success" }),
      ...NAMES.flatMap((user) => repeated(1, { user, outcome: "success" })),
      ...repeated(50, { user: "root", outcome: "failure" }),
      ...repeated(50, { user: "al", action: "logout", outcome: "success" }),
    ]);
    expect(values).toMatchObject({ top_1_percent_share: 10 / 19, top_10_percent_share: 10 / 19 });
    // Median 1; the 90th percentile is a tenth of the way from 1 to 10.
    expect(values.activity_sigma).toBeCloseTo(Math.log(1.9) / 1.2815515655, 9);
  });

  it("gives back the σ of a lognormal", async () => {
    const quantiles = [-1.2816, -0.5244, 0, 0.5244, 1.2816];
    const events = quantiles.flatMap((z, index) =>
      repeated(Math.round(1000 * Math.exp(z)), { user: `user${index}`, outcome: "success" }),
    );
    const { activity_sigma } = await valuesOf(activityMeasures, events);
    expect(activity_sigma).toBeGreaterThan(0.75);
    expect(activity_sigma).toBeLessThan(1.05);
  });

  it("has nothing for nobody", async () => {
    expect(Object.values(await valuesOf(activityMeasures, []))).toEqual([null, null, null]);
  });
});
