import { describe, expect, it } from "vitest";
import { answerToGuess } from "../../../src/generate/behaviour/answerToGuess";
import type { AttackName } from "../../../src/generate/attacks/ATTACKS";
import { METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { DAY_MS, distinct, HOUR_MS, lengthMs, median, MINUTE_MS, struck, struckOften } from "./struck";

const LARGE = { users: 400 };
const SPRAYS = ["password_spraying_fast", "password_spraying_slow", "password_spraying_distributed"] as const;
/** The tries at passwords: what follows in a session is not one. */
const triesOf = (events: readonly SimulatedEvent[]) => events.filter(({ method }) => method === METHOD.password);

describe.each(SPRAYS)("%s", (name) => {
  it.each([0, 0.5, 0.9, 1])(
    "tries each of many people once or twice, none of them a service, at stealth %d",
    (stealth) => {
      for (const { events, organisation } of struckOften(name, stealth, LARGE)) {
        const tries = triesOf(events);
        const perAccount = new Map<number, number>();
        for (const { account } of tries) perAccount.set(account, (perAccount.get(account) ?? 0) + 1);
        expect(perAccount.size).toBeGreaterThan(25);
        expect(Math.max(...perAccount.values())).toBeLessThanOrEqual(stealth === 1 ? 1 : 2);
        for (const account of perAccount.keys()) expect(organisation.people[account]!.role).not.toBe("service");
      }
    },
  );
  it("meets fewer people the more careful it is", () => {
    const accounts = [0, 0.5, 1].map((stealth) =>
      median(struckOften(name, stealth, LARGE).map(({ events }) => distinct(events, "account"))),
    );
    expect(accounts).toEqual([...accounts].sort((a, b) => b - a));
    expect(new Set(accounts).size).toBe(3);
  });
  it("finds the password of about one in a hundred, fails otherwise as anyone would, and uses what it found", () => {
    let [tries, found] = [0, 0];
    for (let seed = 0; seed < 60; seed++) {
      const attack = struck(name, 0.5, seed, LARGE);
      const { events } = attack;
      tries += triesOf(events).length;
      found += triesOf(events).filter(({ result }) => result === RESULT.success).length;
      for (const { account, timestampMs, method, result } of events) {
        const { organisation } = attack;
        const answers = [true, false].map((isRight) =>
          answerToGuess(organisation, organisation.people[account]!, timestampMs, isRight),
        );
        if (method === METHOD.password) expect(answers).toContain(result);
        else expect(result).toBe(RESULT.success);
      }
    }
    expect(found / tries).toBeGreaterThan(0.005);
    expect(found / tries).toBeLessThan(0.02);
  });
  it("tries everyone where there are few", () => {
    const { events } = struck(name, 0.5, 1, { users: 7, roles: { service: 0 } });
    expect(distinct(events, "account")).toBe(7);
  });
});

describe("spraying, one kind beside the other", () => {
  const middle = (name: AttackName, stealth: number, of: (events: SimulatedEvent[]) => number) =>
    median(struckOften(name, stealth, LARGE).map(({ events }) => of(triesOf(events))));
  const sources = (events: SimulatedEvent[]) => distinct(events, "address");

  it("is over in minutes when fast, takes hours to days when slow", () => {
    expect(middle("password_spraying_fast", 0, lengthMs)).toBeLessThan(15 * MINUTE_MS);
    expect(middle("password_spraying_fast", 0.5, lengthMs)).toBeLessThan(HOUR_MS);
    expect(middle("password_spraying_slow", 0, lengthMs)).toBeGreaterThan(4 * HOUR_MS);
    expect(middle("password_spraying_slow", 0.5, lengthMs)).toBeGreaterThan(DAY_MS);
    expect(middle("password_spraying_slow", 1, lengthMs)).toBeGreaterThan(5 * DAY_MS);
  });
  it("comes from one address when noisy, from more the more careful; distributed from a hundred at least", () => {
    for (const name of ["password_spraying_fast", "password_spraying_slow"] as const) {
      const counts = [0, 0.5, 1].map((stealth) => middle(name, stealth, sources));
      expect(counts[0]).toBe(1);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
    }
    for (const stealth of [0, 0.5, 0.9]) {
      expect(middle("password_spraying_distributed", stealth, sources)).toBeGreaterThanOrEqual(90);
    }
  });
  it("distributed hardly ever uses an address twice when careful", () => {
    for (const { events } of struckOften("password_spraying_distributed", 0.9, LARGE)) {
      const tries = triesOf(events);
      expect(distinct(tries, "address") / tries.length).toBeGreaterThan(0.8);
    }
  });
});
