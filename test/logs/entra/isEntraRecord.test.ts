import { describe, expect, it } from "vitest";
import { isEntraRecord } from "../../../src/logs/entra/isEntraRecord";

describe("isEntraRecord(record)", () => {
  it.each([
    [{ category: "SignInLogs", properties: {} }],
    [{ category: "ManagedIdentitySignInLogs", properties: {} }],
    [{ category: "AuditLogs", resourceId: "/tenants/t/providers/Microsoft.aadiam" }],
    [{ createdDateTime: "2024-03-01T09:30:00Z", userPrincipalName: "ada", status: { errorCode: 0 } }],
  ])("is true for a record of Entra's logs: %j", (record) => {
    expect(isEntraRecord(record)).toBe(true);
  });
  it.each([
    [{}],
    [{ category: "AuditLogs" }],
    [{ category: "login", properties: {} }],
    [{ createdDateTime: "2024-03-01T09:30:00Z", status: { errorCode: 0 } }],
    [{ time: "2024-03-01T09:30:00Z", user: "ada", status: "ok" }],
  ])("is false for other JSON: %j", (record) => {
    expect(isEntraRecord(record)).toBe(false);
  });
});
