import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createGsuiteReader } from "../../../src/logs/gsuite/createGsuiteReader";
import type { JsonObject } from "../../../src/logs/json/JsonObject";
import { recogniseFormat } from "../../../src/logs/recogniseFormat";
import { accountOf, judgedLines, verdictsOf } from "../verdictsOf";

/** Public samples that lie beside the project and are not part of it. */
const FOLDER = join(__dirname, "../../../../shared/data/logs");
const MISSING = existsSync(FOLDER) ? "" : " (skipped: ../shared/data/logs is not there)";

function linesOf(file: string): string[] {
  return MISSING === "" ? readFileSync(join(FOLDER, file), "utf8").trimEnd().split("\n") : [];
}

describe.skipIf(MISSING !== "")(`createGsuiteReader(sink) on cloud_gsuite_activity.ndjson${MISSING}`, () => {
  const lines = linesOf("cloud_gsuite_activity.ndjson");

  it("gives every line one verdict: none of the few about sign-ins has a time", () => {
    const verdicts = verdictsOf(createGsuiteReader, lines);
    expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
    expect(accountOf(verdicts)).toEqual({
      accepted: 0,
      rejected: 6,
      "other event": 121,
      "account warning": 9,
      "application opened in a session": 1,
    });
    expect(verdicts.rejected).toEqual([
      { line: 46, reason: "name is missing: expected the name of each event" },
      ...[48, 53, 54, 59, 60].map((line) => ({
        line,
        reason: "id.time: not a time from 1970 to 2255: expected ISO 8601",
      })),
    ]);
  });
  it("reads the sign-ins, once they have a time", () => {
    const dated = lines.map((line) => {
      const record = JSON.parse(line) as JsonObject & { id: object };
      return { ...record, id: { ...record.id, time: "2024-03-01T09:30:00Z" } };
    });
    const { events } = verdictsOf(createGsuiteReader, dated);
    expect(events.map(({ line, action, outcome, user, method }) => [line, action, outcome, user, method])).toEqual([
      [48, "login", "success", "homer.simpson@example.com", null],
      [53, "login", "success", "bobert@ext.runpanther.io", null],
      [54, "logout", "success", null, null],
      [59, "login", "success", "some.user@somedomain.com", "token"],
      [60, "login", "success", "some.user@somedomain.com", null],
    ]);
  });
  it("is recognised", () => {
    expect(recogniseFormat(lines)).toEqual({
      format: "gsuite",
      why: "137 of its first 137 lines are Google Workspace records",
    });
  });
});

describe.skipIf(MISSING !== "")(`createGsuiteReader(sink) on cloud_gsuite_reports.ndjson${MISSING}`, () => {
  const lines = linesOf("cloud_gsuite_reports.ndjson");

  it("finds no sign-in, since all are about files", () => {
    expect(accountOf(verdictsOf(createGsuiteReader, lines))).toEqual({ accepted: 0, "other event": 20 });
  });
  it("is recognised", () => {
    expect(recogniseFormat(lines)?.format).toBe("gsuite");
  });
});
