import { describe, expect, it } from "vitest";
import { reasonOfKerberosStatus, reasonOfNtStatus } from "../../../src/logs/windows/windowsReason";

describe("reasonOfNtStatus(status, subStatus)", () => {
  // Meanings from Microsoft's page on event 4625.
  it.each([
    [0xc000006d, 0xc000006a, "bad password"],
    [0xc000006d, 0xc0000064, "unknown user"],
    [0xc000006e, 0xc0000071, "password expired"],
    [0xc0000224, 0, "password expired"],
    [0xc0000234, 0, "account locked"],
    [0xc000006e, 0xc0000072, "account disabled"],
    [0xc000006e, 0xc0000193, "account expired"],
    [0xc000006e, 0xc000006f, "blocked by policy"],
    [0xc000006d, 0xc000006d, null],
    [0xc000006d, 0, null],
    [0, 0, null],
    [0xc000010b, 0, "status 0xc000010b"],
    [0xc000006d, 0xc0000380, "status 0xc0000380"],
  ])("%d, %d is %s", (status, subStatus, reason) => {
    expect(reasonOfNtStatus(status, subStatus)).toBe(reason);
  });
});

describe("reasonOfKerberosStatus(status)", () => {
  // RFC 4120, 7.5.9
  it.each([
    [0x06, "unknown user"],
    [0x0c, "blocked by policy"],
    [0x12, "account locked or disabled"],
    [0x17, "password expired"],
    [0x18, "bad password"],
    [0x25, "status 0x25"],
    [0x3c, null],
    [0, null],
  ])("%d is %s", (status, reason) => {
    expect(reasonOfKerberosStatus(status)).toBe(reason);
  });
});
