import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import type { GenerateOptions } from "../../../src/generate/GenerateOptions";
import { CITIES } from "../../../src/generate/organisation/cities";
import { createJourney, drawDevice } from "../../../src/generate/organisation/createPerson";
import { APPLICATION_COUNT, DEVELOPER_APPLICATIONS, serverCount } from "../../../src/generate/organisation/hosts";
import type { Person } from "../../../src/generate/organisation/Person";
import { ROLE_NAMES, ROLES } from "../../../src/generate/organisation/roles";
import { PROGRAMS } from "../../../src/generate/organisation/userAgents";
import { only, quietOrganisation } from "../quiet";

const peopleOf = (options: GenerateOptions): readonly Person[] => quietOrganisation(options).people;
const PEOPLE = peopleOf({ users: 4_000, days: 60 });
const HUMANS = PEOPLE.filter(({ role }) => role !== "service");
const share = (suits: (person: Person) => boolean, among = PEOPLE) => among.filter(suits).length / among.length;

describe("createPerson(setting, index, addJourney)", () => {
  it("is the same for the same seed, another for another, and the same when others are added", () => {
    const without = ({ clock, ...person }: Person) => ({ ...person, clock: clock.offsetMs(0) });
    const few = peopleOf({ users: 50, seed: 3 }).map(without);
    expect(peopleOf({ users: 50, seed: 3 }).map(without)).toEqual(few);
    expect(peopleOf({ users: 50, seed: 4 }).map(without)).not.toEqual(few);
    expect(peopleOf({ users: 500, seed: 3 }).slice(0, 50).map(without)).toEqual(few);
  });
  it("has the roles in their shares, within a fifth or one in a hundred of all", () => {
    for (const role of ROLE_NAMES) {
      const wanted = role === "office" ? 0.52 : ROLES[role].share;
      expect(Math.abs(share((person) => person.role === role) - wanted)).toBeLessThan(Math.max(0.2 * wanted, 0.01));
    }
  });
  it("has only the roles that have a share", () => {
    for (const role of ROLE_NAMES) {
      expect(peopleOf({ users: 200, roles: only(role) }).every((person) => person.role === role)).toBe(true);
    }
  });
  it("has a heavy tail: the busiest tenth of the people plan 3 to 5 tenths of the sign-ins", () => {
    const planned = HUMANS.map(({ signInsPerDay }) => signInsPerDay).sort((a, b) => b - a);
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const tenth = sum(planned.slice(0, planned.length / 10)) / sum(planned);
    expect(tenth > 0.3 && tenth < 0.5).toBe(true);
  });
  it("lives where the office is, or for one in nine elsewhere in the country, one in twenty anywhere", () => {
    const { cities, people } = quietOrganisation({ users: 4_000, offices: ["Berlin"] });
    const inBerlin = share(({ city }) => cities[city]!.name === "Berlin", people);
    const inGermany = share(({ city }) => cities[city]!.country === "DE", people);
    expect(Math.abs(inBerlin - 0.83)).toBeLessThan(0.03);
    expect(Math.abs(inGermany - 0.95)).toBeLessThan(0.03);
    expect(new Set(people.map(({ city }) => city)).size).toBeGreaterThan(35);
  });
  it("lives where the office is when the country has no other city, but for those who live anywhere", () => {
    const { cities, people } = quietOrganisation({ users: 2_000, offices: ["Singapore"] });
    expect(Math.abs(share(({ city }) => cities[city]!.name === "Singapore", people) - 0.95)).toBeLessThan(0.03);
  });
  it("has the clock of the office", () => {
    const { clocks } = quietOrganisation({ users: 1 });
    const startMs = Date.parse("2026-03-02");
    for (const { clock, office } of PEOPLE.slice(0, 100)) {
      expect(clock.offsetMs(startMs)).toBe(clocks[office]!.offsetMs(startMs));
    }
  });
  it("is there all the time, but for new hires and leavers", () => {
    for (const { role, joinsOnDay, leavesOnDay } of PEOPLE) {
      expect(joinsOnDay === -Infinity).toBe(role !== "new_hire");
      expect(leavesOnDay === Infinity).toBe(role !== "leaver");
      if (role === "new_hire") expect(joinsOnDay >= 0 && joinsOnDay < 60).toBe(true);
      if (role === "leaver") expect(leavesOnDay >= 0 && leavesOnDay < 60).toBe(true);
    }
  });
  it("begins journeys only while in the organisation, one after the other, to another city", () => {
    const travellers = peopleOf({ users: 1_000, days: 200, roles: { ...only("leaver"), leaver: 0.5, new_hire: 0.5 } });
    const { people } = quietOrganisation({ users: 500, days: 200, roles: only("sales"), offices: ["Singapore"] });
    const singapore = CITIES.findIndex(({ name }) => name === "Singapore");
    let journeys = 0;
    for (const person of [...travellers, ...people]) {
      for (const [index, { firstDay, lastDay, city }] of person.journeys.entries()) {
        journeys++;
        expect(firstDay >= person.joinsOnDay && firstDay <= person.leavesOnDay).toBe(true);
        expect(lastDay - firstDay >= 0 && lastDay - firstDay <= 4).toBe(true);
        expect(firstDay).toBeGreaterThan(person.journeys[index - 1]?.lastDay ?? -1);
        if (person.role === "sales") expect(city).not.toBe(singapore);
      }
    }
    expect(journeys).toBeGreaterThan(1_000);
  });
  it("travels as often as the role says, within a fifth: sales twelve times a year", () => {
    const people = peopleOf({ users: 500, days: 365, roles: only("sales"), eventsPerUserDay: 1 });
    const journeys = people.reduce((sum, person) => sum + person.journeys.length, 0) / people.length;
    expect(Math.abs(journeys / 12 - 1)).toBeLessThan(0.2);
  });
  it("is on leave for six to nine weeks of days a year, weekends within it included, one leave after the other", () => {
    const people = peopleOf({ users: 500, days: 365, roles: only("office"), eventsPerUserDay: 1 });
    const days = people.map(({ leave }) =>
      leave.reduce((sum, [first, last]) => sum + Math.min(364, last) - first + 1, 0),
    );
    const mean = days.reduce((a, b) => a + b, 0) / days.length;
    expect(mean > 30 && mean < 45).toBe(true);
    for (const { leave } of people) {
      for (const [index, [first, last]] of leave.entries()) {
        expect(last).toBeGreaterThanOrEqual(first);
        expect(first).toBeGreaterThan(leave[index - 1]?.[1] ?? -1);
      }
    }
  });
  it("has the portal, mail and chat and one to five more; developers have three of their own too", () => {
    for (const { role, applications } of HUMANS) {
      expect(applications.slice(0, 3)).toEqual([0, 1, 2]);
      expect(new Set(applications).size).toBe(applications.length);
      expect(Math.max(...applications)).toBeLessThan(APPLICATION_COUNT);
      const builds = role === "developer" || role === "on_call";
      if (builds) expect(applications.slice(3, 6)).toEqual(DEVELOPER_APPLICATIONS);
      const more = applications.length - (builds ? 6 : 3);
      expect(more >= 1 && more <= 5).toBe(true);
    }
  });
  it("has three servers, those who build software twelve, that were there with the account", () => {
    for (const { index, role, servers } of PEOPLE) {
      expect(servers.length).toBe(role === "developer" || role === "on_call" ? 12 : 3);
      expect(new Set(servers).size).toBe(servers.length);
      expect(Math.min(...servers)).toBeGreaterThanOrEqual(APPLICATION_COUNT);
      expect(Math.max(...servers)).toBeLessThan(APPLICATION_COUNT + serverCount(index + 1));
    }
  });
  it("has a phone and a laptop of its own, or a tool; one in twenty shares one of the office's four computers", () => {
    const owners = new Map<number, Person[]>();
    for (const person of HUMANS) owners.set(person.laptop.id, [...(owners.get(person.laptop.id) ?? []), person]);
    const shared = [...owners.values()].filter(({ length }) => length > 1);
    expect(shared.length).toBe(3 * 4);
    expect(Math.abs(shared.flat().length / HUMANS.length - 0.05)).toBeLessThan(0.015);
    for (const [first, ...others] of shared) {
      for (const { office, laptop } of others) expect({ office, laptop }).toEqual({ office: first!.office, laptop: first!.laptop }); // prettier-ignore
    }
    expect(new Set(PEOPLE.map(({ phone }) => phone.id)).size).toBe(PEOPLE.length);
    for (const { role, laptop, phone } of PEOPLE) {
      expect(PROGRAMS[laptop.program]!.kind).toBe(role === "service" ? "tool" : "laptop");
      expect(PROGRAMS[phone.program]!.kind).toBe("phone");
    }
  });
  it("never fails, travels or takes leave as a service", () => {
    for (const { clumsiness, hasMfa, leave, journeys } of peopleOf({ users: 50, days: 365, roles: only("service") })) {
      expect({ clumsiness, hasMfa, leave, journeys }).toEqual({
        clumsiness: 0,
        hasMfa: false,
        leave: [],
        journeys: [],
      });
    }
  });
  it("fails with a probability, whatever failureShare is", () => {
    for (const failureShare of [0, 0.05, 0.5]) {
      for (const { clumsiness } of peopleOf({ users: 300, failureShare })) {
        expect(clumsiness >= 0 && clumsiness < 1).toBe(true);
        if (failureShare === 0) expect(clumsiness).toBe(0);
      }
    }
  });
});

