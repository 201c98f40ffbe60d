import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createEntraReader } from "../../../src/logs/entra/createEntraReader";
import { accountOf, type Verdicts, verdictsOf } from "../verdictsOf";

/** A public sample that lies beside the project and is not part of it. */
const FILE = join(__dirname, "../../../../shared/data/logs/cloud_entra_signin.ndjson");
const MISSING = existsSync(FILE) ? "" : " (skipped: ../shared/data/logs is not there)";

function read(): Verdicts {
  return verdictsOf(createEntraReader, readFileSync(FILE, "utf8").trimEnd().split("\n"));
}

describe.skipIf(MISSING !== "")(`createEntraReader(sink) on panther's cloud_entra_signin.ndjson${MISSING}`, () => {
  it("finds the 26 sign-ins among 47 lines", () => {
    // grep -c 'SignInLogs"' is 26
    expect(accountOf(read())).toEqual({ accepted: 26, "other category": 21 });
  });
  it("finds 11 failures, by the codes that the records hold", () => {
    // grep -o '"errorCode": [1-9][0-9]*' | sort | uniq -c gives 2 of 50053, 2 of 50126 and 7 of 7000215
    const reasons = read()
      .events.filter((event) => event.outcome === "failure")
      .map((event) => event.failure_reason);
    expect(reasons.filter((reason) => reason === "account locked")).toHaveLength(2);
    expect(reasons.filter((reason) => reason === "bad password")).toHaveLength(2);
    expect(reasons.filter((reason) => reason === "bad credentials")).toHaveLength(7);
    expect(reasons).toHaveLength(11);
  });
});
