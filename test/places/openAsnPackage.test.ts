import { describe, expect, it } from "vitest";
import { openAsnPackage } from "../../src/places/openAsnPackage";
import { parseAddress } from "../../src/addresses/parseAddress";
import { temporaryFolder } from "../logs/temporaryFolder";

const folder = temporaryFolder();
folder.write("package.json", '{"version":"2.3.2026061719"}');
folder.write("asn-ipv4.csv", '8.8.8.0,8.8.8.255,15169,"Google LLC"\n');
folder.write("asn-ipv6.csv", "2001:4860::,2001:4860:ffff:ffff:ffff:ffff:ffff:ffff,15169,Google LLC\n");
const asnOf = (ip: string) => openAsnPackage(folder.path)!.find(parseAddress(ip)!)?.asn ?? null;

describe("openAsnPackage(folder)", () => {
  it("knows the AS number of IPv4 and IPv6 addresses, and nothing else about them", () => {
    expect(["8.8.8.8", "8.8.9.0", "2001:4860::1", "2001:4861::"].map(asnOf)).toEqual([15169, null, 15169, null]);
    expect(openAsnPackage(folder.path)!.find(parseAddress("8.8.8.8")!)).toEqual({
      country: null,
      city: null,
      latitude: null,
      longitude: null,
      asn: 15169,
    });
  });

  it("takes the date from the package's version", () => {
    expect(openAsnPackage(folder.path)).toMatchObject({ name: "RouteViews/DB-IP/NRO", date: "2026-06-17" });
  });

  it("is null where the package is not installed", () => {
    expect(openAsnPackage(null)).toBeNull();
  });

  it("names the file that is damaged", () => {
    folder.write("asn-ipv6.csv", "<html>");
    expect(() => asnOf("2001:4860::1")).toThrow(/asn-ipv6\.csv:1: is damaged/);
  });
});

const installed = openAsnPackage();
const MISSING = installed === null ? " (skipped: the package is not installed)" : "";

describe.skipIf(installed === null)(`openAsnPackage() of @ip-location-db/asn${MISSING}`, () => {
  it("knows Google's and Cloudflare's numbers", () => {
    const ips = ["8.8.8.8", "1.1.1.1", "2001:4860:4860::8888", "2606:4700::1111"];
    expect(ips.map((ip) => installed!.find(parseAddress(ip)!)?.asn)).toEqual([15169, 13335, 15169, 13335]);
  });
});
