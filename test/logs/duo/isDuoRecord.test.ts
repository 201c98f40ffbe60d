import { describe, expect, it } from "vitest";
import { isDuoRecord } from "../../../src/logs/duo/isDuoRecord";
import { VENDOR_RECORDS } from "../vendorRecords";

describe("isDuoRecord(record)", () => {
  it.each(VENDOR_RECORDS)("tells the records of %s apart: %j", (format, record) => {
    expect(isDuoRecord(record)).toBe(format === "duo");
  });
  it.each([
    {},
    { event_type: "authentication", factor: "duo_push", result: "success" },
    { event_type: "login", factor: "duo_push", result: "success", application: {} },
    { event_type: "authentication", factor: "duo_push", application: {} },
    { action: "login", timestamp: 1709285400, username: "ada", result: "success" },
    { action: "login", isotimestamp: "2024-03-01T09:30:00Z", timestamp: 1709285400 },
  ])("is false for what only looks like it: %j", (record) => {
    expect(isDuoRecord(record)).toBe(false);
  });
});
