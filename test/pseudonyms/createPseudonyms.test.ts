import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TEXT_FIELDS, WORD_FIELDS } from "../../src/logs/EventBatch";
import {
  createPseudonyms,
  PSEUDONYM_PREFIXES,
  type PseudonymField,
  type StoredField,
} from "../../src/pseudonyms/createPseudonyms";
import { anyEvent } from "../logs/anyEvent";
import { anyKey } from "./anyKey";

const pseudonyms = createPseudonyms(anyKey());
const FIELDS = [...WORD_FIELDS, ...TEXT_FIELDS].filter((field) => field !== "event_id");
const EXAMPLE: Record<StoredField, string> = {
  user: "ada.lovelace@example.com",
  source_ip: "8.8.8.8",
  outcome: "failure",
  failure_reason: "bad password",
  action: "login",
  method: "password",
  country: "DE",
  city: "Berlin",
  user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0",
  device: "ada's laptop",
  host: "payroll",
  session_id: "s1",
};
/** The fields whose text is replaced, whatever it is. */
const NAMED: PseudonymField[] = ["user", "device", "host", "session_id", "user_agent"];

describe("createPseudonyms(key).of(field, text)", () => {
  it("replaces what names somebody, and keeps where from and what", () => {
    expect(Object.fromEntries(FIELDS.map((field) => [field, pseudonyms.of(field, EXAMPLE[field])])))
      .toMatchInlineSnapshot(`
      {
        "action": "login",
        "city": "Berlin",
        "country": "DE",
        "device": "device-2jvpuyk4lxbzlyda",
        "failure_reason": "bad password",
        "host": "host-v5anvrdyawg77w3n",
        "method": "password",
        "outcome": "failure",
        "session_id": "session-hdt5o5dqxoymij5b",
        "source_ip": "9.7.207.240",
        "user": "user-gddlczleiagng4nh",
        "user_agent": "agent-firefox-7zwxhmbhsznlrtpz",
      }
    `);
  });
  it("leaves nothing of a text behind, whatever it is (property)", () => {
    const words = { actions: ["login"], methods: ["password"], reasons: ["bad password"] };
    fc.assert(
      fc.property(anyEvent(words), (event) => {
        for (const field of NAMED) {
          if (event[field] === null) continue;
          expect(pseudonyms.of(field, event[field])).toMatch(/^[a-z]+(?:-[a-z]{2,12})?-[a-z2-7]{16}\$?$/);
        }
        for (const field of ["action", "method", "failure_reason"] as const) {
          if (event[field] === null) continue;
          const text = pseudonyms.of(field, event[field]);
          expect(text === event[field] || /^(?:action|method|reason)-[a-z2-7]{16}$/.test(text)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
  it("is the same for the same text, another one for another text or another field (property)", () => {
    const fields = Object.keys(PSEUDONYM_PREFIXES).filter((field) => field !== "source_ip") as PseudonymField[];
    const again = createPseudonyms(anyKey());
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string(), fc.string(), (field, one, other) => {
        expect(again.of(field, one)).toBe(pseudonyms.of(field, one));
        expect(pseudonyms.of(field, one) === pseudonyms.of(field, other)).toBe(one === other);
      }),
    );
    const codes = ["user", "host", "device", "session_id"].map((field) =>
      pseudonyms.of(field as PseudonymField, "x").slice(-16),
    );
    expect(new Set(codes).size).toBe(4);
  });
  it("takes names by their exact text", () => {
    const names = ["ada", "Ada", "ada ", "EXAMPLE\\ada", "ada@example.com", "007", "7", "__proto__", "\u202eada"];
    expect(new Set(names.map((name) => pseudonyms.of("user", name))).size).toBe(names.length);
  });
  it("keeps the $ of a machine's account, and makes it an account of its own", () => {
    expect(pseudonyms.of("user", "DC01$")).toMatch(/^user-[a-z2-7]{16}\$$/);
    expect(pseudonyms.of("user", "DC01$").slice(0, -1)).not.toBe(pseudonyms.of("user", "DC01"));
  });
  it("hides every other part of a name, that of a service or an administrator too", () => {
    for (const name of ["root", "Administrator", "svc-backup", "x@example.com"]) {
      expect(pseudonyms.of("user", name)).toMatch(/^user-[a-z2-7]{16}$/);
    }
  });
  it("gives a host name that stands where an address does no address", () => {
    expect(pseudonyms.of("source_ip", "ada-laptop.example.com")).toMatch(/^source-[a-z2-7]{16}$/);
    expect(pseudonyms.of("source_ip", "192.030.0.6")).toMatch(/^source-[a-z2-7]{16}$/);
  });
  it("keeps words about signing in, and hides others", () => {
    expect(pseudonyms.of("failure_reason", "account locked")).toBe("account locked");
    expect(pseudonyms.of("failure_reason", "ada is locked")).toMatch(/^reason-[a-z2-7]{16}$/);
    expect(pseudonyms.of("action", "ada")).toMatch(/^action-[a-z2-7]{16}$/);
    expect(pseudonyms.of("method", "ada's phone")).toMatch(/^method-[a-z2-7]{16}$/);
  });
  it("tells kinds of programs apart, and hides the rest of a user agent", () => {
    expect(pseudonyms.of("user_agent", "curl/8.5.0")).toMatch(/^agent-curl-[a-z2-7]{16}$/);
    expect(pseudonyms.of("user_agent", "ada's tool")).toMatch(/^agent-[a-z2-7]{16}$/);
    expect(pseudonyms.of("user_agent", "curl/8.5.0")).not.toBe(pseudonyms.of("user_agent", "curl/8.5.1"));
  });
});

describe("createPseudonyms(key)", () => {
  it("calls a file by a pseudonym that tells the key", () => {
    expect(pseudonyms.file("/home/ada/auth.log")).toMatch(new RegExp(`^file-[a-z2-7]{16}-${pseudonyms.keyId}$`));
    expect(pseudonyms.file("/home/ada/auth.log")).not.toBe(pseudonyms.file("auth.log"));
    expect(pseudonyms.keyId).toMatch(/^[a-z2-7]{6}$/);
    expect(createPseudonyms(anyKey("other")).keyId).not.toBe(pseudonyms.keyId);
  });
  it("gives other pseudonyms with another key", () => {
    const other = createPseudonyms(anyKey("other"));
    for (const field of [...NAMED, "source_ip"] as const) {
      expect(pseudonyms.of(field, EXAMPLE[field])).not.toBe(other.of(field, EXAMPLE[field]));
    }
  });
  it("takes all of a long key into account", () => {
    const long = Uint8Array.of(...anyKey(), 1);
    expect(createPseudonyms(long).keyId).not.toBe(createPseudonyms(long.with(32, 2)).keyId);
  });
  it("refuses a short key", () => {
    expect(() => createPseudonyms(new Uint8Array(31))).toThrow(
      new RangeError("createPseudonyms: key must be at least 32 bytes, got 31"),
    );
  });
});
