import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWindowsReader } from "../../../src/logs/windows/createWindowsReader";
import { accountOf, type Verdicts, verdictsOf } from "../verdictsOf";

/** A public sample that lies beside the project and is not part of it. */
const FILE = join(__dirname, "../../../../shared/data/logs/windows_security.ndjson");
const MISSING = existsSync(FILE) ? "" : " (skipped: ../shared/data/logs is not there)";

function read(): Verdicts {
  return verdictsOf(createWindowsReader, readFileSync(FILE, "utf8").trimEnd().split("\n"));
}

// The numbers without a command were counted in Python, from the records' fields alone, by rules that were written down before.
describe.skipIf(MISSING !== "")(`createWindowsReader(sink) on OTRF's windows_security.ndjson${MISSING}`, () => {
  it("accounts for all 3,035 lines", () => {
    expect(accountOf(read())).toEqual({
      accepted: 463,
      "other event": 931,
      "machine account": 1357,
      "system account": 232,
      "anonymous logon": 8,
      // Event 4648 to localhost: jq 'select(.EventID==4648 and .TargetServerName=="localhost")' finds 40.
      "step of a sign-in": 40,
      "session reconnected": 2,
      "session disconnected": 2,
    });
  });
  it("finds 18 bad passwords, 10 in event 4625 and 8 in 4776", () => {
    // grep -c '"SubStatus": "0xc000006a"' is 10, and grep -c '"Status": "0xc000006a"' is 8
    const methods = read()
      .events.filter((event) => event.failure_reason === "bad password")
      .map((event) => event.method === "ntlm");
    expect([methods.filter((ntlm) => !ntlm).length, methods.filter((ntlm) => ntlm).length]).toEqual([10, 8]);
  });
  it("finds the other failures by their codes: 17 and 5", () => {
    const reasons = read().events.map((event) => event.failure_reason);
    expect(reasons.filter((reason) => reason === "status 0xc000010b")).toHaveLength(17);
    expect(reasons.filter((reason) => reason === "status 0x1b")).toHaveLength(5);
  });
  it("takes the time of the event, in UTC, not the local time of the machine", () => {
    // EventTime of this record is 2020-09-04 03:07:18, and @timestamp 2020-09-04T07:07:20.224Z.
    const [event] = read().events.filter(({ action, method }) => action === "logout" && method === null);
    expect(event?.timestampUs).toBe(Date.parse("2020-09-04T07:07:20.224Z") * 1000);
  });
});
