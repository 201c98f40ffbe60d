import { describe, expect, it } from "vitest";
import { isCloudtrailRecord } from "../../../src/logs/cloudtrail/isCloudtrailRecord";

const RECORD = { eventSource: "iam.amazonaws.com", eventName: "ListUsers", userIdentity: { type: "Root" } };

describe("isCloudtrailRecord(object)", () => {
  it("is true for a record of any service, and for a delivery", () => {
    expect(isCloudtrailRecord(RECORD)).toBe(true);
    expect(isCloudtrailRecord({ Records: [RECORD] })).toBe(true);
  });
  it.each([
    [{}],
    [{ Records: [] }],
    [{ Records: [7] }],
    [{ ...RECORD, eventSource: "iam.example.com" }],
    [{ ...RECORD, userIdentity: "ada" }],
    [{ eventName: "login", user: "ada" }],
  ])("is false for other JSON: %j", (record) => {
    expect(isCloudtrailRecord(record)).toBe(false);
  });
});
