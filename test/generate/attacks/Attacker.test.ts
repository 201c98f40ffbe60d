import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { createAttacker } from "../../../src/generate/attacks/Attacker";
import { addressIn } from "../../../src/generate/behaviour/drawPlace";
import { ACTION, METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { APPLICATION_COUNT } from "../../../src/generate/organisation/hosts";
import { PROGRAMS, SCRIPT_PROGRAMS } from "../../../src/generate/organisation/userAgents";
import { DAY_MS, INCIDENT, sharedOrganisation, SEEDS } from "./struck";

const organisation = sharedOrganisation();
const victim = organisation.people.find(({ role }) => role === "office")!;
const setting = (stealth: number, seed: number) => ({
  organisation,
  stealth,
  incident: INCIDENT,
  random: seedrandom.alea(String(seed)),
});
const timestampMs = organisation.startMs + 3 * DAY_MS;
const attempt = { timestampMs, account: victim.index };
const programOf = (userAgent: number): number => Math.floor(userAgent / 256);
const kindsAt = (stealth: number): Set<string> => {
  const events = SEEDS.flatMap((seed) => {
    const attacker = createAttacker(setting(stealth, seed), victim, 40);
    return Array.from({ length: 40 }, (_, source) => attacker.attempt(attempt, source));
  });
  return new Set(events.map(({ network }) => organisation.networks.all[network]!.kind));
};

describe("createAttacker(setting, victim, sources)", () => {
  it("attempts a sign-in with a password to some application, with the incident's number, unless told otherwise", () => {
    const attacker = createAttacker(setting(0.5, 1), victim, 1);
    expect(attacker.attempt(attempt)).toMatchObject({
      ...attempt,
      action: ACTION.login,
      method: METHOD.password,
      result: RESULT.success,
      session: 0,
      incident: INCIDENT,
    });
    expect(attacker.attempt(attempt).host).toBeLessThan(APPLICATION_COUNT);
    const other = { ...attempt, result: RESULT["bad password"], host: 20, method: METHOD.token, session: 9, device: 8 };
    expect(attacker.attempt(other)).toMatchObject(other);
  });
  it("counts its addresses round", () => {
    const attacker = createAttacker(setting(0, 1), victim, 3);
    const addresses = [0, 1, 2, 3, 4, 5].map((source) => attacker.attempt(attempt, source).address);
    expect(new Set(addresses).size).toBe(3);
    expect(addresses.slice(3)).toEqual(addresses.slice(0, 3));
  });
  it("takes the addresses that it is given", () => {
    const place = addressIn(organisation.networks.hosting[2]!, () => 0.5);
    const event = createAttacker(setting(1, 1), victim, [place]).attempt(attempt);
    expect([event.address, event.network]).toEqual([place.address, place.network.index]);
  });
  it("runs a script without a device's id when noisy, unless by hand; from 0.5 on a browser with one", () => {
    for (const seed of SEEDS) {
      const noisy = createAttacker(setting(0, seed), victim, 1).attempt(attempt);
      expect(SCRIPT_PROGRAMS).toContain(programOf(noisy.userAgent));
      expect(noisy.device).toBe(0);
      for (const event of [
        createAttacker(setting(0, seed), victim, 1, true).attempt(attempt),
        createAttacker(setting(0.5, seed), victim, 1).attempt(attempt),
        createAttacker(setting(0.9, seed), victim, 1).attempt(attempt),
      ]) {
        expect(PROGRAMS[programOf(event.userAgent)]!.kind).toBe("laptop");
        expect(event.device).toBeGreaterThan(0);
      }
    }
  });
  it("has the victim's own browser at stealth 1, but never the victim's device", () => {
    for (const seed of SEEDS) {
      const event = createAttacker(setting(1, seed), victim, 1).attempt(attempt);
      expect(programOf(event.userAgent)).toBe(victim.laptop.program);
      expect([victim.laptop.id, victim.phone.id]).not.toContain(event.device);
    }
  });
  it("comes from rented servers and homes anywhere when noisy, from homes and phones when careful", () => {
    expect(kindsAt(0)).toEqual(new Set(["hosting", "home"]));
    expect(kindsAt(0.5)).toEqual(new Set(["hosting", "home", "mobile"]));
    expect(kindsAt(1)).toEqual(new Set(["home", "mobile"]));
  });
  it("comes from the victim's country only, at stealth 1", () => {
    const attacker = createAttacker(setting(1, 1), victim, 200);
    for (let source = 0; source < 200; source++) {
      const { city } = organisation.networks.all[attacker.attempt(attempt, source).network]!;
      expect(city.country).toBe(organisation.cities[victim.city]!.country);
    }
  });
});
