import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../src/logs/json/JsonObject";
import { createOneloginReader } from "../../../src/logs/onelogin/createOneloginReader";
import { recogniseFormat } from "../../../src/logs/recogniseFormat";
import { accountOf, judgedLines, verdictsOf } from "../verdictsOf";

/** Public samples that lie beside the project and are not part of it. */
const FILE = join(__dirname, "../../../../shared/data/logs/cloud_onelogin.ndjson");
const MISSING = existsSync(FILE) ? "" : " (skipped: ../shared/data/logs is not there)";

describe.skipIf(MISSING !== "")(`createOneloginReader(sink) on cloud_onelogin.ndjson${MISSING}`, () => {
  const lines = MISSING === "" ? readFileSync(FILE, "utf8").trimEnd().split("\n") : [];

  it("gives every line one verdict: no record has a time", () => {
    const verdicts = verdictsOf(createOneloginReader, lines);
    expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
    // Counted with jq: 7 are of the types 5 and 6, 4 of type 11.
    expect(accountOf(verdicts)).toEqual({
      accepted: 0,
      rejected: 11,
      "other event": 12,
      "application opened in a session": 2,
      "account locked": 1,
    });
    expect(new Set(verdicts.rejected.map(({ reason }) => reason))).toEqual(
      new Set(["event_timestamp or created_at: not a time from 1970 to 2255: expected ISO 8601"]),
    );
  });
  it("reads the sign-ins and the new passwords, once they have a time", () => {
    const dated = lines.map((line) => ({ ...(JSON.parse(line) as JsonObject), created_at: "2024-03-01T09:30:00Z" }));
    const verdicts = verdictsOf(createOneloginReader, dated);
    const brief = verdicts.events.map(({ line, action, outcome, user, source_ip }) => [
      line,
      action,
      outcome,
      user,
      source_ip,
    ]);
    expect(brief).toEqual([
      [1, "login", "success", "Bob Cat", "203.0.113.55"],
      [2, "login", "failure", "Bob Cat", null],
      [3, "login", "success", "Bob Cat", "192.168.1.1"],
      [4, "login", "failure", "Bob Cat", null],
      [5, "login", "failure", "Bob Cat", null],
      [6, "login", "success", "Bob Cat", null],
      [7, "login", "failure", "Bob Cat", null],
      [10, "password_change", "success", "Bob Cat", null],
      [11, "password_change", "success", "Bob Cat", null],
      [18, "password_change", "success", "Bob Cat", null],
      [24, "password_change", "success", "Bob Cat", null],
    ]);
  });
  it("is recognised", () => {
    expect(recogniseFormat(lines)).toEqual({
      format: "onelogin",
      why: "26 of its first 26 lines are OneLogin records",
    });
  });
});
