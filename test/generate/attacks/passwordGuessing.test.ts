import { describe, expect, it } from "vitest";
import { LOCKED_AFTER, LOCKED_MS } from "../../../src/generate/behaviour/lockout";
import { METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { DAY_MS, distinct, HOUR_MS, lengthMs, localHour, SEEDS, struck, struckOften } from "./struck";

const STEALTHS = [0, 0.5, 0.9, 1];
const failures = (stealth: number) =>
  struckOften("password_guessing", stealth).map(({ events }) =>
    events.filter(({ result }) => result !== RESULT.success),
  );

describe("passwordGuessing.strike(setting)", () => {
  it.each([
    [0, 150, 450, 1, 1, HOUR_MS],
    [0.5, 40, 150, 2, 8, 12 * HOUR_MS],
    [0.9, 10, 45, 8, 20, 6 * DAY_MS],
    [1, 10, 35, 10, 20, 8 * DAY_MS],
  ])(
    "is, at stealth %d, %d to %d guesses at one account from %d to %d addresses",
    (stealth, least, most, leastSources, mostSources, longest) => {
      for (const guesses of failures(stealth)) {
        expect(distinct(guesses, "account")).toBe(1);
        expect(guesses.length).toBeGreaterThanOrEqual(least);
        expect(guesses.length).toBeLessThanOrEqual(most);
        expect(distinct(guesses, "address")).toBeGreaterThanOrEqual(leastSources);
        expect(distinct(guesses, "address")).toBeLessThanOrEqual(mostSources);
        expect(lengthMs(guesses)).toBeLessThanOrEqual(longest);
      }
    },
  );
  it.each(STEALTHS)("fails with a bad password, or because the account is locked, at stealth %d", (stealth) => {
    for (const guesses of failures(stealth)) {
      for (const { result, method } of guesses) {
        expect([RESULT["bad password"], RESULT["account locked"]]).toContain(result);
        expect(method).toBe(METHOD.password);
      }
    }
  });
  it.each(STEALTHS)(
    "locks the account at the fifth bad password without a long pause, for as long as it stays locked, at stealth %d",
    (stealth) => {
      for (const guesses of failures(stealth)) {
        let [inARow, lockedUntilMs, lastMs] = [0, 0, 0];
        for (const { timestampMs, result } of guesses) {
          if (timestampMs - lastMs > LOCKED_MS) inARow = 0;
          lastMs = timestampMs;
          expect(result === RESULT["account locked"]).toBe(timestampMs < lockedUntilMs);
          if (timestampMs < lockedUntilMs || ++inARow < LOCKED_AFTER) continue;
          [inARow, lockedUntilMs] = [0, timestampMs + LOCKED_MS];
        }
      }
    },
  );
  it("finds the password in about half of the attacks, after the last guess and not while the account is locked", () => {
    let found = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { events } = struck("password_guessing", 0.5, seed);
      const first = events.findIndex(({ result }) => result === RESULT.success);
      if (first < 0) continue;
      found++;
      expect(events.slice(first).every(({ result }) => result === RESULT.success)).toBe(true);
      const fifth = events.filter(({ result }) => result === RESULT["bad password"]).filter((_, i) => i % 5 === 4);
      const lockedMs = (fifth.at(-1)?.timestampMs ?? 0) + LOCKED_MS;
      expect(events[first]!.timestampMs).toBeGreaterThan(Math.min(lockedMs, Infinity));
    }
    expect(found).toBeGreaterThan(35);
    expect(found).toBeLessThan(65);
  });
  it("of the careful is within the victim's working hours", () => {
    for (const seed of SEEDS) {
      const { events, victim } = struck("password_guessing", 0.9, seed);
      const guesses = events.filter(({ result }) => result !== RESULT.success);
      for (const { timestampMs } of guesses) {
        const sinceStart = (localHour(victim, timestampMs) - victim.startsAt + 24) % 24;
        expect(sinceStart).toBeLessThanOrEqual(victim.workingHours + 1e-6);
      }
    }
  });
});
