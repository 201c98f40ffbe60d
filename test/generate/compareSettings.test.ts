import { describe, expect, it } from "vitest";
import { compareSettings } from "../../src/generate/compareSettings";
import { generateLogs } from "../../src/generate/generateLogs";

const SMALL = { users: 20, days: 8, attacks: "all=1", lookAlikes: "all=1" };

describe("compareSettings(settings)", () => {
  it("counts what a log at each setting holds, in the order of the settings", () => {
    const [plain, noisy] = compareSettings({ plain: SMALL, noisy: { ...SMALL, stealth: 0 } });
    const events = [...generateLogs(SMALL)];
    const attacks = events.filter(({ incident }) => incident?.label === "attack");
    const signIns = events.filter(({ incident, event }) => incident === null && event.action === "login");
    const failed = signIns.filter(({ event }) => event.outcome === "failure");
    expect(plain).toMatchObject({
      setting: "plain",
      events: events.length,
      failed_percent: expect.closeTo((100 * failed.length) / signIns.length, 9) as number,
      users: new Set(events.map(({ event }) => event.user)).size,
      sources: new Set(events.map(({ event }) => event.source_ip)).size,
      attack_events: attacks.length,
      attack_sources: new Set(attacks.map(({ event }) => event.source_ip)).size,
      look_alike_events: events.filter(({ incident }) => incident?.label === "benign").length,
    });
    expect(noisy!.setting).toBe("noisy");
    expect(noisy!.attack_events).toBeGreaterThan(plain!.attack_events);
    expect(noisy!.attack_hours).toBeLessThan(plain!.attack_hours);
  });

  it("has no attacks where there are none", () => {
    expect(compareSettings({ quiet: { ...SMALL, attacks: "all=0" } })[0]).toMatchObject({
      attack_events: 0,
      attack_sources: 0,
      attack_hours: 0,
    });
  });

  it("refuses what the options refuse", () => {
    expect(() => compareSettings({ none: { users: 0 } })).toThrow(
      "generateLogs: users must be a whole number from 1 to 100000, got 0",
    );
  });
});
