import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createAuth0Reader } from "../../../src/logs/auth0/createAuth0Reader";
import { recogniseFormat } from "../../../src/logs/recogniseFormat";
import { accountOf, judgedLines, verdictsOf } from "../verdictsOf";

/** Public samples that lie beside the project and are not part of it. */
const FILE = join(__dirname, "../../../../shared/data/logs/cloud_auth0.ndjson");
const MISSING = existsSync(FILE) ? "" : " (skipped: ../shared/data/logs is not there)";

describe.skipIf(MISSING !== "")(`createAuth0Reader(sink) on cloud_auth0.ndjson${MISSING}`, () => {
  const lines = MISSING === "" ? readFileSync(FILE, "utf8").trimEnd().split("\n") : [];
  const verdicts = verdictsOf(createAuth0Reader, lines);

  it("gives every line one verdict", () => {
    expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
    // Counted with jq: sapi 44, signup_pwd_leak 5, gd_enrollment_complete 3; one fcoa and one gd_send_pn; one ferrt.
    expect(accountOf(verdicts)).toEqual({
      accepted: 2,
      "other event": 52,
      "step of a sign-in": 2,
      "token exchange": 1,
    });
  });
  it("finds two attempts that the attack protection stopped", () => {
    const chrome =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    expect(verdicts.events).toMatchObject([
      {
        line: 22,
        timestampUs: Date.UTC(2025, 9, 1, 5, 39, 16, 467) * 1000,
        user: "denethor@lotr.com",
        source_ip: "2601:140:9702:ee80:9049:1f55:0000:e970",
        outcome: "failure",
        failure_reason: "leaked password",
        action: "login",
        method: "password",
        user_agent: chrome,
      },
      {
        line: 23,
        timestampUs: Date.UTC(2025, 8, 30, 21, 23, 49, 689) * 1000,
        user: "john@justice.org",
        source_ip: "1.2.3.4",
        outcome: "failure",
        failure_reason: "account locked",
        action: "login",
        method: null,
        user_agent: chrome,
      },
    ]);
  });
  it("is recognised", () => {
    expect(recogniseFormat(lines)).toEqual({ format: "auth0", why: "57 of its first 57 lines are Auth0 records" });
  });
});
