import { describe, expect, it } from "vitest";
import { TEXT_FORMATS } from "../../../src/logs/formats/FORMATS";
import type { LogFormat } from "../../../src/logs/formats/LogFormat";
import { RBA_COLUMNS } from "../../../src/logs/rba/RBA_COLUMNS";
import { createTimeZone } from "../../../src/logs/time/createTimeZone";
import { verdictsOf } from "../verdictsOf";

const RBA_VALUES = ["7", "10.0.65.171", "NA", "-", "36992", "Mozilla", "mobile", "True"];

/** A sign-in of each format whose times are texts, at the time that is given. */
const SIGN_INS: readonly (readonly [LogFormat, (time: string) => readonly unknown[]])[] = [
  ["okta", (published) => [{ eventType: "user.session.start", published, actor: {}, outcome: { result: "SUCCESS" } }]],
  ["entra", (time) => [{ category: "SignInLogs", time, properties: { status: { errorCode: 0 } } }]],
  [
    "cloudtrail",
    (eventTime) => [
      {
        eventTime,
        eventSource: "signin.amazonaws.com",
        eventName: "ConsoleLogin",
        responseElements: { ConsoleLogin: "Success" },
      },
    ],
  ],
  [
    "gsuite",
    (time) => [{ id: { time, applicationName: "login" }, events: [{ type: "login", name: "login_success" }] }],
  ],
  ["duo", (isotimestamp) => [{ event_type: "authentication", isotimestamp, factor: "duo_push", result: "success" }]],
  ["duo", (isotimestamp) => [{ action: "admin_login", isotimestamp, timestamp: 1, username: "Ada" }]],
  ["auth0", (date) => [{ date, type: "s", log_id: "900202" }]],
  ["onelogin", (created_at) => [{ created_at, event_type_id: 5, user_id: 7, user_name: "Ada" }]],
  ["onelogin", (event_timestamp) => [{ event: { event_timestamp, event_type_id: 5, user_id: 7, user_name: "Ada" } }]],
  ["1password", (timestamp) => [{ timestamp, category: "success", type: "credentials_ok" }]],
  ["github", (created_at) => [{ created_at, action: "user.login", actor_id: 7 }]],
  ["ocsf", (time_dt) => [{ class_uid: 3002, activity_id: 1, status_id: 1, time_dt }]],
  ["ocsf", (time) => [{ class_uid: 3002, activity_id: 1, status_id: 1, time }]],
  ["ecs", (time) => [{ "@timestamp": time, event: { category: ["authentication"], outcome: "success" } }]],
  ["windows", (TimeCreated) => [{ EventID: 4624, Channel: "Security", TargetUserName: "ada", TimeCreated }]],
  ["jsonl", (time) => [{ time, user: "ada", outcome: "success" }]],
  ["csv", (time) => ["time,user,outcome", `${time},ada,success`]],
  ["rba", (time) => [RBA_COLUMNS.join(","), [time, ...RBA_VALUES].join(",")]],
];

/** The times that a format reads from these lines in a zone, and how many of them were asked of the zone. */
function timesOf(name: LogFormat, lines: readonly unknown[]) {
  const format = TEXT_FORMATS.find((one) => one.name === name)!;
  const timezone = createTimeZone("+02:00");
  const texts = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  const context = { columns: undefined, year: undefined, modified: new Date(0), lines: texts, timezone };
  const { events } = verdictsOf((sink) => format.createReader("file", sink, context).reader, texts);
  return { times: events.map(({ timestampUs }) => timestampUs / 1000), converted: timezone.use.converted };
}

describe("a time without a zone", () => {
  it.each(SIGN_INS)("is one of the zone that the caller names, and counted, in %s", (name, linesAt) => {
    expect(timesOf(name, linesAt("2021-12-03 19:52:52"))).toEqual({
      times: [Date.UTC(2021, 11, 3, 17, 52, 52)],
      converted: 1,
    });
  });

  it.each(SIGN_INS)("is none where it names its zone, in %s", (name, linesAt) => {
    expect(timesOf(name, linesAt("2021-12-03T19:52:52Z"))).toEqual({
      times: [Date.UTC(2021, 11, 3, 19, 52, 52)],
      converted: 0,
    });
  });
});
