import { describe, expect, it } from "vitest";
import { TEXT_FORMATS } from "../../src/logs/formats/FORMATS";
import { sampleLog } from "../../src/logs/formats/LogSample";
import { recogniseFormat } from "../../src/logs/recogniseFormat";
import { VENDOR_SAMPLES } from "./vendorSamples";

const NO_MAPPING = new Map<string, string>();
/** Formats that are tried late, as lines of others fit them too: common names, a time that syslog could have. */
const GENERIC: ReadonlySet<string> = new Set(["csv", "jsonl", "sshd"]);

describe("recogniseFormat(lines) of the formats of products and data sets", () => {
  it.each(VENDOR_SAMPLES)("recognises %s, and no other format takes its lines", (name, sample) => {
    const lines = sample.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
    expect(recogniseFormat(lines)?.format).toBe(name);
    const taken = TEXT_FORMATS.filter((format) => format.recognise(sampleLog(lines, NO_MAPPING)) !== null);
    expect(taken.map((format) => format.name).filter((one) => one === name || !GENERIC.has(one))).toEqual([name]);
  });

  it.each(["rba", "cert", "lanl", "ecs"])("leaves the lines of %s to the names that the caller gives", (name) => {
    const [, sample] = VENDOR_SAMPLES.find(([one]) => one === name)!;
    const lines = sample.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
    expect(["csv", "jsonl"]).toContain(recogniseFormat(lines, new Map([["user", "name"]]))?.format);
  });

  it("does not take sshd's lines for Keycloak's, whatever name a client gives", () => {
    const name = '2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (a) type="LOGIN", realmId="r"';
    const line = `Mar  1 09:30:00 gate sshd[7]: Failed password for invalid user ${name} from 192.0.2.1 port 22 ssh2`;
    expect(recogniseFormat([line, line])?.format).toBe("sshd");
  });

  it("does not take JSON for Keycloak's log, whatever stands in it", () => {
    const user = '2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (a) type="LOGIN", realmId="r"';
    expect(recogniseFormat([JSON.stringify({ time: 1709285400, user, outcome: "ok" })])?.format).toBe("jsonl");
  });
});
