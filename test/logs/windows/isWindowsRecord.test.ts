import { describe, expect, it } from "vitest";
import { isWindowsRecord } from "../../../src/logs/windows/isWindowsRecord";

describe("isWindowsRecord(record)", () => {
  it.each([
    [{ EventID: 4624, Channel: "Security" }],
    [{ EventID: "1102", Channel: "security" }],
    [{ EventID: 4672, SourceName: "Microsoft-Windows-Security-Auditing" }],
    [{ EventID: 4625, TargetUserName: "ada" }],
    [{ winlog: { event_id: 4624, channel: "Security" } }],
    [{ event: { code: "4624", provider: "Microsoft-Windows-Security-Auditing" }, winlog: {} }],
    [{ event_id: 4624, log_name: "Security", event_data: {} }],
  ])("is true for an event of the Security log: %j", (record) => {
    expect(isWindowsRecord(record)).toBe(true);
  });
  it.each([
    [{}],
    [{ timestamp: "2024-03-01T09:30:00Z", user: "ada", outcome: "success" }],
    [{ EventID: 4624 }],
    [{ EventID: 7, TargetUserName: "ada" }],
    [{ EventID: 4624, Channel: "Application" }],
    [{ Channel: "Security" }],
    [{ winlog: "Security" }],
    [{ event: { code: "4624" } }],
    [{ event_data: {} }],
  ])("is false for other JSON: %j", (record) => {
    expect(isWindowsRecord(record)).toBe(false);
  });
});
