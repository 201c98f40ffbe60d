import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWindowsXmlReader } from "../../../../src/logs/windows/xml/createWindowsXmlReader";
import { accountOf, verdictsOf } from "../../verdictsOf";

/** A public sample that lies beside the project and is not part of it. */
const FILE = join(__dirname, "../../../../../shared/data/logs/crowdsec_windows-bf-windows-bf.log");
const MISSING = existsSync(FILE) ? "" : " (skipped: ../shared/data/logs is not there)";

describe.skipIf(MISSING !== "")(`createWindowsXmlReader(sink) on crowdsec's windows-bf.log${MISSING}`, () => {
  it("finds what crowdsec's assertions name: six failures of one user from one address", () => {
    const verdicts = verdictsOf(createWindowsXmlReader, readFileSync(FILE, "utf8").trimEnd().split("\n"));
    expect(accountOf(verdicts)).toEqual({ accepted: 6 });
    for (const event of verdicts.events) {
      // status 0xc000006d, sub_status 0xc0000064, logon_type 3
      expect(event).toMatchObject({
        user: "asdfasdf",
        source_ip: "192.168.9.212",
        outcome: "failure",
        failure_reason: "unknown user",
        method: "network",
      });
    }
    expect(verdicts.events.map(({ timestampUs }) => new Date(timestampUs / 1000).toISOString())).toEqual(
      ["01.902", "02.226", "03.226", "04.226", "06.226", "07.226"].map((second) => `2022-04-29T12:36:${second}Z`),
    );
  });
});
