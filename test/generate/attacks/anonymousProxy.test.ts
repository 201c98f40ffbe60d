import { describe, expect, it } from "vitest";
import { METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { distinct, HOUR_MS, lengthMs, median, sessionCount, struckOften } from "./struck";

const STEALTHS = [0, 0.5, 0.9, 1];

describe("anonymousProxy.strike(setting)", () => {
  it.each(STEALTHS)("comes through anonymisers and rented servers only, and never fails, at stealth %d", (stealth) => {
    for (const { events, networks } of struckOften("anonymous_proxy", stealth)) {
      for (const { kind } of networks) expect(["anonymiser", "hosting"]).toContain(kind);
      expect(events.every(({ result }) => result === RESULT.success)).toBe(true);
      expect(distinct(events, "account")).toBe(1);
    }
  });
  it.each(STEALTHS)("takes another exit for each visit, at stealth %d", (stealth) => {
    for (const { events } of struckOften("anonymous_proxy", stealth)) {
      const visits = events.filter(({ method }) => method === METHOD.password);
      expect(distinct(visits, "address")).toBe(visits.length);
      expect(sessionCount(events)).toBe(visits.length);
    }
  });
  it("uses anonymisers more often than rented servers", () => {
    const networks = STEALTHS.flatMap((stealth) => struckOften("anonymous_proxy", stealth)).flatMap(
      (one) => one.networks,
    );
    const share = networks.filter(({ kind }) => kind === "anonymiser").length / networks.length;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.8);
  });
  it("comes less often over more time the more careful it is", () => {
    const middle = (stealth: number) => {
      const attacks = struckOften("anonymous_proxy", stealth).map(({ events }) => events);
      const lengths = attacks.map(lengthMs).reduce((sum, ms) => sum + ms, 0);
      return [median(attacks.map((events) => sessionCount(events))), lengths / attacks.length / HOUR_MS];
    };
    const [noisy, half, careful] = [middle(0), middle(0.5), middle(1)];
    expect(noisy[0]! > half[0]! && half[0]! > careful[0]!).toBe(true);
    expect(noisy[1]! < half[1]! && half[1]! < careful[1]!).toBe(true);
    expect(careful[0]).toBe(2);
  });
});
