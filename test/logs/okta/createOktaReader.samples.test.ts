import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createOktaReader } from "../../../src/logs/okta/createOktaReader";
import { recogniseFormat } from "../../../src/logs/recogniseFormat";
import { accountOf, judgedLines, verdictsOf } from "../verdictsOf";

/** Public samples that lie beside the project and are not part of it. */
const FILE = join(__dirname, "../../../../shared/data/logs/cloud_okta.ndjson");
const MISSING = existsSync(FILE) ? "" : " (skipped: ../shared/data/logs is not there)";

describe.skipIf(MISSING !== "")(`createOktaReader(sink) on cloud_okta.ndjson${MISSING}`, () => {
  const lines = MISSING === "" ? readFileSync(FILE, "utf8").trimEnd().split("\n") : [];
  const verdicts = verdictsOf(createOktaReader, lines);

  it("gives every line one verdict", () => {
    expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
    // Counted with jq: 26 lines are no records, 2 session.start have no outcome, 4 are published "redacted".
    expect(accountOf(verdicts)).toEqual({
      accepted: 10,
      rejected: 32,
      "other event": 49,
      "policy decision": 5,
      "application opened in a session": 2,
      "step of a sign-in": 1,
      "account locked": 1,
    });
  });
  it("finds five sign-ins and five second factors", () => {
    const brief = verdicts.events.map(({ action, outcome, failure_reason }) => [action, outcome, failure_reason]);
    expect(brief).toEqual([
      ["login", "failure", "bad password"],
      ["login", "failure", "FastPass declined phishing attempt"],
      ["login", "failure", "FastPass declined phishing attempt"],
      ["mfa", "success", null],
      ["mfa", "failure", "mfa denied"],
      ["login", "success", null],
      ["login", "failure", null],
      ["mfa", "success", null],
      ["mfa", "failure", "mfa denied"],
      ["mfa", "failure", "FastPass declined phishing attempt"],
    ]);
  });
  it("reads everything that the record of a sign-in says", () => {
    expect(verdicts.events.find(({ line }) => line === 37)).toMatchObject({
      timestampUs: Date.UTC(2024, 3, 2, 19, 17, 37, 621) * 1000,
      user: "casey.hill@hey.com",
      source_ip: "99.108.5.25",
      method: "password",
      country: "US",
      city: "Atlanta",
      asn: 7018,
      host: "Okta Dashboard",
    });
  });
  it("is recognised", () => {
    expect(recogniseFormat(lines)).toEqual({
      format: "okta",
      why: "62 of its first 100 lines are Okta System Log records",
    });
  });
});
