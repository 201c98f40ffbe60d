import { describe, expect, it } from "vitest";
import { addressMeasures } from "../../src/realism/addressMeasures";
import { valuesOf } from "./valuesOf";

const DAY_US = 86_400_000_000;
const from = (user: string, source_ip: string | null, day = 0) =>
  ({ user, source_ip, timestampUs: day * DAY_US, outcome: "success" }) as const;

describe("addressMeasures", () => {
  it("counts IPs a user and users an IP", async () => {
    const values = await valuesOf(addressMeasures, [
      from("al", "192.0.2.1"),
      from("al", "192.0.2.1", 1),
      from("al", "192.0.2.1", 2),
      from("al", "192.0.2.2", 3),
      from("bo", "192.0.2.1", 4),
    ]);
    expect(values).toEqual({
      one_ip_share: 0.5,
      ips_per_user: 1.5,
      median_ips_per_user: 1.5,
      shared_ip_share: 0.5,
      from_shared_ip_share: 0.8,
    });
  });

  it("does not count where someone else guesses from, nor events without an IP", async () => {
    const guess = { ...from("al", "192.0.2.9"), outcome: "failure" } as const;
    const push = { ...from("al", "192.0.2.8"), action: "mfa" } as const;
    const values = await valuesOf(addressMeasures, [guess, push, from("al", "192.0.2.1"), from("bo", null)]);
    expect(values).toMatchObject({ one_ip_share: 1, ips_per_user: 1, shared_ip_share: 0, from_shared_ip_share: 0 });
  });

  it("counts each 30 days by themselves, and no part of them beside whole ones", async () => {
    const values = await valuesOf(addressMeasures, [
      from("al", "192.0.2.1", 0),
      from("al", "192.0.2.2", 1),
      from("al", "192.0.2.1", 30),
      from("al", "192.0.2.1", 59),
      from("al", "192.0.2.3", 60.1),
    ]);
    expect(values).toMatchObject({ one_ip_share: 0.5, ips_per_user: 1.5 });
  });

  it("has nothing for a log without IPs", async () => {
    expect(new Set(Object.values(await valuesOf(addressMeasures, [from("al", null)])))).toEqual(new Set([null]));
  });
});
