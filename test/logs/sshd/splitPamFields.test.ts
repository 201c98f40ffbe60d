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
  it.each(["", "bob", "bob rhost=a b", " rhost=a b c"])("is null for %j", (end) => {
    expect(splitPamRuser(START + end)).toBeNull();
  });
});
