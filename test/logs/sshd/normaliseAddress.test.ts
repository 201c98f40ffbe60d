import { describe, expect, it } from "vitest";
import { isIpAddress } from "../../../src/logs/sshd/isIpAddress";
import { normaliseAddress } from "../../../src/logs/sshd/normaliseAddress";

describe("normaliseAddress(text)", () => {
  it.each([
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:192.0.2.1", "192.0.2.1"],
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8::1", "2001:db8::1"],
    ["::1", "::1"],
    ["fe80::1%eth0", "fe80::1%eth0"],
    ["192.030.0.6", "192.030.0.6"],
    ["host.example.com", "host.example.com"],
  ])("of %s is %s", (text, address) => {
    expect(normaliseAddress(text)).toBe(address);
  });
  it.each(["", "UNKNOWN", "unknown", "?", "-", "(null)"])("is null for %j", (text) => {
    expect(normaliseAddress(text)).toBeNull();
  });
});

describe("isIpAddress(text)", () => {
  it("tells addresses from host names", () => {
    expect(["192.0.2.1", "192.030.0.6", "2001:db8::1", "::1"].every(isIpAddress)).toBe(true);
    expect(["host.example.com", "192-0-2-1.example.com", "192.0.2.1.example.com", ""].some(isIpAddress)).toBe(false);
  });
});
