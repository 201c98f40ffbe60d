import { describe, expect, it } from "vitest";
import { homeOrigin, officeOrigin } from "../../../src/generate/behaviour/drawPlace";
import { localTime } from "../../../src/generate/lookAlikes/localTime";
import { whereabouts } from "../../../src/generate/lookAlikes/whereabouts";
import { ROLES } from "../../../src/generate/organisation/roles";
import { planned } from "./simulated";

const options = { users: 1, offices: ["Berlin"], roles: { service: 0, developer: 0, sales: 0, executive: 0 } };

describe("whereabouts(organisation, person, timestampMs)", () => {
  const { organisation } = planned({}, options);
  const person = { ...organisation.people[0]!, journeys: [] };
  const at = (day: number, hour: number) => localTime(organisation.startMs, person.clock, day, hour);

  it("is home at night, on the laptop, at the address of that day", () => {
    const { device, ...place } = whereabouts(organisation, person, at(3, 2));
    expect(place).toEqual(homeOrigin(organisation, person, at(3, 2)));
    expect(device).toBe(person.laptop);
  });
  it("is the office in working hours for someone who never works at home", () => {
    const present = { ...person, habits: { ...person.habits, atHome: 0 } };
    expect(whereabouts(organisation, present, at(3, 14))).toMatchObject(officeOrigin(organisation, present, at(3, 14)));
  });
  it("is the hotel on a journey", () => {
    const away = { ...person, journeys: [{ firstDay: 2, lastDay: 4, city: 3, incident: 1 }] };
    expect(whereabouts(organisation, away, at(3, 14)).network).toBe(organisation.networks.hotels[3]);
  });
  it("never is the VPN or a carrier: no role is that fond of them", () => {
    for (const { mobile, vpn } of Object.values(ROLES)) expect(Math.max(mobile, vpn)).toBeLessThan(0.999);
  });
});
