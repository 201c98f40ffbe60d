import { describe, expect, it } from "vitest";
import {
  addressIn,
  drawPlace,
  homeOrigin,
  insideOrigin,
  mobileOrigin,
  officeOrigin,
  vpnOrigin,
} from "../../../src/generate/behaviour/drawPlace";
import type { Person } from "../../../src/generate/organisation/Person";
import { CITIES } from "../../../src/generate/organisation/cities";
import { DAY_MS, drawsOf, HOUR_MS, only, quietOrganisation } from "../quiet";

const organisation = quietOrganisation({ users: 300, offices: ["Berlin", "New York"], roles: only("office") });
const { people, networks, startMs } = organisation;
/** Works at the office from eight to five in Berlin, is never ill on the Wednesday that is asked for. */
const person: Person = {
  ...people.find(({ office }) => office === 0)!,
  startsAt: 8,
  workingHours: 9,
  leave: [],
  journeys: [],
  key: 12_345,
  home: networks.homes[0]![1]!,
  mobile: networks.mobiles[0]![0]!,
};
const WEDNESDAY = 2;
const NOON = startMs + 2 * DAY_MS + 12 * HOUR_MS;
const atHome = (share: number) => ({ ...person, habits: { ...person.habits, atHome: share } });
/** Draws that mean the laptop, and no VPN. */
const LAPTOP = drawsOf(0.9);
const place = (who: Person, hour: number, draws = LAPTOP, day = WEDNESDAY) =>
  drawPlace(organisation, who, NOON, day, hour, draws);

describe("drawPlace(organisation, person, timestampMs, localDay, hour, random)", () => {
  it("is the office's exit in working hours, with the laptop", () => {
    expect(place(atHome(0), 8)).toEqual({ ...officeOrigin(organisation, person, NOON), device: person.laptop });
    expect(place(atHome(0), 16.9).network).toBe(networks.offices[0]);
  });
  it("is home before and after work, on days at home, and on days off", () => {
    const home = { ...homeOrigin(organisation, person, NOON), device: person.laptop };
    expect(place(atHome(0), 7.9)).toEqual(home);
    expect(place(atHome(0), 17)).toEqual(home);
    expect(place(atHome(1), 12)).toEqual(home);
    expect(place(atHome(0), 12, LAPTOP, 5)).toEqual(home);
    expect(place({ ...atHome(0), leave: [[2, 2]] }, 12)).toEqual(home);
  });
  it("is at home for the share of working days that the role says, the whole day long", () => {
    let [days, home] = [0, 0];
    // Who lives in another city is at home every day.
    for (const one of people.filter(({ habits }) => habits.atHome < 1)) {
      for (let day = 0; day < 5; day++) {
        const of = (hour: number) => drawPlace(organisation, { ...one, leave: [], journeys: [], startsAt: 8 }, NOON, day, hour, LAPTOP).network; // prettier-ignore
        expect(of(9)).toBe(of(14));
        days++;
        if (of(9) === one.home) home++;
      }
    }
    expect(Math.abs(home / days - 0.27)).toBeLessThan(0.04);
  });
  it("is never the office for who lives in another city", () => {
    const far = people.filter(({ habits }) => habits.atHome === 1);
    const kinds = far.map((one) => drawPlace(organisation, { ...one, leave: [], journeys: [] }, NOON, 1, 12, LAPTOP).network.kind); // prettier-ignore
    expect(far.length).toBeGreaterThan(0);
    expect(kinds).not.toContain("office");
  });
  it("is the VPN's exit for its share of the sign-ins from home", () => {
    expect(place(person, 20, drawsOf(0.9, 0.44))).toEqual({
      ...vpnOrigin(organisation, person, NOON),
      device: person.laptop,
    });
    expect(place(person, 20, drawsOf(0.9, 0.45)).network).toBe(person.home);
  });
  it("is the carrier with the phone, or the Wi-Fi of where one is", () => {
    expect(place(atHome(0), 12, drawsOf(0.05, 0.5))).toEqual({
      ...mobileOrigin(person.mobile, person.key, NOON),
      device: person.phone,
    });
    expect(place(atHome(0), 12, drawsOf(0.05, 0.8))).toMatchObject({
      network: networks.offices[0],
      device: person.phone,
    });
  });
  it("is a new phone from the moment on that there is one, labelled for a while", () => {
    const device = { id: 7, program: 6, phase: 0 };
    const newPhone = { fromMs: NOON, labelledUntilMs: NOON + HOUR_MS, incident: 3, device };
    const at = (timestampMs: number) =>
      drawPlace(organisation, { ...person, newPhone }, timestampMs, WEDNESDAY, 12, drawsOf(0.05, 0.5));
    expect(at(NOON - 1)).toMatchObject({ device: person.phone, incident: 0 });
    expect(at(NOON)).toMatchObject({ device, incident: 3 });
    expect(at(NOON + HOUR_MS)).toMatchObject({ device, incident: 0 });
  });
  describe("on a journey", () => {
    const madrid = CITIES.findIndex(({ name }) => name === "Madrid");
    const away = { ...atHome(0), journeys: [{ firstDay: 2, lastDay: 3, city: madrid, incident: 9 }] };

    it("is the hotel, whatever the hour, from the first day to the last", () => {
      for (const hour of [3, 12, 22]) {
        expect(place(away, hour)).toMatchObject({ network: networks.hotels[madrid], device: away.laptop, incident: 9 });
      }
      expect([1, 2, 3, 4].map((day) => place(away, 12, LAPTOP, day).network.kind)).toEqual([
        "office",
        "hotel",
        "hotel",
        "office",
      ]);
    });
    it("is a carrier there with the phone, and the VPN as at home without a label", () => {
      expect(place(away, 12, drawsOf(0.05, 0.9))).toMatchObject({
        network: networks.mobiles[madrid]![0],
        device: away.phone,
        incident: 9,
      });
      expect(place(away, 12, drawsOf(0.9, 0.1))).toMatchObject({ network: networks.vpn[0], incident: 0 });
    });
    it("keeps the hotel's address for two days", () => {
      const hours = Array.from({ length: 8 * 24 }, (_, hour) => NOON + hour * HOUR_MS);
      const addresses = hours.map((at) => drawPlace(organisation, away, at, WEDNESDAY, 12, LAPTOP).address);
      expect(addresses.filter((address, index) => index > 0 && address !== addresses[index - 1]).length).toBe(4);
    });
  });
});

