import { describe, expect, it } from "vitest";
import { buildIncidents } from "../../../src/alerts/incidents/buildIncidents";
import { BASE_POINTS, IncidentLogit, riskOf } from "../../../src/alerts/incidents/incidentLogit";
import { RULES } from "../../../src/alerts/rules/RULES";
import { alertOf } from "./alertOf";

const IN = { isFailure: false, isSuccess: true };
const points = (name: string): number => RULES.find((rule) => rule.name === name)!.points;

describe("IncidentLogit", () => {
  it("adds a rule's points once, those of a count for each e-fold, and the forest's highest score", () => {
    const logit = new IncidentLogit();
    expect(logit.value).toBe(BASE_POINTS);
    logit.add(["session_moved"], 0.5);
    logit.add(["session_moved", "unknown_name"], 0.4);
    expect(logit.value).toBeCloseTo(BASE_POINTS + points("session_moved"), 12);
    for (let time = 0; time < 9; time++) logit.add(["failure_of_a_stranger"], 0.75);
    const strangers = points("failure_of_a_stranger") * Math.log(10);
    expect(logit.value).toBeCloseTo(BASE_POINTS + points("session_moved") + strangers + 2 * 0.25, 12);
    expect(logit.counts.get("session_moved")).toBe(2);
  });
  it("ignores rules that it does not know, as those of an older model", () => {
    const logit = new IncidentLogit();
    logit.add(["mine"], 0);
    expect(logit.value).toBe(BASE_POINTS);
  });
});

describe("riskOf(logit)", () => {
  it.each([
    [0, 0.5],
    [Math.log(9), 0.9],
    [-1000, 0],
    [1000, 1],
  ])("of %d is %d", (logit, risk) => {
    expect(riskOf(logit)).toBeCloseTo(risk, 12);
  });
});

describe("buildIncidents(alerts)", () => {
  it("says what happened, to whom, from where, how often, and what speaks for it", () => {
    const tries = Array.from({ length: 12 }, (_, index) =>
      alertOf({
        row: index,
        minute: index,
        user: `u${index}`,
        rules: ["failure_of_a_stranger"],
        score: 0.6,
        country: "NL",
      }),
    );
    const success = alertOf({ ...IN, row: 12, minute: 20, user: "u3", rules: ["new_device_in_new_city"], score: 0.55 });
    const [incident, ...others] = buildIncidents([...tries, success]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      rank: 1,
      title: "Password spraying: 12 accounts at mail from 203.0.113.9",
      techniques: ["T1110.003", "T1078"],
      first: "2026-03-02T08:00:00.000Z",
      last: "2026-03-02T08:20:00.000Z",
      events: 13,
      failures: 12,
      successes: 1,
      sources: ["203.0.113.9"],
      hosts: ["mail"],
      countries: ["NL"],
      successFollowed: true,
      rules: ["new_device_in_new_city", "failure_of_a_stranger"],
      score: 0.6,
    });
    expect(incident!.users).toHaveLength(12);
    expect(incident!.users[0]).toBe("u3");
    // The strongest first: its rules weigh most.
    expect(incident!.alerts[0]!.row).toBe(12);
    const logit = -6.5 + 3.5 + 2 * Math.log(13) + 2 * 0.1;
    expect(incident!.logit).toBeCloseTo(logit, 10);
    expect(incident!.risk).toBeCloseTo(1 / (1 + Math.exp(-logit)), 10);
  });

  it("ranks by everything, by the forest alone, or by the rules alone", () => {
    const moved = alertOf({ ...IN, row: 0, rules: ["session_moved"], score: 0.5 });
    const odd = alertOf({ ...IN, row: 1, user: "ben", source_ip: "198.51.100.7", score: 0.9 });
    const country = alertOf({
      ...IN,
      row: 2,
      user: "kim",
      source_ip: "198.51.100.8",
      rules: ["first_country"],
      score: 0.6,
    });
    const order = (by: "fused" | "forest" | "rules"): number[] =>
      buildIncidents([moved, odd, country], { by }).map(({ alerts }) => alerts[0]!.row);
    expect(order("fused")).toEqual([0, 1, 2]);
    expect(order("forest")).toEqual([1, 2, 0]);
    expect(order("rules")).toEqual([0, 2, 1]);
  });

  it("leaves out groups in which nothing speaks for an attack", () => {
    expect(buildIncidents([alertOf({ rules: ["unknown_name"], score: 0.5 })])).toEqual([]);
    expect(buildIncidents([])).toEqual([]);
  });

  it("tells a success before the failures from one that follows", () => {
    const failed = alertOf({ minute: 5, rules: ["many_failures"] });
    const [before] = buildIncidents([alertOf({ ...IN, rules: ["first_country"] }), failed]);
    expect(before!.successFollowed).toBe(false);
  });
});
