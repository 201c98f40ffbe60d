import { describe, expect, it } from "vitest";
import { CITIES } from "../../../src/generate/organisation/cities";
import { citiesWith } from "../../../src/generate/organisation/citiesWith";
import { createNetworks, type Network } from "../../../src/generate/organisation/createNetworks";
import { formatAddress } from "../../../src/generate/organisation/formatAddress";

const OWN = Array.from({ length: 20 }, (_, index) => ({
  ...CITIES[0]!,
  name: `Office ${index}`,
  country: String.fromCharCode(65 + index, 88),
}));
const SMALL = createNetworks(CITIES, [CITIES[0]!, CITIES[3]!]);
/** As many cities, countries and offices as there can be. */
const LARGE = createNetworks(citiesWith(OWN), OWN);
const range = ({ firstAddress, size }: Network) =>
  `${formatAddress(firstAddress)}-${formatAddress(firstAddress + size - 1)}`;

describe("createNetworks(cities, offices)", () => {
  it("gives every city three home providers, two carriers and a hotel, and the world eight hosts and five anonymisers", () => {
    const sizes = [SMALL.homes, SMALL.mobiles].map((all) => all.map(({ length }) => length));
    expect(sizes).toEqual([CITIES.map(() => 3), CITIES.map(() => 2)]);
    expect(SMALL.hotels.map(({ city }) => city)).toEqual(CITIES);
    expect([SMALL.hosting.length, SMALL.anonymisers.length]).toEqual([8, 5]);
  });
  it("gives every office an exit, one to move to, a VPN and an inside, from the ranges that nobody owns", () => {
    const of = (office: number) => [SMALL.offices, SMALL.movedOffices, SMALL.vpn, SMALL.internal].map((all) => range(all[office]!)); // prettier-ignore
    expect(of(0)).toEqual([
      "203.0.113.0-203.0.113.3", "192.0.2.0-192.0.2.3", "198.51.100.0-198.51.100.1", "10.0.0.0-10.0.255.255",
    ]); // prettier-ignore
    expect(of(1)).toEqual([
      "203.0.113.4-203.0.113.7", "192.0.2.4-192.0.2.7", "198.51.100.4-198.51.100.5", "10.1.0.0-10.1.255.255",
    ]); // prettier-ignore
    expect(range(SMALL.homes[0]![0]!)).toBe("240.0.0.0-240.0.255.255");
  });
  it.each([
    ["two offices", SMALL],
    ["twenty offices in cities and countries of their own", LARGE],
  ])("numbers the networks by their place, with %s, and none overlaps another", (_, { all }) => {
    expect(all.map(({ index }) => index)).toEqual(all.map((_, index) => index));
    expect(all.length).toBeLessThan(2 ** 16);
    const sorted = [...all].sort((a, b) => a.firstAddress - b.firstAddress);
    for (const [index, { firstAddress, size }] of sorted.entries()) {
      expect(firstAddress + size).toBeLessThanOrEqual(sorted[index + 1]?.firstAddress ?? 2 ** 32 - 1);
    }
  });
  it("holds every network that it names", () => {
    const { all, homes, mobiles, vpnFallback, ...lists } = LARGE;
    const named = [...homes.flat(), ...mobiles.flat(), ...Object.values(lists).flat(), vpnFallback];
    expect(new Set(named)).toEqual(new Set(all));
    expect(named.length).toBe(all.length);
  });
  it("uses system numbers for private use only (RFC 6996)", () => {
    for (const { asn } of LARGE.all) expect(asn >= 64_512 && asn <= 65_534).toBe(true);
  });
  it("shares the providers' system numbers within a country, and not across its border", () => {
    const city = (name: string) => CITIES.findIndex((one) => one.name === name);
    const asns = (name: string) => SMALL.homes[city(name)]!.map(({ asn }) => asn);
    expect(asns("Munich")).toEqual(asns("Berlin"));
    expect(asns("Vienna")).not.toEqual(asns("Berlin"));
    expect(new Set(asns("Berlin")).size).toBe(3);
  });
  it("puts a carrier's phones where its gateway is: the first city of the country", () => {
    const munich = CITIES.findIndex(({ name }) => name === "Munich");
    expect(SMALL.mobiles[munich]!.map(({ city }) => city.name)).toEqual(["Berlin", "Berlin"]);
    expect(SMALL.homes[munich]![0]!.city.name).toBe("Munich");
  });
});
