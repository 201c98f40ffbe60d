import { describe, expect, it } from "vitest";
import { countScenarios } from "../../src/generate/countScenarios";
import { generateLogs } from "../../src/generate/generateLogs";
import type { LabelledEvent, Scenario } from "../../src/generate/LabelledEvent";

function event(
  scenario: Scenario | null,
  outcome: "success" | "failure",
  user: string,
  source_ip: string,
): LabelledEvent {
  const rest = { failure_reason: null, method: "password", country: "DE", user_agent: "curl", host: "app-1" };
  return { timestampMs: 0, user, source_ip, outcome, scenario, ...rest };
}

describe("countScenarios(events)", () => {
  it("counts events, successes, users and sources of each scenario by hand, the ordinary first", () => {
    const events = [
      event(null, "success", "ada", "10.0.0.1"),
      event("brute_force", "failure", "ada", "10.0.0.9"),
      event(null, "failure", "ben", "10.0.0.1"),
      event("brute_force", "success", "ada", "10.0.0.9"),
    ];
    const none = { events: 0, successes: 0, users: 0, sources: 0 };
    expect(countScenarios(events)).toEqual([
      { scenario: "ordinary", technique: "", events: 2, successes: 1, users: 2, sources: 1 },
      { scenario: "brute_force", technique: "T1110.001", events: 2, successes: 1, users: 1, sources: 1 },
      { scenario: "password_spraying", technique: "T1110.003", ...none },
      { scenario: "stolen_credentials", technique: "T1078", ...none },
    ]);
  });
  it("leaves no event of a generated log out", () => {
    const events = generateLogs({ users: 20, days: 7, events: 500 });
    expect(countScenarios(events).reduce((sum, row) => sum + row.events, 0)).toBe(events.length);
  });
});
