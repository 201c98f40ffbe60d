import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accountName,
  formerAccount,
  mistypedAccount,
  mistypedAccounts,
  strangerAccount,
} from "../../../src/generate/organisation/accountName";
import { COMMON_NAMES, personName, strangerName } from "../../../src/generate/organisation/names";
import { only, quietOrganisation } from "../quiet";

const { people } = quietOrganisation({ users: 10, roles: { service: 0 } });

describe("accountName(people, account)", () => {
  it("is the person's own name", () => {
    expect(accountName(people, 0)).toBe("ada.adler");
    expect(accountName(people, 9)).toBe("dora.ek");
  });
  it("is a service's name for a service", () => {
    const services = quietOrganisation({ users: 2, roles: only("service") }).people;
    expect(accountName(services, 1)).toBe("svc-backup-0001");
  });
  it("is the name of who left, for accounts after the last", () => {
    expect(formerAccount(10, 3)).toBe(13);
    expect(accountName(people, formerAccount(10, 3))).toBe(personName(13));
  });
  it("is one of two slips of a person's name, or the name that they have somewhere else", () => {
    expect(accountName(people, mistypedAccount(0, 0))).toBe("aad.adler");
    expect(accountName(people, mistypedAccount(0, 1))).toBe("ada.daler");
    expect(accountName(people, mistypedAccount(3, 2))).toBe(strangerName(COMMON_NAMES + 21));
    expect(mistypedAccount(3, 5)).toBe(mistypedAccount(3, 2));
  });
  it("is a stranger's name for those who do not exist", () => {
    expect(accountName(people, strangerAccount(0))).toBe("admin");
  });
  it("is never empty and never two accounts', but for names from somewhere else (property)", () => {
    const kinds = fc.oneof(
      fc.nat(9),
      fc.nat(999).map((index) => formerAccount(10, index)),
      fc.tuple(fc.nat(9), fc.nat(1)).map(([person, slip]) => mistypedAccount(person, slip)),
      fc.nat(2_000_000).map(strangerAccount),
    );
    const names = new Map<string, number>();
    fc.assert(
      fc.property(kinds, (account) => {
        const name = accountName(people, account);
        expect(name).not.toBe("");
        expect(names.get(name) ?? account).toBe(account);
        names.set(name, account);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("mistypedAccounts(users)", () => {
  it("are the numbers that mistypedAccount gives, none of them a real account's or a stranger's", () => {
    const [first, end] = mistypedAccounts(100_000);
    expect(first).toBe(mistypedAccount(0, 0));
    expect(end).toBe(mistypedAccount(99_999, 2) + 1);
    expect(first).toBeGreaterThan(formerAccount(100_000, 999));
    expect(end).toBeLessThanOrEqual(strangerAccount(0));
  });
});
