import fc from "fast-check";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openMmdb } from "../../../src/places/mmdb/openMmdb";
import { parseAddress } from "../../../src/addresses/parseAddress";
import { temporaryFolder } from "../../logs/temporaryFolder";
import { anyIpv4, longIpv6 } from "../../addresses/anyAddress";
import { makeMmdb, type MmdbLayout, type NetworkRecord } from "./makeMmdb";

const folder = temporaryFolder();
const NETWORKS: NetworkRecord[] = [
  ["8.0.0.0/8", { country: { iso_code: "US" } }],
  ["8.8.8.0/24", { country: { iso_code: "FR" }, city: { names: { en: "Paris" } } }],
  ["2a00::/16", { country: { iso_code: "DE" }, location: { latitude: 52.5, longitude: -0.5 } }],
];
const open = (networks: readonly NetworkRecord[] = NETWORKS, layout?: MmdbLayout) =>
  openMmdb(folder.write("test.mmdb", makeMmdb(networks, layout)));
const countryOf = (database: ReturnType<typeof open>, ip: string) => database.find(parseAddress(ip)!)?.country ?? null;

describe("openMmdb(file)", () => {
  it.each([24, 28, 32] as const)("finds the record of the smallest network, with halves of %i bits", (recordSize) => {
    const database = open(NETWORKS, { recordSize });
    expect(
      ["7.255.255.255", "8.0.0.0", "8.8.8.255", "8.8.9.0", "9.0.0.0", "::ffff:8.8.8.8"].map((ip) =>
        countryOf(database, ip),
      ),
    ).toEqual([null, "US", "FR", "US", null, "FR"]);
    expect(database.find(parseAddress("2a00::1")!)).toEqual({ country: "DE", city: null, latitude: 52.5, longitude: -0.5, asn: null }); // prettier-ignore
  });

  it("gives its name and date", () => {
    // date -u -d @1750000000 +%F
    expect(open()).toMatchObject({ name: "Test-City", date: "2025-06-15" });
    expect(open(NETWORKS, { databaseType: "\u001b[2Jevil" }).name).toBe("�[2Jevil");
    expect(openMmdb(join(folder.path, "test.mmdb"), "mine").name).toBe("mine");
  });

  it("knows no IPv6 address when it has IPv4 only", () => {
    const database = open([["32.0.0.0/8", { country_code: "US" }]], { ipVersion: 4 });
    expect(countryOf(database, "32.1.2.3")).toBe("US");
    // Its first 32 bits are those of 32.1.2.3.
    expect(countryOf(database, "2001:203::1")).toBeNull();
  });

  it("gives what a linear scan over the networks gives (property)", () => {
    const network = fc.tuple(fc.nat(255), fc.integer({ min: 25, max: 32 }), fc.constantFrom("US", "FR", "DE", "NA"));
    fc.assert(
      fc.property(fc.array(network, { maxLength: 12 }), (parts) => {
        const networks = parts.map(([host, bits, country]) => ({
          first: (host >> (32 - bits)) << (32 - bits),
          bits,
          country,
        }));
        const database = open([
          ["9.9.9.9/32", { country_code: "US" }],
          ...networks.map(({ first, bits, country }): NetworkRecord => [
            `8.8.8.${first}/${bits}`,
            { country_code: country },
          ]),
        ]);
        for (let host = 0; host < 256; host++) {
          const holding = networks.filter(({ first, bits }) => host >= first && host < first + 2 ** (32 - bits));
          const longest = Math.max(...holding.map(({ bits }) => bits));
          const scanned = holding.filter(({ bits }) => bits === longest).at(-1)?.country ?? null;
          expect(countryOf(database, `8.8.8.${host}`)).toBe(scanned);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("answers for any address, or null (property)", () => {
    const database = open();
    const anyIpv6 = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 4, maxLength: 4 }).map(longIpv6);
    fc.assert(
      fc.property(fc.oneof(anyIpv4, anyIpv6), (ip) => {
        expect([null, "US", "FR", "DE"]).toContain(countryOf(database, ip));
      }),
    );
  });

  it("refuses what is no such database, and says what to do", () => {
    mkdirSync(join(folder.path, "folder.mmdb"));
    const written = (name: string, content: string | Uint8Array) => () => openMmdb(folder.write(name, content));
    expect(() => openMmdb("missing.mmdb")).toThrow("missing.mmdb: no such file");
    expect(() => openMmdb(join(folder.path, "folder.mmdb"))).toThrow("folder.mmdb: is a folder, expected a .mmdb file");
    expect(written("a.csv", "1.0.0.0,1.0.0.255,AU\n")).toThrow(/a\.csv: is no MaxMind database \(\.mmdb\)$/);
    expect(written("empty.mmdb", "")).toThrow("empty.mmdb: is no MaxMind database (.mmdb)");
    expect(written("a.mmdb.gz", gzipSync(makeMmdb(NETWORKS)))).toThrow("is packed with gzip, unpack it first");
    expect(written("a.zip", "PK\u0003\u0004")).toThrow("is packed with zip, unpack it first");
    expect(written("old.mmdb", makeMmdb(NETWORKS, { majorVersion: 1 }))).toThrow("old.mmdb: is a MaxMind database of version 1, expected version 2"); // prettier-ignore
    expect(written("cut.mmdb", makeMmdb(NETWORKS).subarray(200))).toThrow("cut.mmdb: is damaged");
    expect(written("short.mmdb", makeMmdb(NETWORKS).subarray(0, -20))).toThrow("short.mmdb: is damaged");
    const proxies = makeMmdb([["8.0.0.0/8", { is_anonymous: true }]], { databaseType: "GeoIP2-Anonymous-IP" });
    expect(written("proxies.mmdb", proxies)).toThrow(
      "proxies.mmdb: is a MaxMind database without countries and autonomous systems (GeoIP2-Anonymous-IP)",
    );
  });

  it("fails by no error but one that names it, whatever its bytes (property)", () => {
    const whole = makeMmdb(NETWORKS);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const bytes = Buffer.from(whole);
          for (const [place, byte] of changes) bytes[place] = byte;
          const file = folder.write("changed.mmdb", bytes);
          try {
            const database = openMmdb(file);
            for (const ip of ["8.8.8.8", "8.1.1.1", "2a00::1", "1.1.1.1"]) database.find(parseAddress(ip)!);
          } catch (error) {
            expect((error as Error).message.startsWith(`${file}: is `)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
