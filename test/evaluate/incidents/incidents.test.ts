import { describe, expect, it } from "vitest";
import type { Alert } from "../../../src/alerts/incidents/Alert";
import type { AlertIncident } from "../../../src/alerts/incidents/AlertIncident";
import { buildIncidents } from "../../../src/alerts/incidents/buildIncidents";
import { incidentsByScenario } from "../../../src/evaluate/incidents/incidentsByScenario";
import { judgeIncidents } from "../../../src/evaluate/incidents/judgeIncidents";
import { matchIncidents } from "../../../src/evaluate/incidents/matchIncidents";
import { timesToDetection } from "../../../src/evaluate/incidents/timesToDetection";
import type { Labels } from "../../../src/evaluate/readLabels";
import { alertOf } from "../../alerts/incidents/alertOf";

/** Events 0 to 3 are a spray, 4 and 5 guessing, 6 a stolen session, 7 a traveller, 8 and 9 ordinary. */
const NAMES = ["spray-1", "spray-1", "spray-1", "spray-1", "guess-1", "guess-1", "session-1", "trip-1", null, null];
const isAttack = Uint8Array.from(NAMES, (_, row) => (row < 7 ? 1 : 0));
const kind = (row: number): string | null => NAMES[row]?.split("-")[0] ?? null;
const LABELS: Labels = {
  isAttack,
  scenario: NAMES.map((_, row) => (row < 7 ? kind(row) : null)),
  lookAlike: NAMES.map((_, row) => (row < 7 ? null : kind(row))),
  incident: NAMES,
};
/** A list of incidents by the rows of their events. */
const list = (...rows: number[][]): AlertIncident[] =>
  rows.map((own, place) => {
    const alerts = own.map((row) => alertOf({ row, minute: row }));
    return { rank: place + 1, alerts } as unknown as AlertIncident;
  });

describe("matchIncidents(incidents, labels)", () => {
  it("takes an incident for the attack that has most of its events, if attacks have half of them", () => {
    expect(matchIncidents(list([0, 1, 4], [2, 8], [3, 8, 9], [7, 9, 7], [8]), LABELS)).toEqual([
      { rank: 1, attack: "spray-1", scenario: "spray", isRepeated: false },
      { rank: 2, attack: "spray-1", scenario: "spray", isRepeated: true },
      { rank: 3, attack: null, scenario: "ordinary", isRepeated: false },
      { rank: 4, attack: null, scenario: "trip", isRepeated: false },
      { rank: 5, attack: null, scenario: "ordinary", isRepeated: false },
    ]);
  });
  it("finds one attack at most in one incident with everything", () => {
    expect(judgeIncidents(list([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), LABELS).recall).toBeCloseTo(1 / 3, 12);
  });
});

describe("judgeIncidents(incidents, labels, listed)", () => {
  it("gives recall, precisions and average precision as worked by hand", () => {
    // True: spray, nothing, spray again, guess; the session is missing.
    const incidents = list([0, 1], [8], [2, 3], [4, 5]);
    expect(judgeIncidents(incidents, LABELS, 3)).toEqual({
      attacks: 3,
      recall: 1 / 3,
      r_precision: 2 / 3,
      average_precision: (1 / 1 + 2 / 4) / 3,
      precision: 2 / 3,
    });
    expect(judgeIncidents(incidents, LABELS).recall).toBe(2 / 3);
    expect(judgeIncidents([], LABELS)).toMatchObject({ recall: 0, average_precision: 0, precision: 0 });
  });
  it("needs an attack", () => {
    const none = { ...LABELS, isAttack: new Uint8Array(10) };
    expect(() => judgeIncidents([], none)).toThrow(
      new RangeError("judgeIncidents: at least one attack is required, got 0"),
    );
  });
});

describe("incidentsByScenario(incidents, labels)", () => {
  it("says what is found, what is missing, and what fills the list", () => {
    expect(incidentsByScenario(list([0], [1], [4], [7], [8], [9]), LABELS)).toEqual([
      { scenario: "spray", label: "attack", listed: 2, attacks: 1, found: 1 },
      { scenario: "guess", label: "attack", listed: 1, attacks: 1, found: 1 },
      { scenario: "session", label: "attack", listed: 0, attacks: 1, found: 0 },
      { scenario: "ordinary", label: "ordinary", listed: 2, attacks: 0, found: 0 },
      { scenario: "trip", label: "benign", listed: 1, attacks: 0, found: 0 },
    ]);
  });
});

describe("timesToDetection(incidents, labels, timesMs, risk)", () => {
  const tries: Alert[] = [0, 1, 2, 3].map((row) =>
    alertOf({ row, minute: 10 * row, rules: ["failure_of_a_stranger"] }),
  );
  const timesMs = Array.from({ length: 10 }, (_, row) => Date.UTC(2026, 2, 2, 8, 10 * row));
  const incidents = buildIncidents(tries);
  it("is the time until the incident had the risk, by what was known then", () => {
    // −6.5 + 2 ln(1 + n) is −5.1, −4.3, −3.7, −3.3.
    const after = (risk: number): [number, number] => {
      const [{ minutes, share_before }] = timesToDetection(incidents, LABELS, timesMs, risk) as [never];
      return [minutes, share_before];
    };
    expect(after(0.001)).toEqual([0, 0]);
    expect(after(0.02)).toEqual([20, 0.5]);
    expect(after(0.03)).toEqual([30, 0.75]);
    expect(after(0.9)).toEqual([30, 0.75]);
  });
  it("has nothing to say of attacks that are not on the list, and of one twice", () => {
    expect(timesToDetection([...incidents, ...incidents], LABELS, timesMs, 0)).toHaveLength(1);
    expect(timesToDetection(list([8]), LABELS, timesMs, 0)).toEqual([]);
  });
});
