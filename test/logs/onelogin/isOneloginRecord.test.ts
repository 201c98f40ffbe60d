import { describe, expect, it } from "vitest";
import { isOneloginRecord } from "../../../src/logs/onelogin/isOneloginRecord";
import { VENDOR_RECORDS } from "../vendorRecords";

describe("isOneloginRecord(record)", () => {
  it.each(VENDOR_RECORDS)("tells the records of %s apart: %j", (format, record) => {
    expect(isOneloginRecord(record)).toBe(format === "onelogin");
  });
  it.each([
    {},
    { event_type_id: "login", user_id: 7, user_name: "Ada" },
    { event_type_id: 5, user_id: 7 },
    { event_type_id: null, user_id: 7, user_name: "Ada" },
    { event: { type: "login", user_id: 7, user_name: "Ada" } },
  ])("is false for what only looks like it: %j", (record) => {
    expect(isOneloginRecord(record)).toBe(false);
  });
});
