import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPamFields, splitPamRuser } from "../../../src/logs/sshd/splitPamFields";

const START = "logname= uid=0 euid=0 tty=ssh ruser=";

describe("splitPamFields(text)", () => {
  it.each([
    [`${START} rhost=192.0.2.1  user=root`, "192.0.2.1", "root"],
    [`${START} rhost=192.0.2.1 user=root`, "192.0.2.1", "root"],
    [`${START} rhost=h.example.com `, "h.example.com", null],
    [`${START} rhost=`, "", null],
    [`${START} rhost=192.0.2.1 user=x rhost=203.0.113.9`, "192.0.2.1", "x rhost=203.0.113.9"],
  ])("splits %j", (text, address, user) => {
    expect(splitPamFields(text)).toEqual({ address, user });
  });
  it.each(["", START, `${START} rhost=a b`, "rhost=192.0.2.1"])("is null for %j", (text) => {
    expect(splitPamFields(text)).toBeNull();
  });
});

describe("splitPamRuser(text)", () => {
  it.each([
    ["bob rhost=192.0.2.1  user=bob", "192.0.2.1", "bob", true],
    ["bob rhost=192.0.2.1 ", "192.0.2.1", "bob", false],
    ["a b rhost=192.0.2.1 user=a b", "192.0.2.1", "a b", true],
    [" rhost=192.0.2.1  user=bob", "192.0.2.1", "bob", true],
    [" rhost=192.0.2.1 ", "192.0.2.1", null, false],
    ["x rhost=6.6.6.6 user=x rhost=192.0.2.1 user=x rhost=6.6.6.6 user=x", "192.0.2.1", "x rhost=6.6.6.6 user=x", true],
  ])("splits %j", (end, address, user, isKnown) => {
    expect(splitPamRuser(START + end)).toEqual({ address, user, isKnown });
  });
  it.each([
    // Which address the client wrote and which the service did cannot be told.
    "x rhost=192.0.2.1   rhost=198.51.100.66  user=x rhost=192.0.2.1  ",
    "x rhost=6.6.6.6 rhost=192.0.2.1 user=x rhost=6.6.6.6",
    " rhost=192.0.2.1  user=x rhost=6.6.6.6",
    " rhost=6.6.6.6 user=z rhost=192.0.2.1 ",
  ])("is ambiguous for %j", (end) => {
    expect(splitPamRuser(START + end)).toBe("ambiguous");
  });
  it("never takes an address that the client wrote, whatever name it sends (property)", () => {
    const piece = fc.constantFrom("x", " ", "  ", " rhost=6.6.6.6", " rhost=192.0.2.1", " user=", "user=x");
    const name = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(""));
    let read = 0;
    fc.assert(
      fc.property(name, fc.constantFrom("", " ", " user=", "  user="), (client, end) => {
        const user = end.endsWith("=") ? client : "";
        const found = splitPamRuser(`${START}${client} rhost=192.0.2.1${end}${user}`);
        if (found === null || found === "ambiguous") return;
        expect(found.address).toBe("192.0.2.1");
        read++;
      }),
      { numRuns: 5_000 },
    );
    expect(read).toBeGreaterThan(1_000);
  });
  it.each(["", "bob", "bob rhost=a b", " rhost=a b c"])("is null for %j", (end) => {
    expect(splitPamRuser(START + end)).toBeNull();
  });
});
