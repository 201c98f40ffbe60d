import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEntraReader } from "../../../src/logs/entra/createEntraReader";
import { anyJsonLine } from "../anyJsonLine";
import { judgedLines, verdictsOf } from "../verdictsOf";

/** What Microsoft Graph gives for one sign-in. */
const SIGN_IN = {
  id: "66ea54eb-0001",
  createdDateTime: "2024-03-01T09:30:00.2500001Z",
  userPrincipalName: "ada@example.com",
  appDisplayName: "Mail",
  ipAddress: "192.0.2.5",
  userAgent: "Mozilla/5.0",
  isInteractive: true,
  status: { errorCode: 0, failureReason: "Other.", additionalDetails: null },
  deviceDetail: { deviceId: "d-7", operatingSystem: "Windows 11" },
  location: { city: "Bordeaux", countryOrRegion: "FR", geoCoordinates: { latitude: 44.84, longitude: -0.58 } },
  autonomousSystemNumber: 64500,
  sessionId: "s-9",
  authenticationDetails: [
    { authenticationMethod: "Password", succeeded: true },
    { authenticationMethod: "Mobile app notification", succeeded: true },
  ],
};

/** The same as the diagnostic settings of Azure export it. */
function exported(properties: object, record: object = {}): object {
  return {
    time: "2024-03-01T09:35:00.0000000Z",
    category: "SignInLogs",
    operationName: "Sign-in activity",
    resultType: "0",
    callerIpAddress: "192.0.2.99",
    Level: "4",
    properties: { ...SIGN_IN, ...properties },
    ...record,
  };
}

function read(record: object) {
  const { events, rejected, ignored } = verdictsOf(createEntraReader, [record]);
  expect({ rejected, ignored }).toEqual({ rejected: [], ignored: [] });
  return events[0]!;
}

const EXPECTED = {
  line: 1,
  event_id: "66ea54eb-0001",
  // date -u -d 2024-03-01T09:30:00Z +%s is 1709285400
  timestampUs: 1709285400250000,
  user: "ada@example.com",
  source_ip: "192.0.2.5",
  outcome: "success",
  failure_reason: null,
  action: "login",
  method: "password",
  country: "FR",
  city: "Bordeaux",
  latitude: 44.84,
  longitude: -0.58,
  asn: 64500,
  user_agent: "Mozilla/5.0",
  device: "d-7",
  host: "Mail",
  session_id: "s-9",
};

