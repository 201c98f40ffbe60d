import { describe, expect, it } from "vitest";
import {
  COMMON_NAMES,
  mistypedName,
  personName,
  serviceName,
  strangerName,
} from "../../../src/generate/organisation/names";

const MOST_USERS = 100_000;
/** The accounts of those who left come after the users. */
const PEOPLE = Array.from({ length: MOST_USERS + 1_000 }, (_, index) => personName(index));

describe("personName(index)", () => {
  it.each([
    [0, "ada.adler"],
    [1, "ali.ahmed"],
    [49, "zoe.yilmaz"],
    [50, "ada.ahmed"],
    [2_499, "zoe.wang"],
    [2_500, "ada.adler2"],
  ])("of %d is %s", (index, name) => {
    expect(personName(index)).toBe(name);
  });
  it("is different for everyone whom an organisation can have, and for those who have left", () => {
    expect(new Set(PEOPLE).size).toBe(PEOPLE.length);
  });
});

describe("serviceName(index)", () => {
  it("says what the service does and which account it is", () => {
    expect([serviceName(0), serviceName(3), serviceName(12_345)]).toEqual([
      "svc-ci-0000",
      "svc-deploy-0003",
      "svc-sync-12345",
    ]);
  });
});

describe("mistypedName(name, position)", () => {
  it("has two neighbouring letters the wrong way round", () => {
    expect(mistypedName("ada.adler", 1)).toBe("aad.adler");
    expect(mistypedName("ada.adler", 4)).toBe("ada.daler");
  });
  it("has one letter more where the two are the same", () => {
    expect(mistypedName("aab", 0)).toBe("aaab");
    expect(mistypedName("goran.moor", 7)).toBe("goran.mooor");
  });
  it("counts positions round, so that every name has one", () => {
    expect(mistypedName("bo", 3)).toBe("ob");
    expect(mistypedName("x", 5)).toBe("xx");
  });
  it("is never the name of somebody who is there", () => {
    const known = new Set(PEOPLE);
    const slips = PEOPLE.flatMap((name) => [mistypedName(name, 1), mistypedName(name, 4)]);
    expect(slips.filter((name) => known.has(name))).toEqual([]);
  });
});

describe("strangerName(index)", () => {
  it("begins with the names that every system is tried with", () => {
    expect(COMMON_NAMES).toBe(16);
    expect(Array.from({ length: 3 }, (_, index) => strangerName(index))).toEqual(["admin", "root", "test"]);
    expect(strangerName(15)).toBe("webmaster");
  });
  it("is different for each, and nobody's name here", () => {
    const strangers = Array.from({ length: 100_000 }, (_, index) => strangerName(index));
    expect(new Set(strangers).size).toBe(strangers.length);
    const known = new Set(PEOPLE);
    expect(strangers.filter((name) => known.has(name) || name.startsWith("svc-"))).toEqual([]);
  });
});
