import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { topSources } from "../../src/charts/topSources";
import { topUsers } from "../../src/charts/topUsers";
import { drawnText, HOSTILE_NAMES, titleOf } from "./hostileNames";

describe("topSources(counts, options)", () => {
  it("names the source that holds at least half", () => {
    const counts = [
      { name: "198.51.100.2", count: 6 },
      { name: "192.0.2.7", count: 14 },
    ];
    expect(titleOf(topSources(counts, { unit: "top anomalies" }))).toBe(
      "One source holds 14 of the 20 top anomalies: 192.0.2.7",
    );
  });
  it("counts a list of anomalies by source", () => {
    const anomalies = ["a", "b", "a"].map((source_ip, i) => ({ source_ip, outcome: i === 0 ? "failure" : "success" }));
    const { data } = topSources(anomalies);
    expect(data.map(({ x }) => x)).toEqual([
      [1, 0],
      [1, 1],
      [2, 1],
    ]);
  });
});

describe("topUsers(counts, options)", () => {
  const four = [4, 3, 2, 1].map((count) => ({ name: `user${count}`, count }));

  it("says what the top three hold when none holds half", () => {
    const figure = topUsers([...four, { name: "user0", count: 1 }]);
    expect(titleOf(figure)).toBe("The top 3 of 5 users hold 9 of 11 anomalies");
    expect(figure.summary).toBe("The top 3 of 5 users hold 9 of 11 anomalies. Counts range from 1 to 4 over 5 users.");
  });
  it("draws the largest on top, with its count at the end", () => {
    const { data, layout } = topUsers([...four].reverse());
    const axis = layout.yaxis as { ticktext: string[]; range: number[] };
    expect(axis.ticktext).toEqual(["user4", "user3", "user2", "user1"]);
    expect(axis.range[0]).toBeGreaterThan(axis.range[1]!);
    expect(data.at(-1)!.text).toEqual([" 4", " 3", " 2", " 1"]);
  });
  it("orders equal counts by name, and sums repeated names", () => {
    const { layout } = topUsers([
      { name: "b", count: 1 },
      { name: "a", count: 1 },
      { name: "b", count: 0 },
    ]);
    expect(layout.yaxis).toMatchObject({ ticktext: ["a", "b"] });
  });
  it("keeps the limit, and says how much is drawn", () => {
    const { layout } = topUsers(four, { limit: 2 });
    expect((layout.title as { text: string }).text).toContain("the 2 users with most anomalies, of 4; together 70 %");
  });
  it("grows with its rows, so that every label can be read", () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ name: `user${i}`, count: 60 - i }));
    expect(topUsers(many, { limit: 60 }).layout.height).toBe(170 + 22 * 60);
  });
  it("says that there is one, or none", () => {
    expect(titleOf(topUsers([{ name: "ann", count: 3 }]))).toBe("One user holds all 3 anomalies: ann");
    expect(titleOf(topUsers([]))).toBe("No anomalies, so no user to rank");
    expect(titleOf(topUsers([{ name: "ann", count: 0 }]))).toBe("No anomalies, so no user to rank");
  });
  it("does not split bars by outcome unless it is known of all", () => {
    const counts = [
      { name: "a", count: 2, failures: 1 },
      { name: "b", count: 2 },
    ];
    expect(topUsers(counts).data.map(({ name }) => name)).toEqual(["anomalies", undefined]);
  });
  it("keeps hostile names apart, and shows them literally", () => {
    const counts = HOSTILE_NAMES.map((name, i) => ({ name, count: i + 1 }));
    const figure = topUsers([...counts, { name: "A".repeat(9_999) + "B", count: 1 }, { name: null, count: 1 }]);
    expect((figure.layout.yaxis as { ticktext: string[] }).ticktext).toHaveLength(20);
    const text = drawnText(figure).replaceAll(/<br>|<span style="font-size:13px;color:#55606b">|<\/span>/g, "");
    expect(text).not.toMatch(/[<>$\p{Cc}\p{Cf}]|%\{/u);
    expect(text).toContain("__proto__");
    expect(text).toContain("&amp;lt;b&amp;gt;");
  });
  it("holds all counts when nothing is cut off (property)", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string(), count: fc.nat(99) }), { maxLength: 50 }), (counts) => {
        const total = counts.reduce((sum, { count }) => sum + count, 0);
        const drawn = (topUsers(counts, { limit: 50 }).data[0]?.x as number[] | undefined) ?? [];
        expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(total);
      }),
    );
  });
  it("leaves the counts untouched", () => {
    expect(() => topUsers(Object.freeze(four.map((entry) => Object.freeze(entry))) as typeof four)).not.toThrow();
  });
  it.each([
    [() => topUsers([{ name: "a", count: 1.5 }]), "topUsers: count must be a whole number of at least 0, got 1.5"],
    [() => topUsers([{ name: "a", count: 1, failures: 2 }]), "topUsers: failures must be at most count (1), got 2"],
    [() => topSources([], { limit: 0 }), "topSources: limit must be a whole number in [1, 100], got 0"],
  ])("refuses by name and value: %#", (call, message) => expect(call).toThrow(message));
});
