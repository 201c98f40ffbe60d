import { beforeAll, describe, expect, it } from "vitest";
import { computeFeatures } from "../../src/features/computeFeatures";
import { FeatureState } from "../../src/features/FeatureState";
import { presetFeatures } from "../../src/features/presetFeatures";
import { IsolationForest } from "../../src/forest/IsolationForest";
import { summarizeEvents } from "../../src/logs/summarizeEvents";
import { loadModel } from "../../src/model/loadModel";
import { saveModel } from "../../src/model/saveModel";
import { scoreWithModel } from "../../src/model/scoreWithModel";
import { trainModel } from "../../src/model/trainModel";
import { databaseOf } from "../features/databaseOf";
import { temporaryFolder } from "../files/temporaryFolder";
import { generatedDays } from "./generatedDays";

const folder = temporaryFolder();
const features = presetFeatures("default");
const forest = { nEstimators: 20, seed: 3 };
let days: (from: number, to: number) => string;
beforeAll(async () => {
  days = await generatedDays(folder);
});

describe("trainModel(db, features, options)", () => {
  it("has as its threshold the lowest score that at most as many training events reach as were asked for", async () => {
    const db = await databaseOf(days(1, 20));
    const X = await computeFeatures(db, features);
    const scores = new IsolationForest(forest).fit(X).score(X).sort().reverse();
    const { first, last } = await summarizeEvents(db);
    for (const [top, events] of [
      [7, 7],
      [0.01, Math.round(X.rows / 100)],
      [1e6, X.rows],
    ] as const) {
      const model = await trainModel(db, features, { top, forest });
      const reaching = scores.filter((score) => score >= model.threshold).length;
      expect(model.alerts).toEqual({ top, events: reaching });
      expect(reaching).toBeLessThanOrEqual(events);
      expect(reaching).toBeGreaterThan(0);
      expect(model.threshold).toBe(scores[reaching - 1]);
      // The next lower score would let through too many.
      const lower = scores.filter((score) => score >= (scores[reaching] ?? 0)).length;
      if (reaching < X.rows) expect(lower).toBeGreaterThan(events);
      expect(model.training).toEqual({ events: X.rows, first, last });
      expect([model.preset, model.keyId, model.state.events]).toEqual([null, null, X.rows]);
    }
  });

  it("lets no event through where more than were asked for are all the same", async () => {
    const same = (at: number): string =>
      `timestamp,user,outcome\n${Array.from({ length: 30 }, (_, minute) => `2026-03-02T${at}:${10 + minute}:00Z,ada,success\n`).join("")}`;
    const flag = features.filter(({ name }) => name === "failed");
    const model = await trainModel(await databaseOf(same(10)), flag, { top: 5, forest });
    expect(model.alerts).toEqual({ top: 5, events: 0 });
    const scores = await scoreWithModel(await databaseOf(same(11)), model);
    expect(scores.filter((score) => score >= model.threshold)).toEqual(new Float64Array(0));
    expect(scores[0]).toBeCloseTo(model.threshold, 12);
  });

  it("refuses options that there are not, and a single event", async () => {
    const db = await databaseOf("timestamp,user,outcome\n2026-03-02T10:00:00Z,ada,success\n");
    await expect(trainModel(db, features, { tpo: 5 } as object)).rejects.toThrow("trainModel: unknown option tpo;");
    await expect(trainModel(db, features)).rejects.toThrow(
      "trainModel: at least two events are required, got 1: nothing is usual yet",
    );
  });

  it("refuses a wrong top before it computes anything", async () => {
    const db = await databaseOf(days(1, 1));
    const training = trainModel(db, features, { top: 1.5, onProgress: () => expect.unreachable() });
    await expect(training).rejects.toThrow("top must be a whole number of at least 1 or a share in (0, 1), got 1.5");
  });
});

describe("scoreWithModel(db, model)", () => {
  it("scores the days that follow like their features among all days, at once and day by day, saved and loaded", async () => {
    const whole = await databaseOf(days(1, 30));
    const X = await computeFeatures(whole, features);
    const model = await trainModel(await databaseOf(days(1, 20)), features, { forest });
    const all = model.forest.score(X);
    const expected = all.slice(model.training.events);
    await saveModel(`${folder}/once`, model);
    await saveModel(`${folder}/daily`, model);
    const later = await databaseOf(days(21, 30));
    const once = await scoreWithModel(later, await loadModel(`${folder}/once`));
    expect(once.length).toBeGreaterThan(300);
    expect([...once]).toEqual([...expected]);
    const daily: number[] = [];
    for (let day = 21; day <= 30; day++) {
      const carried = await loadModel(`${folder}/daily`);
      daily.push(...(await scoreWithModel(await databaseOf(days(day, day)), carried, { blockRows: 50 })));
      await saveModel(`${folder}/daily`, carried);
    }
    expect(daily).toEqual([...expected]);
    // It matters what was seen: without it the same events have other scores.
    const fresh = await computeFeatures(later, features);
    expect([...model.forest.score(fresh)]).not.toEqual([...expected]);
  });

  it("gives scores in the order of the log, whatever the order of its lines", async () => {
    const model = await trainModel(await databaseOf(days(1, 20)), features, { forest });
    const bytes = model.state.toBytes();
    const [header, ...lines] = days(21, 21).trimEnd().split("\n");
    const straight = await scoreWithModel(await databaseOf(days(21, 21)), model);
    const state = FeatureState.fromBytes(bytes);
    const turned = await databaseOf([header, ...lines.reverse()].join("\n") + "\n");
    expect([...(await scoreWithModel(turned, { ...model, state }))].reverse()).toEqual([...straight]);
  });

  it("refuses events that are earlier than what it has seen, with both times, and stays as it was", async () => {
    const at = (time: string) => `timestamp,user,outcome\n${time},ada,success\n`;
    const two = "timestamp,user,outcome\n2026-03-02T07:00:00Z,ada,success\n2026-03-02T08:00:00.000002Z,ada,success\n";
    const model = await trainModel(await databaseOf(two), features);
    await expect(scoreWithModel(await databaseOf(at("2026-03-02T08:00:00.000001Z")), model)).rejects.toThrow(
      new RangeError(
        "the model has seen events up to 2026-03-02T08:00:00.000002Z, but these begin at 2026-03-02T08:00:00.000001Z: " +
          "leave out what it has seen (--skip-seen), or train a model on what came before them",
      ),
    );
    expect(await scoreWithModel(await databaseOf(at("2026-03-02T08:00:00.000002Z")), model)).toHaveLength(1);
    expect(model.state.events).toBe(3);
  });
});
