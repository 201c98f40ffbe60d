import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { chooseSession } from "../../../src/generate/attacks/chooseSession";
import { only } from "../quiet";
import { DAY_MS, INCIDENT, sharedOrganisation } from "./struck";

const setting = (seed: number, organisation = sharedOrganisation()) => ({
  organisation,
  random: seedrandom.alea(String(seed)),
  stealth: 0.5,
  incident: INCIDENT,
});

describe("chooseSession(setting, fromMs, beforeMs)", () => {
  it("always finds somebody who has signed in, though some are on leave for all of the log", () => {
    const { startMs, endMs } = sharedOrganisation();
    for (let seed = 0; seed < 300; seed++) {
      const { victim, own } = chooseSession(setting(seed), startMs + 11 * DAY_MS, endMs);
      expect(own?.account).toBe(victim.index);
    }
  });
  it("gives a victim without a sign-in where there are only services", () => {
    const organisation = sharedOrganisation({ users: 9, roles: only("service") });
    const { victim, own } = chooseSession(setting(1, organisation), organisation.startMs, organisation.endMs);
    expect([victim.role, own]).toEqual(["service", null]);
  });
});