describe("createJourney(firstDay, home, cities, random, incident)", () => {
  const random = seedrandom.alea("journeys");
  const berlin = CITIES.findIndex(({ name }) => name === "Berlin");
  const journeys = Array.from({ length: 4_000 }, () => createJourney(7, berlin, CITIES, random, 5));

  it("takes one to five days, each as often, to anywhere but home", () => {
    for (const days of [0, 1, 2, 3, 4]) {
      const count = journeys.filter(({ lastDay }) => lastDay === 7 + days).length;
      expect(Math.abs(count - 800)).toBeLessThan(120);
    }
    expect(journeys.every(({ firstDay, incident }) => firstDay === 7 && incident === 5)).toBe(true);
    expect(new Set(journeys.map(({ city }) => city))).toEqual(
      new Set(CITIES.flatMap((_, city) => (city === berlin ? [] : [city]))),
    );
  });
  it("stays within the country for a little more than half of them", () => {
    const inland = journeys.filter(({ city }) => CITIES[city]!.country === "DE").length / journeys.length;
    expect(Math.abs(inland - (0.5 + 0.5 * (2 / 41)))).toBeLessThan(0.03);
  });
});

describe("drawDevice(programs, random)", () => {
  it("is the number, program and phase that are drawn", () => {
    const draws = [0, 0.5, 0.25];
    expect(drawDevice([4, 5], () => draws.shift()!)).toEqual({ id: 1, program: 5, phase: 0.25 });
  });
  it("is numbered below 2³²", () => {
    expect(drawDevice([0], () => 1 - 2 ** -32).id).toBe(2 ** 32 - 1);
  });
});
