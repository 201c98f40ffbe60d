import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { createAttacker } from "../../../src/generate/attacks/Attacker";
import { useAccess } from "../../../src/generate/attacks/useAccess";
import { ACTION, METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { dayOf } from "../quiet";
import { DAY_MS, distinct, INCIDENT, lengthMs, sharedOrganisation, SEEDS } from "./struck";

const organisation = sharedOrganisation();
const victim = organisation.people[0]!;

function used(stealth: number, seed: number, timestampMs: number, whose = victim) {
  const setting = { organisation, stealth, incident: INCIDENT, random: seedrandom.alea(String(seed)) };
  return useAccess(setting, createAttacker(setting, whose, 5), whose, timestampMs, 3);
}
const middle = organisation.startMs + 5 * DAY_MS;

describe("useAccess(setting, attacker, victim, timestampMs, source)", () => {
  it.each([0, 0.5, 0.9, 1])(
    "is a sign-in with a password, then applications of the victim's with its token, at stealth %d",
    (stealth) => {
      for (const seed of SEEDS) {
        const [first, ...looks] = used(stealth, seed, middle).filter(({ action }) => action === ACTION.login);
        expect(first).toMatchObject({ timestampMs: middle, account: victim.index, method: METHOD.password });
        for (const look of looks) {
          expect(look.method).toBe(METHOD.token);
          expect(victim.applications).toContain(look.host);
        }
        const events = [first!, ...looks];
        expect(events.every(({ result }) => result === RESULT.success)).toBe(true);
        for (const field of ["session", "address", "device", "account"] as const) {
          expect(distinct(events, field)).toBe(1);
        }
        expect(first!.session).toBeGreaterThan(0);
      }
    },
  );
  it("is sometimes asked for the second factor, and passes it seconds before; never where the victim has none", () => {
    const pushes = Array.from({ length: 200 }, (_, seed) => used(0.5, seed, middle)).flatMap((events) =>
      events.filter(({ action }) => action === ACTION.mfa),
    );
    expect(victim.hasMfa).toBe(true);
    expect(pushes.length).toBeGreaterThan(40);
    expect(pushes.length).toBeLessThan(120);
    for (const { method, result, session, timestampMs } of pushes) {
      expect([method, result, session]).toEqual([METHOD.push, RESULT.success, 0]);
      expect(middle - timestampMs).toBeGreaterThanOrEqual(500);
      expect(middle - timestampMs).toBeLessThan(1500);
    }
    const without = Array.from({ length: 200 }, (_, seed) => used(0.5, seed, middle, { ...victim, hasMfa: false }));
    expect(without.flat().some(({ action }) => action === ACTION.mfa)).toBe(false);
  });
  it("has the host, the address and the device of its push, and the same pause after it as the victim's own sign-ins", () => {
    const own = Array.from({ length: 14 }, (_, day) => dayOf(organisation, victim, day)).flat();
    const attack = Array.from({ length: 200 }, (_, seed) => used(0.5, seed, middle));
    for (const events of [own, ...attack]) {
      const approved = events.flatMap(({ action, result }, row) =>
        action === ACTION.mfa && result === RESULT.success ? [row] : [],
      );
      for (const row of approved) {
        const [push, signIn] = events.slice(row);
        if (signIn === undefined) continue; // The log ended between the two.
        const { host, address, device, timestampMs } = signIn;
        expect(push).toMatchObject({ host, address, device });
        expect(timestampMs - push!.timestampMs).toBeGreaterThanOrEqual(500);
        expect(timestampMs - push!.timestampMs).toBeLessThan(1500);
      }
    }
    expect(own.some(({ action }) => action === ACTION.mfa)).toBe(true);
    for (const events of attack) expect(victim.applications).toContain(events.at(-1)!.host);
  });
  it("looks around for minutes and at much when noisy, at hardly anything when careful", () => {
    const looks = (stealth: number) =>
      SEEDS.map((seed) => used(stealth, seed, middle).filter(({ method }) => method === METHOD.token).length);
    expect(Math.max(...looks(0))).toBeGreaterThan(4);
    expect(Math.max(...looks(1))).toBeLessThanOrEqual(2);
    for (const seed of SEEDS) expect(lengthMs(used(0, seed, middle))).toBeLessThan(20 * 60_000);
  });
  it("stays within the log, at its first millisecond and at its last", () => {
    for (const seed of SEEDS) {
      const { startMs, endMs } = organisation;
      expect(used(0, seed, endMs - 1).at(-1)!.timestampMs).toBe(endMs - 1);
      expect(used(0, seed, startMs)[0]!.timestampMs).toBe(startMs);
    }
  });
});
