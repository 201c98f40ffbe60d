import { describe, expect, it } from "vitest";
import { resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { CITIES, type City } from "../../../src/generate/organisation/cities";
import { createOrganisation } from "../../../src/generate/organisation/createOrganisation";
import { addIncident } from "../../../src/generate/organisation/Organisation";
import type { Incident } from "../../../src/generate/Incident";
import { DAY_MS, only, QUIET, quietOrganisation } from "../quiet";

const NUUK: City = { name: "Nuuk", country: "GL", timeZone: "America/Nuuk", latitude: 64.18, longitude: -51.72 };

describe("createOrganisation(options)", () => {
  it("spans the days from the first midnight on", () => {
    const { startMs, endMs } = quietOrganisation({ users: 1, days: 3, start: "2024-02-28" });
    expect(new Date(startMs).toISOString()).toBe("2024-02-28T00:00:00.000Z");
    expect(new Date(endMs).toISOString()).toBe("2024-03-02T00:00:00.000Z");
  });
  it("has as many accounts as asked for, numbered from 0", () => {
    for (const users of [1, 37]) {
      const { people } = quietOrganisation({ users });
      expect(people.map(({ index }) => index)).toEqual(Array.from({ length: users }, (_, index) => index));
    }
  });
  it("has a city of one's own with its own time zone", () => {
    const { cities, clocks, networks, startMs, people } = quietOrganisation({ users: 5, offices: [NUUK] });
    expect(cities).toEqual([...CITIES, NUUK]);
    expect(clocks[0]!.offsetMs(startMs)).toBe(-2 * 3_600_000);
    expect(networks.offices[0]!.city).toBe(NUUK);
    expect(people.every(({ city }) => city === CITIES.length)).toBe(true);
  });
  it("has as many offices as asked for, the first ones the largest", () => {
    const offices = CITIES.slice(0, 20);
    const { people, vpnOutages, officeMoves, networks } = quietOrganisation({ users: 4_000, offices });
    const sizes = offices.map((_, office) => people.filter((person) => person.office === office).length);
    expect(sizes.every((size) => size > 0)).toBe(true);
    expect(sizes[0]).toBeGreaterThan(2 * sizes[19]!);
    expect([vpnOutages.length, officeMoves.length, networks.offices.length]).toEqual([20, 20, 20]);
  });
  it("has one incident for each journey of its people, benign and without a technique", () => {
    const { people, incidents } = quietOrganisation({ users: 200, roles: only("sales") });
    const journeys = people.flatMap((person) => person.journeys);
    expect(journeys.length).toBeGreaterThan(100);
    expect(journeys.map(({ incident }) => incident)).toEqual(incidents.map(({ number }) => number));
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
    expect(incidents[0]).toMatchObject({ number: 1, label: "benign", scenario: "traveller", technique: "" });
  });
  it("adds no events and no changes without look-alikes", () => {
    const { organisation, added } = createOrganisation(resolveGenerateOptions({ ...QUIET, users: 20 }));
    expect(added).toEqual([]);
    expect(organisation.vpnOutages.flat()).toEqual([]);
    for (const { newPhone, reset, nights, stalePassword } of organisation.people) {
      expect({ newPhone, reset, nights, stalePassword }).toEqual({
        newPhone: null,
        reset: null,
        nights: [],
        stalePassword: null,
      });
    }
  });
  it("plans each look-alike from a random stream of its own: a second one leaves the first as it is", () => {
    const planned = (count: number) =>
      createOrganisation(
        resolveGenerateOptions({ ...QUIET, users: 40, lookAlikes: { all: 0, vulnerability_scan: count } }),
      );
    const [one, two] = [planned(1), planned(2)];
    const first = one.organisation.incidents.at(-1)!;
    expect(two.organisation.incidents.slice(0, -1)).toEqual(one.organisation.incidents);
    expect(two.added.filter(({ incident }) => incident === first.number)).toEqual(one.added);
    expect(two.added.length).toBeGreaterThan(one.added.length);
    expect(one.added.every(({ timestampMs }) => timestampMs < one.organisation.startMs + 30 * DAY_MS)).toBe(true);
  });
});

describe("addIncident(incidents, incident)", () => {
  it("numbers incidents from 1", () => {
    const incidents: Incident[] = [];
    const one = { id: "a-1", label: "benign", scenario: "a", technique: "" } as const;
    expect(addIncident(incidents, one)).toBe(1);
    expect(addIncident(incidents, { ...one, id: "a-2" })).toBe(2);
    expect(incidents).toEqual([
      { ...one, number: 1 },
      { ...one, id: "a-2", number: 2 },
    ]);
  });
});
