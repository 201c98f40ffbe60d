import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIncidents } from "../../../src/alerts/incidents/buildIncidents";
import { listText } from "../../../src/alerts/output/listText";
import { toEcsAlert, toEcsIncident } from "../../../src/alerts/output/toEcs";
import { toSigma } from "../../../src/alerts/output/toSigma";
import type { RankedAnomaly } from "../../../src/alerts/topAnomalies";
import { alertOf } from "../incidents/alertOf";

const ANOMALY = {
  rank: 3,
  risk: 0.98765,
  incident: 1,
  techniques: "T1078.004; T1078",
  rules: "new",
  reasons: "because",
  score: 0.7,
  percentile: 99.9,
  timestamp: "2026-03-02T08:00:00.000Z",
  timestampMs: 1,
  user: "ada",
  source_ip: "192.0.2.1",
  outcome: "success",
  country: "DE",
  latitude: 52.5,
  asn: 64_500,
  city: null,
  file: "auth.log",
  line: 17,
} as RankedAnomaly;
const [INCIDENT] = buildIncidents([
  alertOf({ rules: ["first_country"], isFailure: false, isSuccess: true, country: "NL" }),
]);

describe("toEcsAlert(anomaly)", () => {
  it("has the fields of the Elastic Common Schema, and none that the event lacks", () => {
    expect(toEcsAlert(ANOMALY)).toEqual({
      "@timestamp": "2026-03-02T08:00:00.000Z",
      ecs: { version: "8.11.0" },
      event: { kind: "alert", category: ["authentication"], outcome: "success", risk_score: 98.77 },
      user: { name: "ada" },
      source: { ip: "192.0.2.1", geo: { country_iso_code: "DE", location: { lat: 52.5 } }, as: { number: 64_500 } },
      log: { file: { path: "auth.log", line: 17 } },
      threat: { framework: "MITRE ATT&CK", technique: { id: ["T1078"], subtechnique: { id: ["T1078.004"] } } },
      rule: { description: "new" },
      message: "because",
      authlens: { rank: 3, score: 0.7, incident: 1 },
    });
  });
  it("leaves out what is not known of an event that no rule names", () => {
    const document = toEcsAlert({
      ...ANOMALY,
      risk: null,
      incident: null,
      techniques: null,
      rules: null,
      reasons: null,
    });
    for (const field of ["threat", "rule", "message"]) expect(document).not.toHaveProperty(field);
    expect(document.authlens).toEqual({ rank: 3, score: 0.7 });
    expect(document.event).not.toHaveProperty("risk_score");
  });
});

describe("toEcsIncident(incident)", () => {
  it("says when, who, from where, and what was found", () => {
    expect(toEcsIncident(INCIDENT!)).toMatchObject({
      "@timestamp": "2026-03-02T08:00:00.000Z",
      event: { kind: "alert", start: "2026-03-02T08:00:00.000Z", end: "2026-03-02T08:00:00.000Z" },
      message: "First sign-in from a country: ada at mail from 203.0.113.9",
      rule: { name: ["first_country"] },
      related: { user: ["ada"], ip: ["203.0.113.9"], hosts: ["mail"] },
      threat: { technique: { id: ["T1078"] } },
      authlens: { incident: 1, events: 1, failures: 0, successes: 1, success_followed: false },
    });
  });
});

describe("toSigma(incidents)", () => {
  it("writes one document an incident", () => {
    expect(toSigma([INCIDENT!])).toBe(
      [
        'title: "First sign-in from a country: ada at mail from 203.0.113.9"',
        "status: experimental",
        'description: "1 events from 2026-03-02T08:00:00.000Z to 2026-03-02T08:00:00.000Z; rules: first_country"',
        "date: 2026-03-02",
        "tags:",
        "  - attack.t1078",
        "logsource:",
        "  category: authentication",
        "detection:",
        "  selection:",
        "    user.name:",
        '      - "ada"',
        "    source.ip:",
        '      - "203.0.113.9"',
        "    host.name:",
        '      - "mail"',
        "  condition: selection",
        "level: low",
        "",
      ].join("\n"),
    );
    expect(toSigma([])).toBe("");
  });
  it.each([
    [0.95, "critical"],
    [0.5, "high"],
    [0.1, "medium"],
    [0.01, "low"],
  ])("calls a risk of %d %s", (risk, level) => {
    expect(toSigma([{ ...INCIDENT!, risk }])).toContain(`\nlevel: ${level}\n`);
  });
  it("keeps what a log has in its names inside of quotes (property)", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const lines = toSigma([{ ...INCIDENT!, users: [name], title: name }]).split("\n");
        expect(lines).toHaveLength(19);
        expect(JSON.parse(lines[0]!.slice("title: ".length))).toBe(name);
        expect(JSON.parse(lines[11]!.slice("      - ".length))).toBe(name);
      }),
    );
  });
});

describe("listText(names)", () => {
  it("names ten, then says how many more there are", () => {
    const names = Array.from({ length: 12 }, (_, index) => `u${index}`);
    expect([listText([]), listText(["a", "b"]), listText(names)]).toEqual([
      "",
      "a; b",
      "u0; u1; u2; u3; u4; u5; u6; u7; u8; u9; and 2 more",
    ]);
  });
});
