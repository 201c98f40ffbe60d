import { describe, expect, it } from "vitest";
import { alertsByScenario } from "../../src/evaluate/alertsByScenario";

/** Two guesses of one attack, one of another, a look-alike, and two ordinary events. */
const labels = {
  isAttack: Uint8Array.of(1, 1, 1, 0, 0, 0),
  scenario: ["guessing", "guessing", "guessing", null, null, null],
  lookAlike: [null, null, null, "traveller", null, null],
  incident: ["guessing-1", "guessing-1", "guessing-2", "traveller-1", null, null],
};

describe("alertsByScenario(labels, scores, budget)", () => {
  it("counts what the highest scores belong to, and the incidents among them", () => {
    expect(alertsByScenario(labels, [0.9, 0.8, 0.1, 0.7, 0.6, 0.2], 4)).toEqual([
      { scenario: "guessing", label: "attack", alerts: 2, events: 3, incidents_found: 0.5 },
      { scenario: "ordinary", label: "ordinary", alerts: 1, events: 2, incidents_found: NaN },
      { scenario: "traveller", label: "benign", alerts: 1, events: 1, incidents_found: 1 },
    ]);
  });

  it("takes the first of the log among equal scores at the edge, and missing scores last", () => {
    expect(alertsByScenario(labels, [NaN, 0.5, 0.5, 0.5, 0.5, NaN], 1)[0]).toMatchObject({
      scenario: "guessing",
      alerts: 1,
      incidents_found: 0.5,
    });
  });

  it("has all events for a budget beyond the log", () => {
    const rows = alertsByScenario(labels, [1, 1, 1, 1, 1, 1], 100);
    expect(rows.every(({ alerts, events }) => alerts === events)).toBe(true);
  });

  it("refuses scores of another length, and a budget of 0", () => {
    expect(() => alertsByScenario(labels, [1], 1)).toThrow("alertsByScenario: expected 6 scores, one an event, got 1");
    expect(() => alertsByScenario(labels, [1, 1, 1, 1, 1, 1], 0)).toThrow(
      "alertsByScenario: budget must be at least 1, got 0",
    );
  });
});
