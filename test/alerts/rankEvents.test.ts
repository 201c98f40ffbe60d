import { describe, expect, it } from "vitest";
import { buildIncidents } from "../../src/alerts/incidents/buildIncidents";
import { rankEvents } from "../../src/alerts/rankEvents";
import { alertOf } from "./incidents/alertOf";

const campaign = Array.from({ length: 40 }, (_, row) =>
  alertOf({ row, minute: row, rules: ["failure_of_a_stranger"], score: 0.6 }),
);
const moved = alertOf({ row: 40, isFailure: false, user: "ben", source_ip: "s", minute: 50, rules: ["session_moved"] });
const incidents = buildIncidents([...campaign, moved]);
const scores = Float64Array.from({ length: 50 }, (_, row) => (row < 40 ? 0.6 : row === 45 ? 0.9 : 0.3));

describe("rankEvents(incidents, scores, count)", () => {
  it("lists the first events of each incident before further ones, then what the forest finds", () => {
    const ranked = rankEvents(incidents, scores, 44);
    const place = ranked.findIndex(({ row }) => row === 40);
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(5);
    expect(ranked.slice(0, 41).every(({ incident, alert }) => incident !== null && alert !== null)).toBe(true);
    expect(ranked.slice(41)).toEqual([
      { row: 45, incident: null, alert: null },
      { row: 41, incident: null, alert: null },
      { row: 42, incident: null, alert: null },
    ]);
    expect(new Set(ranked.map(({ row }) => row)).size).toBe(44);
  });
  it("lists no more than asked for, and without incidents what the forest finds alone", () => {
    expect(rankEvents(incidents, scores, 3)).toHaveLength(3);
    expect(rankEvents([], scores, 2).map(({ row }) => row)).toEqual([45, 0]);
  });
  it("leaves out what has too low a score, unless it is in an incident", () => {
    const ranked = rankEvents(incidents, scores, 50, 0.8);
    expect(ranked).toHaveLength(42);
    expect(ranked.at(-1)!.row).toBe(45);
  });
});
