import { describe, expect, it } from "vitest";
import { isAuth0Record } from "../../../src/logs/auth0/isAuth0Record";
import { VENDOR_RECORDS } from "../vendorRecords";

describe("isAuth0Record(record)", () => {
  it.each(VENDOR_RECORDS)("tells the records of %s apart: %j", (format, record) => {
    expect(isAuth0Record(record)).toBe(format === "auth0");
  });
  it("takes an entry without the log's own id by its client and its details", () => {
    const data = { date: "2024-03-01T09:30:00Z", type: "s", client_id: "c-1", details: {} };
    expect(isAuth0Record({ data })).toBe(true);
    expect(isAuth0Record({ detail: { data } })).toBe(true);
    expect(isAuth0Record(data)).toBe(true);
    for (const key of ["date", "type", "client_id", "details"]) {
      expect(isAuth0Record({ data: { ...data, [key]: null } })).toBe(false);
    }
  });
  it("is false for other JSON with a date and a type", () => {
    expect(isAuth0Record({ date: "2024-03-01T09:30:00Z", type: "login", outcome: "success" })).toBe(false);
    expect(isAuth0Record({})).toBe(false);
  });
});
