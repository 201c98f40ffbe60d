import { describe, expect, it } from "vitest";
import { METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { accountName, strangerAccount } from "../../../src/generate/organisation/accountName";
import { distinct, HOUR_MS, lengthMs, median, struck, struckOften } from "./struck";

const LARGE = { users: 400 };
const STEALTHS = [0, 0.5, 0.9, 1];

describe("credentialStuffing.strike(setting)", () => {
  it.each(STEALTHS)("knocks at one door, also with the password that is right, at stealth %d", (stealth) => {
    let hits = 0;
    for (const { events } of struckOften("credential_stuffing", stealth, LARGE)) {
      const tries = events.filter(({ method }) => method === METHOD.password);
      hits += tries.filter(({ result }) => result === RESULT.success).length;
      expect(distinct(tries, "host")).toBe(1);
    }
    expect(hits).toBeGreaterThan(0);
  });
  it.each(STEALTHS)("tries each name once, at stealth %d", (stealth) => {
    for (const { events } of struckOften("credential_stuffing", stealth, LARGE)) {
      const tries = events.filter(({ method }) => method === METHOD.password);
      const repeats = tries.length - distinct(tries, "account");
      // Two strangers may share a name by chance.
      expect(repeats).toBeLessThanOrEqual(1);
    }
  });
  it.each(STEALTHS)("has about as many strangers as people on its list, at stealth %d", (stealth) => {
    for (const { events } of struckOften("credential_stuffing", stealth, LARGE)) {
      const tries = events.filter(({ method }) => method === METHOD.password);
      const strangers = tries.filter(({ account }) => account >= strangerAccount(0));
      expect(strangers.length / tries.length).toBeGreaterThan(0.4);
      expect(strangers.length / tries.length).toBeLessThan(0.6);
    }
  });
  it("fails with an unknown user for strangers, and none of their names is anyone's here", () => {
    for (const { events, organisation } of struckOften("credential_stuffing", 0.5, LARGE)) {
      const names = new Set(organisation.people.map((_, index) => accountName(organisation.people, index)));
      for (const { account, result } of events) {
        if (account < strangerAccount(0)) continue;
        expect(result).toBe(RESULT["unknown user"]);
        expect(names).not.toContain(accountName(organisation.people, account));
      }
    }
  });
  it("gets in with about two in a hundred of the known names", () => {
    let [known, found] = [0, 0];
    for (let seed = 0; seed < 100; seed++) {
      const { events, organisation } = struck("credential_stuffing", 0.5, seed, LARGE);
      const tries = events.filter(
        ({ account, method }) => account < organisation.people.length && method === METHOD.password,
      );
      known += tries.length;
      found += tries.filter(({ result }) => result === RESULT.success).length;
    }
    expect(found / known).toBeGreaterThan(0.012);
    expect(found / known).toBeLessThan(0.03);
  });
  it("is over within half an hour from two addresses when noisy, takes days and a hundred addresses when careful", () => {
    const middle = (stealth: number) => {
      const attacks = struckOften("credential_stuffing", stealth, LARGE).map(({ events }) =>
        events.filter(({ method }) => method === METHOD.password),
      );
      return {
        names: median(attacks.map((tries) => tries.length)),
        hours: median(attacks.map(lengthMs)) / HOUR_MS,
        sources: median(attacks.map((tries) => distinct(tries, "address"))),
      };
    };
    const [noisy, half, careful] = [middle(0), middle(0.5), middle(0.9)];
    expect(noisy.hours).toBeLessThan(0.5);
    expect(noisy.sources).toBeLessThanOrEqual(2);
    expect(half.hours).toBeGreaterThan(2);
    expect(half.sources).toBeGreaterThan(10);
    expect(careful.hours).toBeGreaterThan(24);
    expect(careful.sources).toBeGreaterThan(90);
    expect(noisy.names > half.names && half.names > careful.names).toBe(true);
  });
});
