import { describe, expect, it } from "vitest";
import { failureMeasures } from "../../src/realism/failureMeasures";
import { repeated, valuesOf } from "./valuesOf";

const success = { outcome: "success" } as const;
const failure = { outcome: "failure" } as const;

describe("failureMeasures", () => {
  it("has the shares of sign-ins, of passwords and of second factors that fail", async () => {
    const values = await valuesOf(failureMeasures, [
      ...repeated(3, { user: "al", method: "password", ...success }),
      ...repeated(1, { user: "al", method: "password", ...failure }),
      ...repeated(4, { user: "al", method: "token", ...success }),
      ...repeated(4, { user: "al", action: "mfa", ...success }),
      ...repeated(1, { user: "al", action: "mfa", ...failure }),
      ...repeated(9, { user: "al", action: "logout", ...success }),
    ]);
    expect(values).toMatchObject({ failed_share: 1 / 8, failed_password_share: 1 / 4, failed_mfa_share: 1 / 5 });
  });

  it("takes the 95th percentile of the users' own shares: 5 % and 25 % give 24 %", async () => {
    const values = await valuesOf(failureMeasures, [
      ...repeated(15, { user: "al", ...success }),
      ...repeated(5, { user: "al", ...failure }),
      ...repeated(19, { user: "bo", ...success }),
      ...repeated(1, { user: "bo", ...failure }),
    ]);
    expect(values.worst_users_failed_share).toBeCloseTo(0.24, 12);
  });

  it("leaves out users with less than 20 sign-ins, and names that never signed in", async () => {
    const values = await valuesOf(failureMeasures, [
      ...repeated(20, { user: "al", ...success }),
      ...repeated(19, { user: "bo", ...failure }),
      ...repeated(99, { user: "root", ...failure }),
      ...repeated(99, { user: null, ...failure }),
    ]);
    expect(values.worst_users_failed_share).toBe(0);
  });

  it("has nothing to say of what the log does not have", async () => {
    expect(await valuesOf(failureMeasures, repeated(2, { user: "al", ...success }))).toEqual({
      failed_share: 0,
      failed_password_share: null,
      worst_users_failed_share: null,
      failed_mfa_share: null,
    });
  });
});
