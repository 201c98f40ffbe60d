import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCloudtrailReader } from "../../../src/logs/cloudtrail/createCloudtrailReader";
import { anyJsonLine } from "../anyJsonLine";
import { judgedLines, verdictsOf } from "../verdictsOf";

const SIGN_IN = {
  eventVersion: "1.08",
  userIdentity: { type: "IAMUser", principalId: "AIDAEXAMPLE", accountId: "111122223333", userName: "ada" },
  eventTime: "2024-03-01T09:30:00Z",
  eventSource: "signin.amazonaws.com",
  eventName: "ConsoleLogin",
  awsRegion: "us-east-1",
  sourceIPAddress: "192.0.2.5",
  userAgent: "Mozilla/5.0",
  requestParameters: null,
  responseElements: { ConsoleLogin: "Success" },
  additionalEventData: { LoginTo: "https://console.aws.amazon.com/console/", MobileVersion: "No", MFAUsed: "No" },
  eventID: "e-1",
  eventType: "AwsConsoleSignIn",
  recipientAccountId: "111122223333",
};
const FAILURE = { responseElements: { ConsoleLogin: "Failure" }, errorMessage: "Failed authentication" };

function read(changes: object) {
  const { events, rejected, ignored } = verdictsOf(createCloudtrailReader, [{ ...SIGN_IN, ...changes }]);
  expect({ rejected, ignored }).toEqual({ rejected: [], ignored: [] });
  return events[0]!;
}

describe("createCloudtrailReader(sink)", () => {
  it("reads a sign-in of an IAM user", () => {
    expect(read({})).toEqual({
      line: 1,
      event_id: "e-1",
      // date -u -d 2024-03-01T09:30:00Z +%s is 1709285400
      timestampUs: 1709285400000000,
      user: "ada",
      source_ip: "192.0.2.5",
      outcome: "success",
      failure_reason: null,
      action: "login",
      method: "password",
      country: null,
      city: null,
      latitude: null,
      longitude: null,
      asn: null,
      user_agent: "Mozilla/5.0",
      device: null,
      host: "111122223333",
      session_id: null,
    });
  });
  it.each([
    ["the root user, who has no name", { type: "Root", accountId: "1" }, "root", "password"],
    [
      "a role's session, by the session",
      {
        type: "AssumedRole",
        principalId: "AROAEXAMPLE:ada@example.com",
        sessionContext: { sessionIssuer: { type: "Role", userName: "Admin" } },
      },
      "ada@example.com",
      "token",
    ],
    [
      "a session without principal, by its ARN",
      { type: "AssumedRole", arn: "arn:aws:sts::1:assumed-role/AWSReservedSSO_Admin_1/ada@example.com" },
      "ada@example.com",
      "token",
    ],
    [
      "a role without session, by the role",
      { type: "AssumedRole", sessionContext: { sessionIssuer: { userName: "Admin" } } },
      "Admin",
      "token",
    ],
    ["nobody", null, null, null],
  ])("names %s", (_name, userIdentity, user, method) => {
    expect(read({ userIdentity })).toMatchObject({ user, method });
  });
  it.each([
    [FAILURE, "bad password"],
    [{ ...FAILURE, additionalEventData: { MFAUsed: "Yes" } }, "bad credentials"],
    [{ ...FAILURE, errorMessage: "No username found in supplied account" }, "unknown user"],
    [{ ...FAILURE, errorMessage: "Account suspended" }, "Account suspended"],
    [{ ...FAILURE, errorMessage: undefined }, null],
    [{ responseElements: null, errorMessage: "Failed authentication" }, "bad password"],
  ])("reads a failure: %j is %s", (changes, failure_reason) => {
    expect(read(changes)).toMatchObject({ outcome: "failure", failure_reason });
  });
  it("gives no name to a user whom AWS hides, because people type passwords there", () => {
    const userIdentity = { type: "IAMUser", userName: "HIDDEN_DUE_TO_SECURITY_REASONS" };
    expect(read({ ...FAILURE, userIdentity })).toMatchObject({ user: null, failure_reason: "unknown user" });
  });
  it("gives no address where a service is the source", () => {
    expect(read({ sourceIPAddress: "signin.amazonaws.com" }).source_ip).toBeNull();
    expect(read({ sourceIPAddress: "2001:db8::1" }).source_ip).toBe("2001:db8::1");
  });
  it("reads times as re-exports spell them", () => {
    expect(read({ eventTime: "2024-03-01 09:30:00.000000000" }).timestampUs).toBe(1709285400000000);
    expect(read({ eventTime: "2024-03-01 09:30:00" }).timestampUs).toBe(1709285400000000);
  });

  it("reads all sign-ins of a delivery on one line", () => {
    const other = { ...SIGN_IN, eventName: "ListUsers", eventSource: "iam.amazonaws.com" };
    const delivery = { Records: [SIGN_IN, other, { ...SIGN_IN, ...FAILURE }] };
    const { events } = verdictsOf(createCloudtrailReader, ["", delivery]);
    expect(events.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, "success"],
      [2, "failure"],
    ]);
  });
  it("rejects a delivery as a whole when one of its sign-ins cannot be read", () => {
    const delivery = { Records: [SIGN_IN, { ...SIGN_IN, eventTime: "soon" }] };
    expect(verdictsOf(createCloudtrailReader, [delivery])).toMatchObject({
      events: [],
      rejected: [{ line: 1, reason: "record 2: no eventTime from 1970 to 2255 that can be read" }],
    });
  });
  it.each([
    [{ ...SIGN_IN, eventName: "CheckMfa", responseElements: { CheckMfa: "Success" } }, "other API call"],
    [{ ...SIGN_IN, eventSource: "sts.amazonaws.com" }, "other API call"],
    [{ Records: [] }, "no records"],
    ["  ", "blank line"],
  ])("ignores by kind: %j", (record, kind) => {
    expect(verdictsOf(createCloudtrailReader, [record]).ignored).toEqual([{ line: 1, kind }]);
  });
  it.each([
    [{ hello: 1 }, "no eventName"],
    [{ ...SIGN_IN, responseElements: null }, "ConsoleLogin with neither Success nor Failure"],
    [{ ...SIGN_IN, eventTime: undefined }, "no eventTime from 1970 to 2255 that can be read"],
    [{ Records: [7] }, "not a JSON object"],
    ["{", "not JSON"],
    [`{"a":"${"x".repeat(65_536)}"}`, "line is too long"],
  ])("rejects %j: %s", (record, reason) => {
    expect(verdictsOf(createCloudtrailReader, [record]).rejected).toEqual([{ line: 1, reason }]);
  });

  it("never throws, and judges each line once, whatever stands there (property)", () => {
    const keys = [
      ...["Records", "eventName", "eventSource", "eventTime", "userIdentity", "type", "userName", "principalId", "arn"],
      ...["responseElements", "ConsoleLogin", "errorMessage", "sourceIPAddress", "sessionContext", "__proto__"],
    ];
    const values = [
      "ConsoleLogin",
      "signin.amazonaws.com",
      "Success",
      "Failure",
      "Root",
      "2024-03-01T09:30:00Z",
      SIGN_IN,
    ];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 10 }), (lines) => {
        const verdicts = verdictsOf(createCloudtrailReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
