import { describe, expect, it } from "vitest";
import { recallByBudget } from "../../src/charts/recallByBudget";
import { drawnText, HOSTILE_NAMES, titleOf } from "./hostileNames";

const curves = [
  {
    name: "isolation forest",
    points: [
      { alerts: 1000, recall: 0.9 },
      { alerts: 10, recall: 0.2 },
      { alerts: 100, recall: 0.62 },
    ],
  },
  {
    name: "failures of the user",
    points: [
      { alerts: 10, recall: 0.05 },
      { alerts: 90, recall: 0.31 },
      { alerts: 1000, recall: 0.95 },
    ],
  },
];

describe("recallByBudget(curves, options)", () => {
  it("compares the two best at 100 alerts: recall is that of the last point within the budget", () => {
    const figure = recallByBudget(curves);
    expect(titleOf(figure)).toBe(
      "At 100 alerts isolation forest finds 62 % of attacks; next is failures of the user with 31 %",
    );
    expect(figure.summary).toContain("Budgets range from 10 to 1,000 alerts");
  });
  it("names the best first, also when it is not the first given", () => {
    expect(titleOf(recallByBudget(curves, { budget: 1000, unit: "incidents" }))).toBe(
      "At 1,000 alerts failures of the user finds 95 % of incidents; next is isolation forest with 90 %",
    );
  });
  it("orders the legend by recall at the budget, and the points by alerts", () => {
    const { data } = recallByBudget(curves);
    expect(data.map(({ name }) => name)).toEqual(["isolation forest: 62 %", "failures of the user: 31 %"]);
    expect(data[0]!.x).toEqual([10, 100, 1000]);
  });
  it("uses a linear axis for a narrow range of budgets", () => {
    const { layout } = recallByBudget([{ name: "a", points: [10, 50].map((alerts) => ({ alerts, recall: 0.5 })) }]);
    expect(layout.xaxis).not.toHaveProperty("type");
    expect(recallByBudget(curves).layout.xaxis).toMatchObject({ type: "log" });
  });
  it("says that nothing was measured", () => {
    expect(titleOf(recallByBudget([]))).toBe("No recall has been measured");
    expect(titleOf(recallByBudget([{ name: "a", points: [] }]))).toBe("No recall has been measured");
  });
  it("shows hostile names literally", () => {
    for (const name of HOSTILE_NAMES) {
      const text = drawnText(recallByBudget([{ name, points: [{ alerts: 10, recall: 0.5 }] }]));
      const markup = text.replaceAll(/<br>|<span style="font-size:13px;color:#55606b">|<\/span>|<extra><\/extra>/g, "");
      expect(markup, name).not.toMatch(/[<>$\p{Cc}\p{Cf}]|%\{(?!x:,\}|y:\.1%\})/u);
    }
  });
  it("leaves the curves untouched", () => {
    const frozen = curves.map(({ name, points }) => ({ name, points: Object.freeze([...points]) }));
    expect(() => recallByBudget(Object.freeze(frozen))).not.toThrow();
  });
  it.each([
    [
      () => recallByBudget([{ name: "a", points: [{ alerts: 0, recall: 0 }] }]),
      "recallByBudget: alerts must be at least 1, got 0 (a)",
    ],
    [
      () => recallByBudget([{ name: "a", points: [{ alerts: 1, recall: 62 }] }]),
      "recallByBudget: recall must be in [0, 1], got 62 (a)",
    ],
    [() => recallByBudget([], { budget: 0 }), "recallByBudget: budget must be at least 1, got 0"],
    [
      () => recallByBudget(Array.from({ length: 9 }, () => ({ name: "a", points: [] }))),
      "recallByBudget: curves must be at most 8, got 9",
    ],
  ])("refuses by name and value: %#", (call, message) => expect(call).toThrow(message));
});
