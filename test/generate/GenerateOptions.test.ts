import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ATTACKS } from "../../src/generate/attacks/ATTACKS";
import { GENERATE_PRESETS, type GenerateOptions, resolveGenerateOptions } from "../../src/generate/GenerateOptions";
import { LOOK_ALIKES } from "../../src/generate/lookAlikes/LOOK_ALIKES";
import { CITIES } from "../../src/generate/organisation/cities";
import { only } from "./quiet";

const NAMES = CITIES.map(({ name }) => name).join(", ");
const NUUK = { name: "Nuuk", country: "GL", timeZone: "America/Nuuk", latitude: 64.18, longitude: -51.72 };
const numbers = (names: object, count: number) => Object.fromEntries(Object.keys(names).map((name) => [name, count]));
const resolve = resolveGenerateOptions;

describe("resolveGenerateOptions(options)", () => {
  it("fills in the defaults", () => {
    expect(resolve()).toEqual({
      users: 500,
      days: 30,
      eventsPerUserDay: 7,
      failureShare: 0.05,
      start: "2026-03-02",
      startMs: Date.parse("2026-03-02T00:00:00Z"),
      offices: ["Berlin", "New York", "Bengaluru"].map((name) => CITIES.find((city) => city.name === name)),
      roles: {
        office: expect.closeTo(0.52, 12) as number,
        developer: 0.18,
        on_call: 0.03,
        sales: 0.1,
        executive: 0.02,
        contractor: 0.06,
        new_hire: 0.03,
        leaver: 0.02,
        service: 0.04,
      },
      attacks: numbers(ATTACKS, 2),
      lookAlikes: numbers(LOOK_ALIKES, 2),
      stealth: 0.5,
      seed: 1,
    });
    expect(new Date(resolve().startMs).getUTCDay()).toBe(1);
  });
  it("takes an option that is undefined as not given", () => {
    const open = { users: undefined, offices: undefined, attacks: undefined, roles: undefined, seed: undefined };
    expect(resolve(open as unknown as GenerateOptions)).toEqual(resolve());
  });
  it("keeps what is given, and leaves the options as they were", () => {
    const options = Object.freeze({ users: 7, days: 2, seed: -3, stealth: 1, start: "2024-02-29", offices: ["Tokyo"] });
    expect(resolve(options)).toMatchObject({ users: 7, days: 2, seed: -3, stealth: 1, startMs: Date.UTC(2024, 1, 29) });
    expect(options.offices).toEqual(["Tokyo"]);
  });
  it("reads offices with commas between, and takes cities of one's own", () => {
    expect(resolve({ offices: "Berlin, São Paulo" }).offices.map(({ name }) => name)).toEqual(["Berlin", "São Paulo"]);
    expect(resolve({ offices: [NUUK, "Oslo"] }).offices).toEqual([NUUK, CITIES.find(({ name }) => name === "Oslo")]);
    expect(resolve({ offices: CITIES.slice(0, 20) }).offices.length).toBe(20);
  });
  it("gives the office role what the others leave, to the last rounding error", () => {
    expect(resolve({ roles: only("service") }).roles).toMatchObject({ office: 0, service: 1 });
    expect(resolve({ roles: only("office") }).roles.office).toBe(1);
    expect(resolve({ roles: { developer: 0.7, service: 0.04 } }).roles.office).toBe(0);
    expect(resolve({ roles: "developer=0.3,service=0" }).roles).toMatchObject({
      developer: 0.3,
      service: 0,
      sales: 0.1,
    });
  });
  it("counts incidents by name, by `all`, or as text, a name before `all`", () => {
    expect(resolve({ attacks: { mfa_fatigue: 5 } }).attacks).toEqual({ ...numbers(ATTACKS, 2), mfa_fatigue: 5 });
    expect(resolve({ attacks: { all: 0, mfa_fatigue: 5 } }).attacks).toEqual({
      ...numbers(ATTACKS, 0),
      mfa_fatigue: 5,
    });
    expect(resolve({ attacks: "all=1, mfa_fatigue=3," }).attacks).toEqual({ ...numbers(ATTACKS, 1), mfa_fatigue: 3 });
    expect(resolve({ lookAlikes: "traveller=0" }).lookAlikes).toEqual({ ...numbers(LOOK_ALIKES, 2), traveller: 0 });
  });
  it("leaves incidents out that were not asked for and do not fit into a short log", () => {
    for (const stealth of [0, 0.5, 1]) {
      const { attacks, lookAlikes } = resolve({ days: 2, stealth });
      for (const [name, count] of Object.entries(attacks)) {
        expect(count).toBe(ATTACKS[name as keyof typeof ATTACKS].daysNeeded(stealth) <= 2 ? 2 : 0);
      }
      for (const [name, count] of Object.entries(lookAlikes)) {
        expect(count).toBe(LOOK_ALIKES[name as keyof typeof LOOK_ALIKES].daysNeeded <= 2 ? 2 : 0);
      }
    }
    expect(resolve({ days: 1, lookAlikes: { traveller: 0 } }).lookAlikes).toMatchObject({
      traveller: 0,
      office_move: 0,
    });
    expect(Object.values(resolve({ days: 1, stealth: 1 }).attacks)).toContain(0);
    expect(Object.values(resolve({ days: 1, stealth: 1 }).attacks)).toContain(2);
  });
  it("takes the least and the most of every number", () => {
    const least = {
      users: 1,
      days: 1,
      eventsPerUserDay: Number.MIN_VALUE,
      failureShare: 0,
      stealth: 0,
      seed: -(2 ** 53) + 1,
    };
    expect(resolve(least)).toMatchObject(least);
    const most = {
      users: 2_000,
      days: 1_000,
      eventsPerUserDay: 1000,
      failureShare: 0.5,
      stealth: 1,
      seed: 2 ** 53 - 1,
    };
    expect(resolve(most)).toMatchObject(most);
    expect(resolve({ users: 100_000, eventsPerUserDay: 20 }).users).toBe(100_000);
    expect(resolve({ days: 3_650, start: "2199-12-31" }).days).toBe(3_650);
    expect(resolve({ start: "1970-01-01" }).startMs).toBe(0);
    expect(resolve({ attacks: { lockout_flood: 1_000 } }).attacks.lockout_flood).toBe(1_000);
  });
  it.each<[unknown, string]>([
    [{ users: 0 }, "users must be a whole number from 1 to 100000, got 0"],
    [{ users: 100_001 }, "users must be a whole number from 1 to 100000, got 100001"],
    [{ users: "5" }, "users must be a whole number from 1 to 100000, got 5"],
    [{ days: 0.5 }, "days must be a whole number from 1 to 3650, got 0.5"],
    [{ days: 3_651 }, "days must be a whole number from 1 to 3650, got 3651"],
    [{ seed: NaN }, "seed must be a whole number from -9007199254740991 to 9007199254740991, got NaN"],
    [{ eventsPerUserDay: 0 }, "eventsPerUserDay must be in (0, 1000], got 0"],
    [{ eventsPerUserDay: 1000.5 }, "eventsPerUserDay must be in (0, 1000], got 1000.5"],
    [{ eventsPerUserDay: "7" }, "eventsPerUserDay must be in (0, 1000], got 7"],
    [{ failureShare: -0.1 }, "failureShare must be in [0, 0.5], got -0.1"],
    [{ failureShare: 0.51 }, "failureShare must be in [0, 0.5], got 0.51"],
    [{ stealth: 1.1 }, "stealth must be in [0, 1], got 1.1"],
    [{ stealth: NaN }, "stealth must be in [0, 1], got NaN"],
    [
      { users: 100_000, days: 3_650, eventsPerUserDay: 10 },
      "users × days × eventsPerUserDay must be at most 2,000,000,000, got 3,650,000,000",
    ],
    [{ users: 100_000, eventsPerUserDay: 100 }, "users × eventsPerUserDay must be at most 2,000,000, got 10,000,000"],
    [{ start: "2026-02-30" }, "start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 2026-02-30"],
    [{ start: "1969-12-31" }, "start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 1969-12-31"],
    [{ start: "2200-01-01" }, "start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 2200-01-01"],
    [{ start: "02/03/2026" }, "start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 02/03/2026"],
    [{ start: 20260302 }, "start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 20260302"],
    [{ offices: [] }, "offices must be a list of 1 to 20 cities, got 0"],
    [{ offices: CITIES.slice(0, 21) }, "offices must be a list of 1 to 20 cities, got 21"],
    [{ offices: 3 }, "offices must be a list of 1 to 20 cities, got 3"],
    [{ offices: "Berlin,Atlantis" }, `offices[1] must be one of ${NAMES}, or a city with a time zone, got Atlantis`],
    [{ offices: "" }, `offices[0] must be one of ${NAMES}, or a city with a time zone, got `],
    [{ offices: ["Oslo", "Oslo"] }, "offices must be different cities, got Oslo twice"],
    [{ offices: ["Oslo", { ...NUUK, name: "Oslo" }] }, "offices must be different cities, got Oslo twice"],
    [{ offices: [null] }, "offices[0] must be the name of a city, or a city with a time zone, got null"],
    [{ offices: [7] }, "offices[0] must be the name of a city, or a city with a time zone, got 7"],
    [{ offices: [{ ...NUUK, name: " " }] }, "offices[0].name must be a name, got  "],
    [{ offices: [{ ...NUUK, country: "gl" }] }, "offices[0].country must be an ISO 3166 code such as DE, got gl"],
    [{ offices: [{ ...NUUK, latitude: 91 }] }, "offices[0].latitude must be in [-90, 90], got 91"],
    [{ offices: [{ ...NUUK, longitude: NaN }] }, "offices[0].longitude must be in [-180, 180], got NaN"],
    [
      { offices: ["Oslo", { ...NUUK, timeZone: "Greenland" }] },
      "offices[1].timeZone must be an IANA time zone such as Europe/Berlin, got Greenland",
    ],
    [
      { offices: [{ ...NUUK, timeZone: undefined }] },
      "offices[0].timeZone must be an IANA time zone such as Europe/Berlin, got undefined",
    ],
    [{ roles: { developer: 1.2 } }, "roles.developer must be a share in [0, 1], got 1.2"],
    [{ roles: "sales=-1" }, "roles.sales must be a share in [0, 1], got -1"],
    [{ roles: 5 as never }, "roles must be an object or a text such as name=1,other=2, got 5"],
    [{ attacks: [] as never }, "attacks must be an object or a text such as name=1,other=2, got []"],
    [{ lookAlikes: null as never }, "lookAlikes must be an object or a text such as name=1,other=2, got null"],
    [{ roles: { sales: "0.5" } }, "roles.sales must be a share in [0, 1], got 0.5"],
    [
      { roles: { developer: 0.9 } },
      "roles must be shares that add up to at most 1 with those of the roles not named, got 1.2",
    ],
    [
      { roles: { office: 1 } },
      'unknown role "office"; known are developer, on_call, sales, executive, contractor, new_hire, leaver, service',
    ],
    [{ attacks: { all: -1 } }, "attacks.all must be a whole number from 0 to 1000, got -1"],
    [{ attacks: { mfa_fatigue: 1_001 } }, "attacks.mfa_fatigue must be a whole number from 0 to 1000, got 1001"],
    [{ attacks: "mfa_fatigue=1.5" }, "attacks.mfa_fatigue must be a whole number from 0 to 1000, got 1.5"],
    [{ attacks: "mfa_fatigue=1.5.2" }, "attacks.mfa_fatigue must be a whole number from 0 to 1000, got NaN"],
    [{ attacks: "mfa_fatigue" }, 'attacks must be a list such as name=1,other=2, got "mfa_fatigue"'],
    [{ attacks: "mfa_fatigue=1, mfa_fatigue=2" }, "attacks must be a list with each name once, got mfa_fatigue twice"],
    [
      { attacks: { brute_force: 1 } },
      `unknown attack "brute_force"; known are all, ${Object.keys(ATTACKS).join(", ")}`,
    ],
    [
      { lookAlikes: "tourist=1" },
      `unknown look-alike "tourist"; known are all, ${Object.keys(LOOK_ALIKES).join(", ")}`,
    ],
    [
      { people: 5 },
      'unknown option "people"; known are users, days, eventsPerUserDay, failureShare, start, offices, stealth, seed, roles, attacks, lookAlikes',
    ],
    [
      { days: 1, lookAlikes: { traveller: 1 } },
      "lookAlikes.traveller must be 0 in a log of 1 day: one needs 3 days, got 1",
    ],
    [
      { days: 2, lookAlikes: { office_move: 4 } },
      "lookAlikes.office_move must be 0 in a log of 2 days: one needs 3 days, got 4",
    ],
  ])("refuses %j", (options, message) => {
    expect(() => resolve(options as GenerateOptions)).toThrow(new RangeError(`generateLogs: ${message}`));
  });
  it("refuses an attack that is longer than the log, by the days that it needs at this stealth", () => {
    const needed = ATTACKS.password_spraying_slow.daysNeeded(1);
    expect(needed).toBeGreaterThan(2);
    expect(() => resolve({ days: 2, stealth: 1, attacks: { all: 0, password_spraying_slow: 1 } })).toThrow(
      new RangeError(
        `generateLogs: attacks.password_spraying_slow must be 0 in a log of 2 days: one needs ${needed} days at this stealth, got 1`,
      ),
    );
    expect(() => resolve({ days: needed, stealth: 1, attacks: { password_spraying_slow: 1 } })).not.toThrow();
  });
  it("takes shares that add up to at most 1, and no others (property)", () => {
    const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(share, share, (developer, service) => {
        const roles = { ...only("office"), developer, service };
        if (developer + service > 1 + 1e-9) expect(() => resolve({ roles })).toThrow("add up to at most 1");
        else expect(Object.values(resolve({ roles }).roles).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("GENERATE_PRESETS", () => {
  it("are three, all possible, at any stealth", () => {
    expect(Object.keys(GENERATE_PRESETS)).toEqual(["small", "default", "enterprise"]);
    for (const preset of Object.values(GENERATE_PRESETS)) {
      for (const stealth of [0, 0.5, 1]) expect(() => resolve({ ...preset, stealth })).not.toThrow();
    }
  });
  it("small is 60 people for two weeks with one incident of each kind; default is the default", () => {
    expect(resolve(GENERATE_PRESETS.small)).toMatchObject({ users: 60, days: 14, attacks: numbers(ATTACKS, 1) });
    expect(resolve(GENERATE_PRESETS.default)).toEqual(resolve());
  });
});
