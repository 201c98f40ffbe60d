import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCloudtrailReader } from "../../../src/logs/cloudtrail/createCloudtrailReader";
import { accountOf, type Verdicts, verdictsOf } from "../verdictsOf";

/** Public samples that lie beside the project and are not part of it. */
const FOLDER = join(__dirname, "../../../../shared/data/logs");
const SAMPLE = "cloud_cloudtrail_consolelogin.ndjson";
const MISSING = existsSync(join(FOLDER, SAMPLE)) ? "" : " (skipped: ../shared/data/logs is not there)";

function read(name: string): Verdicts {
  return verdictsOf(createCloudtrailReader, readFileSync(join(FOLDER, name), "utf8").trimEnd().split("\n"));
}

describe.skipIf(MISSING !== "")(`createCloudtrailReader(sink) on panther's and crowdsec's samples${MISSING}`, () => {
  it("reads 18 of 23 trimmed records: three lack the time, one the outcome, one both", () => {
    // grep -vc '"eventTime"' is 4, and grep -vc 'responseElements": {' is 2
    const verdicts = read(SAMPLE);
    expect(accountOf(verdicts)).toEqual({ accepted: 18, rejected: 5 });
    expect(verdicts.rejected.map(({ line }) => line)).toEqual([1, 2, 3, 6, 13]);
  });
  it("names four role sessions, and the five of six root users whose records have a time", () => {
    const { events } = read(SAMPLE);
    // Line 16 has neither principal nor ARN, only the role; line 17 a session without a person's name.
    expect(events.filter((event) => event.method === "token").map(({ line, user }) => [line, user])).toEqual([
      [15, "foo@bar.com"],
      [16, "asdsda"],
      [17, "1641313043312360000"],
      [18, "tester@domain.tld"],
    ]);
    expect(events.filter((event) => event.user === "root")).toHaveLength(5);
  });
  it("finds the six failures from 1.2.3.4 that crowdsec's scenario overflows on", () => {
    const { events } = read("crowdsec_aws-bf-aws-bf.log");
    expect(events.map(({ outcome, source_ip }) => [outcome, source_ip])).toEqual(
      Array.from({ length: 6 }, () => ["failure", "1.2.3.4"]),
    );
  });
});
