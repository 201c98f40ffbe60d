import { describe, expect, it } from "vitest";
import { weeklyMeasures } from "../../src/realism/weeklyMeasures";
import { valuesOf } from "./valuesOf";

const DAY_US = 86_400_000_000;
const success = (user: string, day: number) => ({ user, timestampUs: day * DAY_US, outcome: "success" }) as const;
const locked = (user: string, day: number) =>
  ({ user, timestampUs: day * DAY_US, outcome: "failure", failure_reason: "account locked" }) as const;
const mfa = (user: string, day: number) => ({ ...success(user, day), action: "mfa" }) as const;

describe("weeklyMeasures", () => {
  it("has users locked out in a week: one of two in each of two weeks are a half", async () => {
    const values = await valuesOf(weeklyMeasures, [
      success("al", 0),
      locked("al", 1),
      locked("al", 2),
      success("bo", 3),
      locked("bo", 8),
      success("al", 14),
      locked("al", 14.5),
    ]);
    expect(values.locked_out_share).toBe(0.5);
  });

  it("takes seven days less some minutes as a week", async () => {
    const values = await valuesOf(weeklyMeasures, [success("al", 0), locked("al", 1), success("al", 6.98)]);
    expect(values.locked_out_share).toBe(1);
  });

  it("counts names that never signed in neither above nor below", async () => {
    const values = await valuesOf(weeklyMeasures, [success("al", 0), locked("root", 1), success("al", 7)]);
    expect(values.locked_out_share).toBe(0);
  });

  it("has second factors a week of those who have one: 3 in two weeks are 1.5", async () => {
    const values = await valuesOf(weeklyMeasures, [
      success("al", 0),
      mfa("al", 1),
      mfa("al", 2),
      mfa("al", 9),
      success("bo", 14),
    ]);
    expect(values.mfa_per_user_week).toBe(1.5);
  });

  it("has no lock-outs where the log gives no reasons, and nothing for less than a week", async () => {
    const nothing = { locked_out_share: null, mfa_per_user_week: null };
    expect(await valuesOf(weeklyMeasures, [success("al", 0), success("al", 7)])).toEqual(nothing);
    expect(await valuesOf(weeklyMeasures, [success("al", 0), locked("al", 1), mfa("al", 2)])).toEqual(nothing);
  });
});
