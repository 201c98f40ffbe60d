import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DetectReport } from "../../src/detect";
import type * as Authlens from "../../src/index";
import { temporaryFolder } from "../files/temporaryFolder";

// Threads run what was built.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { detect } = require("../../dist") as typeof Authlens;

const LOGS = join(__dirname, "../../../shared/data/logs");
const folder = temporaryFolder();

async function incidentsOf(name: string): Promise<DetectReport["incidents"]> {
  const options = { anomaliesFile: join(folder, "a.csv"), rejectsFile: join(folder, "r.csv"), year: 2024 };
  return (await detect([join(LOGS, name)], options)).incidents;
}

describe.skipIf(!existsSync(LOGS))("incidents in real logs (skipped without ../shared/data)", () => {
  it.each([
    ["crowdsec_ssh-bf-ssh-bf.log", ["35.188.49.176"]],
    ["crowdsec_ssh-slow-bf-ssh-slow-bf.log", ["103.100.210.198"]],
    ["crowdsec_windows-bf-windows-bf.log", ["192.168.9.212"]],
    ["crowdsec_aws-bf-aws-bf.log", ["1.2.3.4"]],
    ["crowdsec_sshd-impossible-travel-sshd-success-logs.log", ["1.2.3.4", "9.8.8.8"]],
  ])("%s: those addresses are one incident that its scenario.assert names", async (name, addresses) => {
    const incidents = await incidentsOf(name);
    expect(incidents).toHaveLength(1);
    expect([...incidents[0]!.sources].sort()).toEqual(addresses);
  });

  it("finds nothing in the benign sample", async () => {
    await expect(incidentsOf("crowdsec_sshd-logs-fp-sshd-logs.log")).rejects.toThrow("no sign-in found");
  });

  it("has the spray of purplesharp_ad_playbook_I, seven users without a source, in the top 10, and no machine accounts", async () => {
    const incidents = (await incidentsOf("windows_security.ndjson")).slice(0, 10);
    const spray = incidents.filter(({ title }) => title.startsWith("Password spraying: 7 accounts"));
    expect(spray.length).toBeGreaterThan(0);
    for (const { first, users, sources, techniques } of spray) {
      expect([first.slice(0, 10), users.length, sources, techniques[0]]).toEqual(["2020-10-22", 7, [], "T1110.003"]);
    }
    const machines = incidents.filter(({ users }) => users.some((user) => user.endsWith("$")));
    expect(machines.length).toBeLessThan(2);
  });

  it("takes the guesses of a whole morning at one host for one incident", async () => {
    const [incident] = await incidentsOf("openssh_2k.log");
    expect(incident!.failures).toBeGreaterThan(500);
    expect(incident!.risk).toBeGreaterThan(0.99);
  });
});