describe("createEntraReader(sink)", () => {
  it("reads a sign-in as the diagnostic settings of Azure export it", () => {
    expect(read(exported({}))).toEqual(EXPECTED);
  });
  it("reads the same sign-in as Microsoft Graph gives it", () => {
    expect(read(SIGN_IN)).toEqual(EXPECTED);
  });
  it("reads a record with hardly anything in it", () => {
    const record = {
      time: "2024-03-01 09:30:00.25",
      category: "SignInLogs",
      resultType: "50126",
      callerIpAddress: "192.0.2.5",
      properties: { userPrincipalName: "ada@example.com", location: {}, deviceDetail: null },
    };
    expect(read(record)).toMatchObject({
      timestampUs: 1709285400250000,
      source_ip: "192.0.2.5",
      failure_reason: "bad password",
      country: null,
      latitude: null,
    });
  });

  it.each([
    [50126, "", "login", "bad password"],
    [50053, "The account is locked.", "login", "account locked"],
    [
      50053,
      "Sign-in was blocked because it came from an IP address with malicious activity.",
      "login",
      "blocked by policy",
    ],
    [50034, "", "login", "unknown user"],
    [50055, "", "login", "password expired"],
    [50057, "", "login", "account disabled"],
    [53003, "", "login", "blocked by policy"],
    [50074, "", "mfa", "mfa required"],
    [50076, "", "mfa", "mfa required"],
    [50158, "", "mfa", "mfa required"],
    [500121, "MFA denied; user declined the authentication", "mfa", "mfa denied"],
    [500121, "MFA denied; user did not respond to mobile app notification", "mfa", "mfa timeout"],
    [500121, "The user didn't complete the MFA prompt.", "mfa", null],
    [90002, "", "login", "error 90002"],
  ])("reads code %d (%j) as %s, %s", (errorCode, words, action, failure_reason) => {
    const status = { errorCode, failureReason: words, additionalDetails: words };
    expect(read(exported({ status }))).toMatchObject({ outcome: "failure", action, failure_reason });
    expect(read(exported({ status: {} }, { resultType: String(errorCode), resultDescription: words })).outcome).toBe(
      "failure",
    );
  });
  it("takes the code rather than resultType, and resultType in words where there is no code", () => {
    expect(read(exported({ status: { errorCode: 50126 } })).outcome).toBe("failure");
    expect(read(exported({ status: null }, { resultType: "Success" })).outcome).toBe("success");
    expect(read(exported({ status: null }, { resultType: "Failure" }))).toMatchObject({
      outcome: "failure",
      failure_reason: null,
    });
  });

  it.each([
    [["Password"], "login", "password"],
    [["Previously satisfied"], "login", "token"],
    [["Previously satisfied", "Previously satisfied"], "login", "token"],
    [["Previously satisfied", "Mobile app notification"], "mfa", "push"],
    [["Previously satisfied", "Password"], "login", "token"],
    [["Password", "Software OATH token"], "login", "password"],
    [["FIDO2 security key"], "login", "publickey"],
    [["Something new"], "login", null],
    [[], "login", null],
  ])("reads the steps %j as %s by %s", (methods, action, method) => {
    const authenticationDetails = methods.map((authenticationMethod) => ({ authenticationMethod, succeeded: true }));
    expect(read(exported({ authenticationDetails }))).toMatchObject({ action, method });
  });
  it("takes the method of the step that failed", () => {
    expect(read(exported({ status: { errorCode: 500121 } })).method).toBe("push");
  });

  it("reads what programs do with a token, and what applications do with a secret", () => {
    const quiet = read(exported({ authenticationDetails: [] }, { category: "NonInteractiveUserSignInLogs" }));
    expect(quiet).toMatchObject({ user: "ada@example.com", method: "token" });
    const application = { servicePrincipalName: "backup", userPrincipalName: null, status: { errorCode: 7000215 } };
    expect(read(exported(application, { category: "ServicePrincipalSignInLogs" }))).toMatchObject({
      user: "backup",
      failure_reason: "bad credentials",
    });
    expect(read(exported({}, { category: "ADFSSignInLogs" })).user).toBe("ada@example.com");
  });
  it("does not keep a country that is no code", () => {
    expect(read(exported({ location: { countryOrRegion: "United States" } })).country).toBeNull();
    expect(read(exported({ location: { countryOrRegion: "NA" } })).country).toBe("NA");
  });
  it.each([
    [exported({}, { category: "ManagedIdentitySignInLogs" }), "managed identity"],
    [{ ...SIGN_IN, signInEventTypes: ["managedIdentity"] }, "managed identity"],
    [{ category: "AuditLogs", resourceId: "/tenants/t/providers/Microsoft.aadiam" }, "other category"],
    [{ category: "Policy" }, "other category"],
    [exported({ status: { errorCode: 50140 } }), "step of a sign-in"],
    [exported({ status: { errorCode: 50058 } }), "step of a sign-in"],
  ])("ignores by kind: %j", (record, kind) => {
    expect(verdictsOf(createEntraReader, [record]).ignored).toEqual([{ line: 1, kind }]);
  });
  it.each([
    [{ hello: 1 }, "no category and no sign-in of Microsoft Graph"],
    [{ category: "SignInLogs", properties: {} }, "no errorCode and no resultType"],
    [{ category: "SignInLogs", resultType: "0", properties: {} }, "no time from 1970 to 2255 that can be read"],
  ])("rejects %j: %s", (record, reason) => {
    expect(verdictsOf(createEntraReader, [record]).rejected).toEqual([{ line: 1, reason }]);
  });

  it("never throws, and judges each line once, whatever stands there (property)", () => {
    const keys = [
      ...["category", "time", "createdDateTime", "properties", "status", "errorCode", "resultType", "location"],
      ...["userPrincipalName", "authenticationDetails", "authenticationMethod", "signInEventTypes", "__proto__"],
    ];
    const values = ["SignInLogs", "AuditLogs", 0, 50126, "500121", "Success", "Password", "2024-03-01T09:30:00Z", null];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 10 }), (lines) => {
        const verdicts = verdictsOf(createEntraReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