describe("homeOrigin(organisation, person, timestampMs)", () => {
  it("changes when the lease ends, and not before: every 7 days, first after half of them at a phase of a half", () => {
    const one = { ...person, leaseDays: 7, leasePhase: 0.5 };
    const at = (days: number) => homeOrigin(organisation, one, startMs + days * DAY_MS).address;
    expect(at(3.499)).toBe(at(0));
    expect(at(3.501)).not.toBe(at(0));
    expect(at(10.499)).toBe(at(3.501));
    expect(at(10.501)).not.toBe(at(3.501));
  });
  it("lies in the provider's range, for everyone at any time", () => {
    for (const one of people) {
      for (const days of [0, 13, 400]) {
        const { address, network } = homeOrigin(organisation, one, startMs + days * DAY_MS);
        expect(network).toBe(one.home);
        expect(address >= network.firstAddress && address < network.firstAddress + network.size).toBe(true);
      }
    }
  });
});

describe("mobileOrigin(network, key, timestampMs)", () => {
  it("keeps an exit for five hours, and each phone changes at a time of its own", () => {
    const minutes = Array.from({ length: 10 * 60 }, (_, minute) => startMs + minute * 60_000);
    const changes = [0, 1, 2].map((third) => {
      const of = (timestampMs: number) => mobileOrigin(person.mobile, Math.floor((third / 3) * 2 ** 32) + 1, timestampMs).address; // prettier-ignore
      return minutes.filter((at) => of(at) !== of(at - 60_000)).map((at) => (at - startMs) / 60_000);
    });
    for (const [first, second] of changes) expect(second! - first!).toBe(300);
    expect(new Set(changes.flat()).size).toBe(6);
  });
  it("shares a carrier's 96 exits among all", () => {
    const addresses = new Set(
      Array.from({ length: 2_000 }, (_, key) => mobileOrigin(person.mobile, key, NOON).address),
    );
    expect(addresses.size).toBe(96);
    expect(Math.min(...addresses)).toBe(person.mobile.firstAddress);
    expect(Math.max(...addresses)).toBe(person.mobile.firstAddress + 95);
  });
});

describe("officeOrigin(organisation, person, timestampMs)", () => {
  it("is one of two exits of the office, each used by about half", () => {
    const exits = people.map((one) => officeOrigin(organisation, one, NOON));
    expect(new Set(exits.map(({ address }) => address)).size).toBe(4);
    for (const [index, { network }] of exits.entries()) expect(network).toBe(networks.offices[people[index]!.office]);
  });
  it("is the new range from the move on, labelled for a while", () => {
    const officeMoves = [{ fromMs: NOON, labelledUntilMs: NOON + DAY_MS, incident: 4 }, null];
    const at = (timestampMs: number) => officeOrigin({ ...organisation, officeMoves }, person, timestampMs);
    expect(at(NOON - 1)).toMatchObject({ network: networks.offices[0], incident: 0 });
    expect(at(NOON)).toMatchObject({ network: networks.movedOffices[0], incident: 4 });
    expect(at(NOON + DAY_MS)).toMatchObject({ network: networks.movedOffices[0], incident: 0 });
  });
});

describe("vpnOrigin(organisation, person, timestampMs)", () => {
  it("is the fallback exit while the VPN of one's office is down", () => {
    const outage = { fromMs: NOON, untilMs: NOON + HOUR_MS, labelledUntilMs: NOON + HOUR_MS, incident: 6 };
    const at = (timestampMs: number, office: number) =>
      vpnOrigin({ ...organisation, vpnOutages: [[outage], []] }, { ...person, office }, timestampMs);
    expect([NOON - 1, NOON, NOON + HOUR_MS - 1, NOON + HOUR_MS].map((time) => at(time, 0).network)).toEqual([
      networks.vpn[0], networks.vpnFallback, networks.vpnFallback, networks.vpn[0],
    ]); // prettier-ignore
    expect(at(NOON, 0).incident).toBe(6);
    expect(at(NOON, 1)).toMatchObject({ network: networks.vpn[1], incident: 0 });
  });
});

describe("insideOrigin(organisation, person)", () => {
  it("is always the same address inside the office, and hardly anyone else's", () => {
    const addresses = people.map((one) => insideOrigin(organisation, one));
    expect(new Set(addresses.map(({ address }) => address)).size).toBeGreaterThan(295);
    for (const [index, { address, network }] of addresses.entries()) {
      expect(network).toBe(networks.internal[people[index]!.office]);
      expect(address >= network.firstAddress + 256 && address < network.firstAddress + network.size - 256).toBe(true);
    }
  });
});

describe("addressIn(network, random)", () => {
  it("is any address of the network, the first and the last included, and of no incident", () => {
    const network = organisation.networks.anonymisers[0]!;
    expect(addressIn(network, () => 0)).toEqual({ address: network.firstAddress, network, incident: 0 });
    expect(addressIn(network, () => 0.9999999).address).toBe(network.firstAddress + network.size - 1);
  });
});
