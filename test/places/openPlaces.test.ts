import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPlaces } from "../../src/places/openPlaces";
import { parseAddress } from "../../src/addresses/parseAddress";
import { unknownPlace } from "../../src/places/Place";
import { isPublicAddress } from "../../src/addresses/isPublicAddress";
import { temporaryFolder } from "../logs/temporaryFolder";
import { anyAddress } from "../addresses/anyAddress";
import { makeMmdb, type NetworkRecord } from "./mmdb/makeMmdb";

const folder = temporaryFolder();
const write = (name: string, networks: readonly NetworkRecord[]) =>
  folder.write(name, makeMmdb(networks, { databaseType: name }));
const LYON = { country_code: "FR", city: "Lyon", latitude: 45.75, longitude: 4.85 };
/** Says something about every address there is. */
const everywhere = write("everywhere", [
  ["::/1", LYON],
  ["8000::/1", LYON],
]);

describe("openPlaces(options)", () => {
  it("knows countries from what is installed", () => {
    const places = openPlaces();
    expect(places.sources()).toEqual([]);
    // Google, Baidu, Deutsche Telekom, and Google over IPv6.
    const ips = ["8.8.8.8", "180.76.76.76", "217.0.43.1", "2001:4860:4860::8888", "::ffff:8.8.8.8"];
    expect(ips.map((ip) => places.placeOf(ip)?.country)).toEqual(["US", "CN", "DE", "US", "US"]);
    expect(places.sources()[0]).toBe("IPtoASN of 2026-06-17");
  });

  it("asks the caller's databases first, in their order, and lets later ones fill what agrees", () => {
    const country = write("country", [["8.8.0.0/16", { country_code: "FR" }]]);
    const city = write("city", [["8.0.0.0/8", LYON]]);
    const other = write("other", [
      ["8.0.0.0/8", { country_code: "DE", city: "Berlin", latitude: 52.5, longitude: 13.4 }],
    ]);
    const asn = write("asn", [["8.8.8.0/24", { autonomous_system_number: 15169 }]]);
    const lyon = { ...unknownPlace(), ...{ country: "FR", city: "Lyon", latitude: 45.75, longitude: 4.85 } };
    const place = (...mmdb: string[]) => openPlaces({ mmdb }).placeOf("8.8.8.8");
    expect(place(country, other)).toMatchObject({ country: "FR", city: null, latitude: null });
    expect(place(country, other, city, asn)).toEqual({ ...lyon, asn: 15169 });
    expect(place(other, city)).toMatchObject({ country: "DE", city: "Berlin", latitude: 52.5 });
  });

  it("names the databases that gave an answer, and no others", () => {
    const mine = write("mine", [["8.8.8.0/24", LYON]]);
    const idle = write("idle", [["9.9.9.9/32", LYON]]);
    const places = openPlaces({ mmdb: [idle, mine] });
    places.placeOf("8.8.8.8");
    expect(places.sources()[0]).toBe("mine of 2025-06-15");
    expect(places.sources().join()).not.toContain("idle");
  });

  it("refuses a file that is no database before anything is looked up", () => {
    const file = folder.write("log.csv", "a,b\n");
    expect(() => openPlaces({ mmdb: [file] })).toThrow(`${file}: is no MaxMind database (.mmdb)`);
  });

  it("has an answer for every public address and never asks about another one (property)", () => {
    const places = openPlaces({ mmdb: [everywhere] });
    fc.assert(
      fc.property(anyAddress, (ip) => {
        expect(places.placeOf(ip)?.city ?? null).toBe(isPublicAddress(parseAddress(ip)!) ? "Lyon" : null);
      }),
      { numRuns: 1000 },
    );
  });

  it("has an answer or null for any address, and for any text, from what is installed (property)", () => {
    const places = openPlaces();
    fc.assert(
      fc.property(fc.oneof(anyAddress, fc.string({ unit: "binary" })), (text) => {
        const place = places.placeOf(text);
        if (place !== null) expect(place.country ?? place.asn).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
