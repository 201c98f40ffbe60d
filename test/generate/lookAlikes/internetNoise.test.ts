import { describe, expect, it } from "vitest";
import { RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { planned } from "./simulated";

const options = { users: 500, days: 30 };

describe("internetNoise", () => {
  it("fails fourteen times a day at 500 accounts, all through the log", () => {
    const { organisation, added } = planned({ internet_noise: 1 }, options);
    expect(added.length).toBeGreaterThanOrEqual(400);
    expect(added.length).toBeLessThanOrEqual(426);
    expect(added.every(({ result, session }) => result !== RESULT.success && session === 0)).toBe(true);
    const days = new Set(added.map(({ timestampMs }) => Math.floor((timestampMs - organisation.startMs) / 86_400_000)));
    expect(days.size).toBe(30);
  });
  it("comes from hundreds of rented servers and homes, each with one to six tries within an hour", () => {
    const { organisation, added } = planned({ internet_noise: 1 }, options);
    const sources = new Map(added.map(({ address }) => [address, added.filter((event) => event.address === address)]));
    expect(sources.size).toBeGreaterThan(100);
    const kinds = new Set(added.map(({ network }) => organisation.networks.all[network]!.kind));
    expect(kinds).toEqual(new Set(["hosting", "home"]));
    for (const events of sources.values()) {
      expect(events.length).toBeLessThanOrEqual(6);
      const times = events.map(({ timestampMs }) => timestampMs);
      expect(Math.max(...times) - Math.min(...times)).toBeLessThan(3_600_000);
    }
  });
  it("tries mostly names that nobody here has; the password of those who are here is wrong", () => {
    const { organisation, added } = planned({ internet_noise: 2 }, options);
    const known = added.filter(({ account }) => account < organisation.people.length);
    expect(known.length / added.length).toBeGreaterThan(0.1);
    expect(known.length / added.length).toBeLessThan(0.2);
    const results = new Set(known.map(({ result }) => result));
    expect(results.has(RESULT["bad password"])).toBe(true);
    expect(results.has(RESULT.success)).toBe(false);
    expect(
      added.filter((event) => !known.includes(event)).every(({ result }) => result === RESULT["unknown user"]),
    ).toBe(true);
  });
});
