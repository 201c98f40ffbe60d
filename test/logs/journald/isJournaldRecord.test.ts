import { describe, expect, it } from "vitest";
import { isJournaldRecord } from "../../../src/logs/journald/isJournaldRecord";

describe("isJournaldRecord(record)", () => {
  it.each([
    [{ __REALTIME_TIMESTAMP: "1709285400250007", MESSAGE: "x" }],
    [{ __REALTIME_TIMESTAMP: "1709285400250007", MESSAGE: null }],
    [{ __REALTIME_TIMESTAMP: "1709285400250007", __CURSOR: "s=0" }],
  ])("is true for an entry of the journal: %j", (record) => {
    expect(isJournaldRecord(record)).toBe(true);
  });
  it.each([
    [{}],
    [{ MESSAGE: "x" }],
    [{ __REALTIME_TIMESTAMP: "1709285400250007" }],
    [{ __REALTIME_TIMESTAMP: null, MESSAGE: "x" }],
    [{ timestamp: 1709285400, user: "ada", outcome: "success" }],
    [{ EventID: 4624, Channel: "Security", Message: "x" }],
    [{ eventType: "user.session.start", published: "2024-03-01T09:30:00Z", actor: {} }],
  ])("is false for other JSON: %j", (record) => {
    expect(isJournaldRecord(record)).toBe(false);
  });
});
