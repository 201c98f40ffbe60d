import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Address, parseAddress } from "../../src/addresses/parseAddress";
import { unknownPlace } from "../../src/places/Place";
import { rememberPlaces } from "../../src/places/rememberPlaces";
import { anyAddress } from "../addresses/anyAddress";

/** A place that is another one for each address; none for every seventh. */
const placeOf = ({ words }: Address) => {
  const sum = words.reduce((total, word) => total + word, 0);
  return sum % 7 === 0 ? null : { ...unknownPlace(), asn: sum };
};

describe("rememberPlaces(lookUp)", () => {
  it("looks an address up once, also when nothing is known about it", () => {
    const asked: string[] = [];
    const remember = rememberPlaces(({ text }) => (asked.push(text), null));
    for (const ip of ["1.2.3.4", "1.2.3.4", "2a00::1", "2a00::1", "1.2.3.4"]) expect(remember(ip)).toBeNull();
    expect(asked).toEqual(["1.2.3.4", "2a00::1"]);
  });

  it.each([
    "",
    "UNKNOWN",
    "01.2.3.4",
    "fe80::1%eth0",
    ":",
    "1.2.3.4:22",
    "a".repeat(100_000),
    `${":".repeat(100_000)}`,
  ])("asks nobody about a text that is no address", (text) => {
    const remember = rememberPlaces(() => {
      throw new Error("asked");
    });
    expect(remember(text)).toBeNull();
  });

  it("takes two addresses that share a place in memory for two", () => {
    const remember = rememberPlaces(placeOf);
    // More addresses than places, asked twice in turn.
    for (let round = 0; round < 2; round++) {
      for (let word = 0; word < 600_000; word += 1) {
        const place = remember(`10.${word >> 16}.${(word >> 8) & 255}.${word & 255}`);
        if ((place?.asn ?? null) !== (placeOf({ text: "", words: [0x0a000000 + word] })?.asn ?? null)) {
          expect.fail(`another place for ${word}`);
        }
      }
    }
  });

  it("is what looking up gives, for any addresses in any order (property)", () => {
    const remember = rememberPlaces(placeOf);
    fc.assert(
      fc.property(fc.array(anyAddress, { maxLength: 20 }), (ips) => {
        for (const ip of [...ips, ...ips]) expect(remember(ip)).toEqual(placeOf(parseAddress(ip)!));
      }),
    );
  });
});
