import { describe, expect, it } from "vitest";
import { createPseudonyms } from "../../../src/pseudonyms/createPseudonyms";
import { createRevealer } from "../../../src/pseudonyms/reveal/createRevealer";
import { anyKey } from "../anyKey";

const pseudonyms = createPseudonyms(anyKey());
const [ada, machine, host] = [
  pseudonyms.of("user", "ada"),
  pseudonyms.of("user", "DC01$"),
  pseudonyms.of("host", "=payroll"),
];
const names = new Map([
  [ada, "ada"],
  [machine, "DC01$"],
  [host, "=payroll"],
  [pseudonyms.of("source_ip", "ada-laptop"), "ada-laptop"],
  [pseudonyms.of("source_ip", "fe80::1%eth0"), "fe80::1%eth0"],
  [pseudonyms.of("user_agent", "curl/8"), "curl/8"],
  [pseudonyms.of("user_agent", "own tool"), "own tool"],
  [pseudonyms.of("failure_reason", "ada has left"), "ada has left"],
  [pseudonyms.file("/var/log/auth.log"), "/var/log/auth.log"],
]);
const revealer = () => createRevealer(names, pseudonyms);

describe("createRevealer(names, pseudonyms).reveal(column, cell)", () => {
  it.each([...names])("puts back what %s stands for", (pseudonym, name) => {
    const column = /^(?:source-|fe80)/.test(pseudonym) || pseudonym.includes("%") ? "source_ip" : "x";
    expect(revealer().reveal(column, pseudonym)).toBe(name.startsWith("=") ? `'${name}` : name);
  });
  it("puts back every name in a sentence", () => {
    const text = `first sign-in of ${ada} and ${machine}, on ${host}`;
    expect(revealer().reveal("reason", text)).toBe("first sign-in of ada and DC01$, on =payroll");
  });
  it("computes addresses from the key, without any name", () => {
    const { reveal } = createRevealer(new Map(), pseudonyms);
    for (const text of ["8.8.8.8", "10.0.0.7", "2001:db8::7", "::ffff:8.8.8.8", "127.0.0.1"]) {
      expect(reveal("source_ip", pseudonyms.of("source_ip", text))).toBe(text);
    }
  });
  it("leaves alone what is no pseudonym, or one that it does not know", () => {
    const unknown = pseudonyms.of("user", "nobody");
    for (const cell of [null, "", "'=cmd", "user-x", "superuser-aaaaaaaaaaaaaaaab", "8.8.8.8", unknown]) {
      expect(revealer().reveal("user", cell)).toBe(cell);
    }
  });
  it("does not reveal what stands in a revealed name once more", () => {
    const nested = new Map([[ada, machine], [machine, "DC01$"]]); // prettier-ignore
    expect(createRevealer(nested, pseudonyms).reveal("user", ada)).toBe(machine);
  });
});

describe("createRevealer(names, pseudonyms).count(isRevealed)", () => {
  it("counts each pseudonym once, by kind", () => {
    const { reveal, count } = revealer();
    const unknown = [pseudonyms.of("user", "nobody"), pseudonyms.of("source_ip", "somewhere")];
    for (const cell of [ada, ada, machine, host, unknown[0]!]) reveal("user", cell);
    for (const cell of [pseudonyms.of("source_ip", "8.8.8.8"), unknown[1]!, unknown[1]!]) reveal("source_ip", cell);
    expect([...count(true)]).toEqual([["user", 2], ["host", 1], ["source", 1]]); // prettier-ignore
    expect([...count(false)]).toEqual([["user", 1], ["source", 1]]); // prettier-ignore
  });
});
