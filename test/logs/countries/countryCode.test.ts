import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNTRIES } from "../../../src/logs/countries/COUNTRIES";
import { countryCode } from "../../../src/logs/countries/countryCode";
import { countryName } from "../../../src/logs/countries/countryName";

const CODES = Object.keys(COUNTRIES);

describe("COUNTRIES", () => {
  it("has the 249 countries of ISO 3166-1 and Kosovo, in order", () => {
    expect(CODES).toHaveLength(250);
    expect([...CODES].sort()).toEqual(CODES);
    expect(CODES.every((code) => /^[A-Z]{2}$/.test(code))).toBe(true);
  });
  it("has no name twice, so that every one leads to its country", () => {
    for (const [code, names] of Object.entries(COUNTRIES)) {
      for (const name of names) expect([name, countryCode(name)]).toEqual([name, code]);
    }
  });
});

describe("countryCode(name)", () => {
  it.each([
    ["United States", "US"],
    ["the united states", "US"],
    ["Russian Federation", "RU"],
    ["Côte d’Ivoire", "CI"],
    ["Cote d'Ivoire", "CI"],
    ["Trinidad & Tobago", "TT"],
    ["St. Kitts & Nevis", "KN"],
    ["Namibia", "NA"],
    ["NA", "NA"],
    ["Turkey", "TR"],
    ["Republic of the Congo", "CG"],
    ["Democratic Republic of the Congo", "CD"],
  ])("takes %j for %s", (name, code) => {
    expect(countryCode(name)).toBe(code);
  });
  it.each(["", "Utopia", "de", "constructor", "__proto__", "United", "\u202eGermany2"])(
    "has no code for %j",
    (name) => {
      expect(countryCode(name)).toBeNull();
    },
  );
  it("knows the English names that Node has", () => {
    // Names differ between versions of Node: what is read does not depend on them, but it should know most of them.
    const names = new Intl.DisplayNames(["en"], { type: "region" });
    const known = CODES.filter((code) => countryCode(names.of(code)!) === code);
    expect(known.length).toBeGreaterThan(240);
  });
  it("never throws (property)", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(countryCode(name)).toSatisfy((code: string | null) => code === null || CODES.includes(code));
      }),
    );
  });
});

describe("countryName(code)", () => {
  it("is the first name of the country, and null for what is no code", () => {
    expect(countryName("DE")).toBe("Germany");
    for (const code of ["de", "ZZ", "constructor", ""]) expect(countryName(code)).toBeNull();
  });
  it("is read back as the code", () => {
    for (const code of CODES) expect(countryCode(countryName(code)!)).toBe(code);
  });
});
