import { describe, expect, it } from "vitest";
import { findIncidents } from "../../../src/alerts/incidents/findIncidents";
import { markSuccesses } from "../../../src/alerts/incidents/markSuccesses";
import type { RuleHit } from "../../../src/alerts/rules/RuleHits";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { databaseOfEvents, us } from "../../logs/databaseOfEvents";

const hit = (row: number, ...rules: string[]): RuleHit => ({ row, rules, isShared: false, isOffice: false, shown: {} });
const at = (time: string, user: string, source_ip: string, outcome: "success" | "failure"): Partial<AuthEvent> => ({
  ...{ timestampUs: us(time), user, source_ip, outcome, host: "mail", user_agent: "curl" },
});
/** Two days: guessing that succeeds, a session that moved, and what is ordinary. */
const EVENTS = [
  at("2026-03-02T08:00:00Z", "ada", "203.0.113.9", "failure"),
  at("2026-03-02T08:01:00Z", "ada", "203.0.113.9", "failure"),
  at("2026-03-02T08:02:00Z", "ada", "203.0.113.9", "success"),
  at("2026-03-03T09:00:00Z", "ben", "198.51.100.7", "success"),
  at("2026-03-03T09:00:00Z", "kim", "198.51.100.8", "success"),
];
const HITS = [hit(0, "failure_of_a_stranger"), hit(1, "failure_of_a_stranger"), hit(3, "session_moved")];
const SCORES = Float64Array.of(0.6, 0.7, 0.5, 0.5, 0.4);

describe("findIncidents(db, hits, scores)", () => {
  it("puts together what belongs together, and cuts the list by the budget", async () => {
    const db = await databaseOfEvents(EVENTS);
    const { listed, others, days } = await findIncidents(db, HITS, SCORES, { forestThreshold: 0.9 });
    expect(days).toBe(2);
    expect(others).toEqual([]);
    expect(listed.map(({ title, events }) => [title, events])).toEqual([
      ["Session taken over: ben at mail from 198.51.100.7", 1],
      ["Password guessing: ada at mail from 203.0.113.9", 2],
    ]);
    expect(listed[1]!.alerts.map(({ row, score }) => [row, score])).toEqual([
      [1, 0.7],
      [0, 0.6],
    ]);
    const half = await findIncidents(db, HITS, SCORES, { budget: { perDay: 0.5 }, forestThreshold: 0.9 });
    expect([half.listed.length, half.others.length, half.others[0]!.rank]).toEqual([1, 1, 2]);
    const sure = await findIncidents(db, HITS, SCORES, { budget: { least: 0.5 }, forestThreshold: 0.9 });
    expect(sure.listed.map(({ rules }) => rules)).toEqual([["session_moved"]]);
    db.closeSync();
  });

  it("lists what the forest alone finds, from a threshold on: that of the highest thousandth, or the one given", async () => {
    const db = await databaseOfEvents(EVENTS);
    const scores = Float64Array.of(0.4, 0.4, 0.4, 0.4, 0.95);
    const { listed } = await findIncidents(db, [], scores);
    expect(listed.map(({ title, rules }) => [title, rules])).toEqual([
      ["Unusual sign-ins: kim at mail from 198.51.100.8", []],
    ]);
    expect((await findIncidents(db, [], scores, { forestThreshold: 0.96 })).listed).toEqual([]);
    db.closeSync();
  });

  it("refuses scores that are not one an event, and what is no option", async () => {
    const db = await databaseOfEvents(EVENTS);
    await expect(findIncidents(db, [], SCORES.subarray(1))).rejects.toThrow(
      new RangeError("findIncidents: there must be one score an event (5), got 4"),
    );
    await expect(findIncidents(db, [], SCORES, { budgets: 5 } as never)).rejects.toThrow(/unknown option budgets/);
    await expect(findIncidents(db, [], SCORES, { budget: { perDay: -1 } })).rejects.toThrow(
      "findIncidents: perDay must be above 0, got -1",
    );
    db.closeSync();
  });
});

describe("markSuccesses(db, incidents)", () => {
  const followed = async (
    events: readonly Partial<AuthEvent>[],
    hits: readonly RuleHit[] = HITS,
  ): Promise<boolean[]> => {
    const db = await databaseOfEvents(events);
    const { listed } = await findIncidents(db, hits, SCORES, { forestThreshold: 2 });
    const marked = await markSuccesses(db, listed);
    db.closeSync();
    return marked.map(({ successFollowed }) => successFollowed);
  };
  const replaced = (row: number, event: Partial<AuthEvent>): Partial<AuthEvent>[] =>
    EVENTS.map((own, place) => (place === row ? event : own));

  it("finds a success from the source of failures, within a day", async () => {
    expect(await followed(EVENTS)).toEqual([false, true]);
    expect(await followed(replaced(2, at("2026-03-03T08:01:00Z", "eve", "203.0.113.9", "success")))).toEqual([
      false,
      true,
    ]);
    expect(await followed(replaced(2, at("2026-03-03T08:01:01Z", "eve", "203.0.113.9", "success")))).toEqual([
      false,
      false,
    ]);
    expect(await followed(replaced(2, at("2026-03-02T07:59:00Z", "ada", "203.0.113.9", "success")))).toEqual([
      false,
      false,
    ]);
    expect(await followed(replaced(2, at("2026-03-02T08:02:00Z", "ada", "203.0.113.1", "success")))).toEqual([
      false,
      false,
    ]);
  });

  it("takes no success from where many sign in for one of an attacker", async () => {
    const office = HITS.map((own) => ({ ...own, isOffice: true }));
    // Of failures from there each is by itself an incident, by its user and program.
    expect(await followed(EVENTS, office)).toEqual([false, false]);
  });

  it("knows none where there are none", async () => {
    const db = await databaseOfEvents(EVENTS);
    expect(await markSuccesses(db, [])).toEqual([]);
    db.closeSync();
  });
});
