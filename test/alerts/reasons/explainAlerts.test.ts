import { describe, expect, it } from "vitest";
import { explainAlerts, type Reason } from "../../../src/alerts/reasons/explainAlerts";
import { explainTop } from "../../../src/alerts/reasons/explainTop";
import { readPeers } from "../../../src/alerts/reasons/readPeers";
import { usualInMatrix } from "../../../src/alerts/reasons/usualInMatrix";
import { storeScores } from "../../../src/alerts/storeScores";
import { computeFeatures } from "../../../src/features/computeFeatures";
import type { FeatureMatrix } from "../../../src/features/FeatureMatrix";
import type { Feature } from "../../../src/features/Feature";
import { presetFeatures } from "../../../src/features/presetFeatures";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { databaseOfEvents } from "../../logs/databaseOfEvents";

function feature(name: string, unit: string): Feature {
  return {
    name,
    unit,
    family: "volume",
    description: `what ${name} means`,
    sql: "1",
    suspicious: "high",
    techniques: [],
  };
}

const FEATURES = [feature("failures", "events"), feature("is_new", "1 = yes, 0 = no"), feature("pause", "seconds")];

/** Two hundred ordinary rows; row 17 has 1,234 failures and is new, row 18 has an unknown pause. */
function matrix(): FeatureMatrix {
  const rows = Array.from({ length: 200 }, (_, row) => [row % 4, 0, 60 + (row % 9)]);
  rows[17] = [1234, 1, 64];
  rows[18] = [1, 0, NaN];
  return { data: Float32Array.from(rows.flat()), rows: 200, columns: 3, names: FEATURES.map(({ name }) => name) };
}

describe("explainAlerts(forest, X, features, rows)", () => {
  it("names what makes a row stand out, with its number and the usual one, the strongest first", () => {
    const X = matrix();
    const forest = new IsolationForest().fit(X);
    const [reasons] = explainAlerts(forest, X, FEATURES, [17]);
    expect(reasons!.map(({ text }) => text)).toEqual([
      "1,230 events: what failures means (usual for everyone: 0 to 3)",
      "yes: what is_new means",
    ]);
    const [first, second] = reasons!.map(({ contribution }) => contribution);
    expect(first).toBeGreaterThan(second!);
  });

  it.each([
    ["things", "1 thing"],
    ["countries", "1 country"],
    ["pushes", "1 push"],
    ["user agents", "1 user agent"],
    ["km", "1 km"],
  ])("speaks of one of %s as one", (unit, expected) => {
    const data = Float32Array.from({ length: 100 }, (_, row) => (row === 17 ? 1 : 0));
    const X = { data, rows: 100, columns: 1, names: ["rare"] };
    const [[reason]] = explainAlerts(new IsolationForest().fit(X), X, [feature("rare", unit)], [17]) as [[Reason]];
    expect(reason.text).toBe(`${expected}: what rare means (usual for everyone: 0)`);
  });

  it("gives the contributions of the forest, as shortened paths", () => {
    const X = matrix();
    const forest = new IsolationForest().fit(X);
    const { contributions } = forest.explain(X, [17]);
    const [reasons] = explainAlerts(forest, X, FEATURES, [17]);
    expect(reasons![0]!.contribution).toBe(-contributions[0]!);
  });

  it("answers for each row that is asked for, in their order", () => {
    const X = matrix();
    const forest = new IsolationForest().fit(X);
    const both = explainAlerts(forest, X, FEATURES, [18, 17]);
    expect(both).toEqual([...explainAlerts(forest, X, FEATURES, [18]), ...explainAlerts(forest, X, FEATURES, [17])]);
  });

  it("says what is not known", () => {
    const X = { ...matrix(), data: matrix().data.map((value, index) => (index % 3 === 2 && index > 30 ? NaN : value)) };
    X.data[3 * 17] = 1;
    X.data[3 * 17 + 1] = 0;
    const forest = new IsolationForest().fit(X);
    const texts = explainAlerts(forest, X, FEATURES, [0, 100]).flat().map(({ text }) => text); // prettier-ignore
    expect(texts.filter((text) => text.startsWith("not known: what pause means")).length).toBeLessThanOrEqual(1);
    expect(texts.every((text) => !text.includes("NaN"))).toBe(true);
  });

  it("gives the strongest even where fifty features have a small share each", () => {
    const columns = 50;
    const names = Array.from({ length: columns }, (_, column) => `f${column}`);
    const data = Float32Array.from({ length: 200 * columns }, (_, index) =>
      Math.floor(index / columns) === 17 ? 100 : (index * 7919) % 13,
    );
    const X = { data, rows: 200, columns, names };
    const features = names.map((name) => feature(name, "events"));
    const reasons = explainAlerts(new IsolationForest().fit(X), X, features, [17])[0]!;
    expect(reasons.length).toBeGreaterThanOrEqual(1);
    expect(reasons[0]!.text).toContain("100 events: what f");
  });

  it("refuses other features than those of the matrix", () => {
    const X = matrix();
    const forest = new IsolationForest().fit(X);
    expect(() => explainAlerts(forest, X, FEATURES.slice(0, 2), [1])).toThrow(
      "explainAlerts: features must be those of X: failures, is_new, pause",
    );
  });
});

describe("explainTop(db, forest, X, features, top)", () => {
  it("gives the anomalies in their order, each with its own reasons", async () => {
    const events = Array.from({ length: 60 }, (_, place) => ({
      ...emptyEvent(),
      timestampUs: 1_709_281_800_000_000 + place * 60e6,
      user: place === 40 ? "mallory" : "ada",
      source_ip: place === 40 || place > 55 ? "203.0.113.9" : "192.0.2.1",
      outcome: place > 55 ? ("failure" as const) : ("success" as const),
    }));
    const db = await databaseOfEvents(events);
    const features = presetFeatures("default");
    const X = await computeFeatures(db, features);
    const forest = new IsolationForest().fit(X);
    await storeScores(db, forest.score(X));
    const explained = await explainTop(db, forest, X, features, 3);
    expect(explained.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    for (const { line, reasons } of explained) {
      const usual = usualInMatrix(X, await readPeers(db, [line - 1]));
      const [own] = explainAlerts(forest, X, features, [line - 1], usual);
      expect(reasons).toBe(own!.map(({ text }) => text).join("; "));
      expect(reasons).not.toBe("");
    }
    db.closeSync();
  });
});
