import { describe, expect, it } from "vitest";
import { isGsuiteRecord } from "../../../src/logs/gsuite/isGsuiteRecord";
import { VENDOR_RECORDS } from "../vendorRecords";

describe("isGsuiteRecord(record)", () => {
  it.each(VENDOR_RECORDS)("tells the records of %s apart: %j", (format, record) => {
    expect(isGsuiteRecord(record)).toBe(format === "gsuite");
  });
  it("asks for the application that the activity is of, whatever else is missing", () => {
    expect(isGsuiteRecord({ id: { applicationName: "login" } })).toBe(true);
    for (const id of [{}, null, "login", { applicationName: "" }]) expect(isGsuiteRecord({ id })).toBe(false);
  });
});
