import { describe, expect, it } from "vitest";
import { EVENT_MESSAGES } from "../../../../src/logs/windows/csv/EVENT_MESSAGES";
import { readEventMessage } from "../../../../src/logs/windows/csv/readEventMessage";
import { isSignInEvent } from "../../../../src/logs/windows/judgeWindowsEvent";
import { DATA_FIELDS } from "../../../../src/logs/windows/windowsFields";

const PLACES = EVENT_MESSAGES.get(4624)!;
const message = (...lines: string[]) => readEventMessage(["An account was …", "", ...lines].join("\n"), PLACES);

describe("readEventMessage(message, places)", () => {
  it("reads what stands under a section, and the section's own lines", () => {
    expect(
      message(
        ...[
          "Subject:",
          "\tAccount Name:\t\tPC7$",
          "",
          "Logon Type:\t\t\t3",
          "",
          "New Logon:",
          "\tAccount Name:\t\tada",
        ],
        ...["\tLogon ID:\t\t0x11F1A90", "", "Network Information:", "\tSource Network Address:\t192.0.2.5"],
      ),
    ).toEqual({ LogonType: "3", TargetUserName: "ada", TargetLogonId: "0x11f1a90", IpAddress: "192.0.2.5" });
  });
  it("keeps the spaces of a value, and takes spaces for tabs where there are none", () => {
    expect(message("New Logon:", "\tAccount Name:\t\t ada ")).toEqual({ TargetUserName: " ada " });
    expect(message("New Logon:", "    Account Name:        ada")).toEqual({ TargetUserName: "ada" });
  });
  it.each([
    ["NULL SID", "S-1-0-0"],
    ["ANONYMOUS LOGON", "S-1-5-7"],
    ["NT AUTHORITY\\ANONYMOUS LOGON", "S-1-5-7"],
    ["SYSTEM", "S-1-5-18"],
    ["LOCAL SERVICE", "S-1-5-19"],
    ["NT AUTHORITY\\NETWORK SERVICE", "S-1-5-20"],
    ["Window Manager\\DWM-2", "S-1-5-90-0-2"],
    ["Font Driver Host\\UMFD-0", "S-1-5-96-0-0"],
    ["EXAMPLE\\DWM-1", "EXAMPLE\\DWM-1"],
    ["S-1-5-21-1-2-3-1104", "S-1-5-21-1-2-3-1104"],
  ])("puts the SID back that is shown as %s", (shown, sid) => {
    expect(message("New Logon:", `\tSecurity ID:\t\t${shown}`)).toEqual({ TargetUserSid: sid });
  });
  it("takes the first place for what stands before the client's texts, the last for what stands behind", () => {
    expect(
      message(
        ...["New Logon:", "\tAccount Name:\t\tx", "\tAccount Name:\t\troot", "", "Network Information:"],
        ...["\tSource Network Address:\t203.0.113.9", "", "Forged:", "\tSource Network Address:\t192.0.2.5"],
      ),
    ).toEqual({ TargetUserName: "x", IpAddress: "192.0.2.5" });
  });
  it("keeps the lines of a value that look like nothing else", () => {
    expect(message("New Logon:", "\tAccount Name:\t\ta", "b: 1", "c,d:e", "\tAccount Domain:\t\tx")).toEqual({
      TargetUserName: "a\nb: 1\nc,d:e",
    });
  });
  it("is empty for a message of another event, and for none", () => {
    expect(message("Something else.")).toEqual({});
    expect(readEventMessage("", PLACES)).toEqual({});
  });
});

describe("EVENT_MESSAGES", () => {
  it("has each event that is read, and only fields that are read", () => {
    const numbers = Array.from({ length: 10_000 }, (_, number) => number);
    expect([...EVENT_MESSAGES.keys()]).toEqual(numbers.filter(isSignInEvent));
    for (const places of EVENT_MESSAGES.values()) {
      for (const { field } of places.values()) expect([...DATA_FIELDS]).toContain(field);
    }
  });
});
