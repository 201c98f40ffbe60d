import { describe, expect, it } from "vitest";
import { anomaliesOverTime, type AnomalyPoint } from "../../src/charts/anomaliesOverTime";
import { drawnText, HOSTILE_NAMES, titleOf } from "./hostileNames";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 14, 3, 12);
const point = (changes: Partial<AnomalyPoint> = {}): AnomalyPoint => ({
  timestampMs: START,
  score: 0.7,
  user: "ann",
  source_ip: "192.0.2.7",
  outcome: "failure",
  ...changes,
});

describe("anomaliesOverTime(points, options)", () => {
  const points = [point(), point({ score: 0.8, outcome: "success" }), point({ timestampMs: START + DAY, score: 0.6 })];

  it("names the day with most anomalies, in UTC", () => {
    const figure = anomaliesOverTime(points);
    expect(titleOf(figure)).toBe("2 of 3 anomalies fall on 2026-01-14 (UTC), the others on 1 other day");
    expect(figure.summary).toContain("Scores range from 0.6 to 0.8, from 2026-01-14 03:12 to 2026-01-15 03:12 UTC");
    expect(figure.summary).toContain("highest: 0.8, ann from 192.0.2.7");
  });
  it("says so when all fall on one day, or there is one or none", () => {
    expect(titleOf(anomaliesOverTime(points.slice(0, 2)))).toBe("All 2 anomalies fall on 2026-01-14 (UTC)");
    expect(titleOf(anomaliesOverTime([point()]))).toBe("The only anomaly is on 2026-01-14 (UTC)");
    expect(titleOf(anomaliesOverTime([]))).toBe("No anomalies");
  });
  it("draws one series an outcome, each point at its score", () => {
    const { data } = anomaliesOverTime(points);
    expect(data.map(({ name }) => name)).toEqual(["success (1)", "failure (2)"]);
    expect(data[1]).toMatchObject({ x: ["2026-01-14 03:12:00.000", "2026-01-15 03:12:00.000"], y: [0.7, 0.6] });
  });
  it("draws one series a label when any point has one", () => {
    const { data } = anomaliesOverTime([...points, point({ label: "spray" })]);
    expect(data.map(({ name }) => name)).toEqual(["ordinary (3)", "spray (1)"]);
  });
  it("gathers the least frequent of more than eight labels as other", () => {
    const labels = Array.from({ length: 10 }, (_, i) => point({ label: `scenario ${i}` }));
    const names = anomaliesOverTime(labels).data.map(({ name }) => name);
    expect(names).toHaveLength(8);
    expect(names[7]).toBe("other (3)");
  });
  it("draws all sign-ins as bars on the right axis, and the threshold as a line", () => {
    const counts = [0, 1, 2].map((hour) => ({ timestampMs: START + hour * 3_600_000, events: 10 * hour }));
    const { data, layout } = anomaliesOverTime(points, { counts, threshold: 0.65 });
    expect(data[0]).toMatchObject({ type: "bar", y: [0, 10, 20], width: 3_600_000 });
    expect(data.at(-1)).toMatchObject({ name: "threshold 0.65", y: [0.65, 0.65], yaxis: "y2" });
    expect(layout.yaxis).toMatchObject({ side: "right", title: { text: "all sign-ins per hour" } });
  });
  it("draws the highest scores only, and says so, when there are more than maxPoints", () => {
    const { data, summary } = anomaliesOverTime(points, { maxPoints: 1 });
    expect(data.map(({ y }) => y)).toEqual([[0.8]]);
    expect(summary).toContain("the highest 1 are drawn");
  });
  it("shows hostile users, sources and labels literally", () => {
    for (const name of HOSTILE_NAMES) {
      const text = drawnText(anomaliesOverTime([point({ user: name, source_ip: name, label: name, outcome: name })]));
      const markup = text.replaceAll(
        /<\/?b>|<br>|<span style="font-size:13px;color:#55606b">|<\/span>|<extra><\/extra>/g,
        "",
      );
      expect(markup, name).not.toMatch(/[<>$\p{Cc}\p{Cf}]|%\{(?!y:,\})/u);
      expect(text.length).toBeLessThan(3_000);
    }
  });
  it("leaves the points in their order", () => {
    const input = Object.freeze([...points]) as AnomalyPoint[];
    anomaliesOverTime(input);
    expect(input).toEqual(points);
  });
  it.each([
    [() => anomaliesOverTime([point({ score: 2 })]), "anomaliesOverTime: score must be in (0, 1], got 2 (row 0)"],
    [() => anomaliesOverTime([], { threshold: -1 }), "anomaliesOverTime: threshold must be in (0, 1], got -1"],
    [
      () => anomaliesOverTime([], { maxPoints: 0 }),
      "anomaliesOverTime: maxPoints must be a whole number of at least 1, got 0",
    ],
    [
      () => anomaliesOverTime([point({ timestampMs: NaN })]),
      "timestampMs must be within the years 0001 to 9999, got NaN",
    ],
  ])("refuses by name and value: %#", (call, message) => expect(call).toThrow(message));
});
