import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDuoReader } from "../../../src/logs/duo/createDuoReader";
import type { JsonObject } from "../../../src/logs/json/JsonObject";
import { recogniseFormat } from "../../../src/logs/recogniseFormat";
import { accountOf, judgedLines, verdictsOf } from "../verdictsOf";

/** Public samples that lie beside the project and are not part of it. */
const FILE = join(__dirname, "../../../../shared/data/logs/cloud_duo.ndjson");
const MISSING = existsSync(FILE) ? "" : " (skipped: ../shared/data/logs is not there)";

describe.skipIf(MISSING !== "")(`createDuoReader(sink) on cloud_duo.ndjson${MISSING}`, () => {
  const lines = MISSING === "" ? readFileSync(FILE, "utf8").trimEnd().split("\n") : [];

  it("gives every line one verdict: 28 are of the administrator log, and no authentication has a time", () => {
    const verdicts = verdictsOf(createDuoReader, lines);
    expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
    expect(accountOf(verdicts)).toEqual({
      accepted: 4,
      rejected: 14,
      "administrator action": 22,
      "account locked": 2,
    });
    expect(new Set(verdicts.rejected.map(({ reason }) => reason))).toEqual(
      new Set(["isotimestamp or timestamp: not a time from 1970 to 2255: expected ISO 8601 or seconds"]),
    );
  });
  it("finds the sign-ins to the Admin Panel", () => {
    const { events } = verdictsOf(createDuoReader, lines);
    const homer = { user: "Homer Simpson", source_ip: "1.2.3.4", action: "login", outcome: "success", method: "token" };
    expect(events).toMatchObject([
      { line: 8, timestampUs: Date.UTC(2021, 6, 2, 18, 31, 25) * 1000, ...homer },
      {
        line: 12,
        timestampUs: Date.UTC(2022, 11, 14, 20, 11, 53) * 1000,
        user: "John P. Admin",
        source_ip: "12.12.12.12",
        action: "mfa",
        outcome: "failure",
        failure_reason: "mfa denied",
        method: "push",
      },
      { line: 15, timestampUs: Date.UTC(2021, 5, 30, 19, 45, 37) * 1000, ...homer },
      { line: 20, timestampUs: Date.UTC(2021, 6, 2, 18, 31, 25) * 1000, ...homer },
    ]);
  });
  it("reads the authentications, once they have a time", () => {
    const dated = lines.slice(28).map((line) => ({ ...(JSON.parse(line) as JsonObject), timestamp: 1709285400 }));
    const { events } = verdictsOf(createDuoReader, dated);
    const from = { user: "example@example.io", source_ip: "12.12.112.25", action: "mfa", method: "push" };
    expect(events).toMatchObject(dated.map(() => from));
    expect(events.map(({ outcome, failure_reason, host }) => [outcome, failure_reason, host])).toEqual([
      ["failure", "mfa denied", "Slack"],
      ["failure", "blocked by policy", "Slack"],
      ["success", null, "Slack"],
      ["failure", "blocked by policy", "Slack"],
      ["success", null, "Slack"],
      ["success", null, "Slack"],
      ["failure", "blocked by policy", "Slack"],
      ["failure", "blocked by policy", null],
      ["failure", "blocked by policy", null],
      ["failure", "blocked by policy", null],
      ["failure", "blocked by policy", null],
      ["failure", "blocked by policy", null],
      ["success", null, "Slack"],
      ["failure", "blocked by policy", "Slack"],
    ]);
  });
  it("is recognised", () => {
    expect(recogniseFormat(lines)).toEqual({ format: "duo", why: "42 of its first 42 lines are Duo records" });
  });
});
