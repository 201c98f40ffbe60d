import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { Feature } from "../../src/features/Feature";
import { lockFile } from "../../src/files/lockFile";
import { presetFeatures } from "../../src/features/presetFeatures";
import { loadModel } from "../../src/model/loadModel";
import type { Model } from "../../src/model/Model";
import { modelVersion, saveModel } from "../../src/model/saveModel";
import { scoreWithModel } from "../../src/model/scoreWithModel";
import { trainModel } from "../../src/model/trainModel";
import { databaseOf } from "../features/databaseOf";
import { temporaryFolder } from "../files/temporaryFolder";

const root = temporaryFolder();
const inside = (...parts: string[]): string => join(root, ...parts);
const log = (user: string, minutes: number): string =>
  "timestamp,user,source_ip,outcome\n" +
  Array.from({ length: 30 }, (_, index) => {
    const time = new Date(Date.UTC(2026, 2, 2, 8, minutes + index)).toISOString();
    return `${time},${user}${index % 3},10.0.0.${index % 4},${index % 5 === 0 ? "failure" : "success"}\n`;
  }).join("");
/** Quotes, line breaks and other letters stand in a feature's texts as they are. */
const MINE: Feature = {
  ...{ name: "mine", family: "volume", unit: 'events "of" ours', description: "a test – with \\ and ü" },
  ...{ sql: `coalesce(sum(failed) OVER user_1h, 0) +\n 1`, suspicious: "high", techniques: ["T1110"] },
};
const train = async (user: string): Promise<Model> =>
  trainModel(await databaseOf(log(user, 0)), [...presetFeatures("basic"), MINE], {
    ...{ forest: { nEstimators: 5, maxSamples: 16 }, top: 3, preset: "basic", keyId: "k2m4q6" },
  });

let model: Model;
beforeAll(async () => {
  model = await train("ada");
  await saveModel(inside("good"), model);
});

const stateNames = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith(".bin"));
const copyOfGood = (name: string): string => {
  cpSync(inside("good"), inside(name), { recursive: true });
  return inside(name);
};

describe("saveModel(folder, model, { version, others })", () => {
  it("writes nothing when another run has replaced the model meanwhile", async () => {
    const folder = copyOfGood("raced");
    const version = await modelVersion(folder);
    expect([version, await modelVersion(inside("nowhere"))]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), ""]);
    const models = [await train("bob"), await train("eve"), await train("kim")];
    const scoresOf = (index: number): string => inside(`raced-scores-${index}.csv`);
    const saved = await Promise.allSettled(
      models.map((own, index) => {
        const others = [{ file: scoresOf(index), write: (to: string) => writeFile(to, "rank\n") }];
        return saveModel(folder, own, { version, others });
      }),
    );
    const winner = saved.findIndex(({ status }) => status === "fulfilled");
    const losers = saved.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    expect(losers.map(({ reason }) => String(reason))).toEqual(
      Array(2).fill(`Error: ${folder}: another run has changed the model meanwhile: nothing was written, run again`),
    );
    expect(models.map((_, index) => existsSync(scoresOf(index)))).toEqual([0, 1, 2].map((index) => index === winner));
    expect((await loadModel(folder)).threshold).toBe(models[winner]!.threshold);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("waits for a run that is putting its files in their place", async () => {
    const folder = copyOfGood("locked");
    const before = readdirSync(folder);
    const unlock = await lockFile(join(folder, "model.lock"));
    const saving = saveModel(folder, await train("bob"));
    await setTimeout(200);
    expect(readdirSync(folder).filter((name) => name === "model.json" || name === before[0])).toHaveLength(2);
    expect((await loadModel(folder)).threshold).toBe(model.threshold);
    unlock();
    await saving;
    expect(stateNames(folder)).toHaveLength(1);
    expect(stateNames(folder)).not.toEqual([before[0]]);
  });
});

describe("loadModel(folder) beside saveModel(folder, model)", () => {
  it("finds one of the models, whenever it looks", async () => {
    const folder = copyOfGood("beside");
    const models = [await train("bob"), await train("eve"), model];
    const thresholds = models.map(({ threshold }) => threshold);
    let isSaving = true;
    const saving = (async () => {
      for (let run = 0; run < 90; run++) await saveModel(folder, models[run % 3]!);
      isSaving = false;
    })();
    let loads = 0;
    for (; isSaving; loads++) expect(thresholds).toContain((await loadModel(folder)).threshold);
    await saving;
    expect(loads).toBeGreaterThan(10);
  });
});

describe("saveModel(folder, model) and loadModel(folder)", () => {
  it("give back the model: its parts, its scores, and what its features have seen", async () => {
    const loaded = await loadModel(inside("good"));
    const { state, forest, ...parts } = loaded;
    const { state: wantedState, forest: wantedForest, ...wanted } = model;
    expect(parts).toEqual(wanted);
    expect(JSON.stringify(forest)).toBe(JSON.stringify(wantedForest));
    expect([state.features, state.events, state.lastTime]).toEqual([
      wantedState.features,
      30,
      new Date("2026-03-02T08:29:00Z"),
    ]);
    const later = await databaseOf(log("ada", 40));
    const scores = await scoreWithModel(later, loaded);
    expect([...scores]).toEqual([...(await scoreWithModel(later, await loadModel(inside("good"))))]);
    expect(new Set(scores).size).toBeGreaterThan(1);
  });

  it("write model.json, whose lines a reader can follow, and the state, named after its bytes", () => {
    const names = readdirSync(inside("good")).sort();
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/^features-[0-9a-f]{16}\.bin$/);
    const text = readFileSync(inside("good", "model.json"), "utf8");
    expect(text.startsWith('{\n"format": "authlens model",\n"version": 1,\n"preset": "basic",\n"threshold": 0.')).toBe(
      true,
    );
    expect(text).toContain(
      '\n"training": {"events":30,"first":"2026-03-02T08:00:00.000Z","last":"2026-03-02T08:29:00.000Z"}',
    );
    const json = JSON.parse(text) as { features: Feature[]; state: { sha256: string } };
    // Behind the forest's own stand those of the alerts.
    expect(json.features[5]).toEqual(MINE);
    expect(names[0]).toBe(`features-${json.state.sha256.slice(0, 16)}.bin`);
  });

  it("know a model that was made before there were references for drift", async () => {
    const folder = copyOfGood("older");
    const file = join(folder, "model.json");
    const json = JSON.parse(readFileSync(file, "utf8")) as { reference?: unknown };
    expect(json.reference).toEqual(model.reference);
    delete json.reference;
    writeFileSync(file, JSON.stringify(json));
    const older = await loadModel(folder);
    expect(older.reference).toBeNull();
    await saveModel(folder, older);
    expect(await loadModel(folder)).toMatchObject({ reference: null, threshold: model.threshold });
  });

  it("write the same bytes for the same events", async () => {
    await saveModel(inside("again"), await train("ada"));
    for (const name of readdirSync(inside("good"))) {
      expect(readFileSync(inside("again", name)).equals(readFileSync(inside("good", name)))).toBe(true);
    }
  });

  it("replace a model, whole or damaged, and leave nothing of it; other files beside it stay", async () => {
    const folder = copyOfGood("replaced");
    writeFileSync(join(folder, "notes.txt"), "ours");
    const before = stateNames(folder);
    await saveModel(folder, await train("ben"));
    expect(stateNames(folder)).toHaveLength(1);
    expect(stateNames(folder)).not.toEqual(before);
    expect(readdirSync(folder)).toContain("notes.txt");
    truncateSync(join(folder, "model.json"), 100);
    await saveModel(folder, model);
    expect((await loadModel(folder)).state.events).toBe(30);
    expect(stateNames(folder)).toEqual(before);
  });

  it("leave the old model as it was when the new one cannot be written", async () => {
    const folder = copyOfGood("kept");
    const ben = await train("ben");
    await saveModel(inside("ben"), ben);
    mkdirSync(join(folder, stateNames(inside("ben"))[0]!));
    await expect(saveModel(folder, ben)).rejects.toThrow(/features-\w+\.bin: cannot be written \(it is a folder\)$/);
    expect((await loadModel(folder)).threshold).toBe(model.threshold);
    expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  it("go on in a folder where writing was cut off", async () => {
    mkdirSync(inside("cut"));
    for (const name of [stateNames(inside("good"))[0]!, "model.json.77.partial"])
      writeFileSync(inside("cut", name), "x");
    await saveModel(inside("cut"), model);
    expect((await loadModel(inside("cut"))).state.events).toBe(30);
  });

  it.each<[string, () => void]>([
    ["other files", () => writeFileSync(inside("taken", "thesis.doc"), "")],
    ["another model.json", () => writeFileSync(inside("taken", "model.json"), '{"format":"another model"}')],
    ["a folder called model.json", () => mkdirSync(inside("taken", "model.json"))],
  ])("refuse to save into a folder with %s", async (_, fill) => {
    rmSync(inside("taken"), { recursive: true, force: true });
    mkdirSync(inside("taken"));
    fill();
    const before = readdirSync(inside("taken"));
    await expect(saveModel(inside("taken"), model)).rejects.toThrow(
      new Error(
        `${inside("taken")}: holds something that is no model, expected a new or empty folder, or a model to replace`,
      ),
    );
    expect(readdirSync(inside("taken"))).toEqual(before);
  });

  it("refuse to save into a file", async () => {
    writeFileSync(inside("file"), "");
    await expect(saveModel(inside("file"), model)).rejects.toThrow(
      new Error(`${inside("file")}: cannot be used as the folder of a model (it is a file)`),
    );
  });

  const edit = (folder: string, change: (json: Record<string, unknown>) => void): void => {
    const file = join(folder, "model.json");
    const json = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    change(json);
    writeFileSync(file, JSON.stringify(json));
  };
  it.each<[string, (folder: string, state: string) => void, RegExp]>([
    [
      "no folder",
      (folder) => rmSync(folder, { recursive: true }),
      /^: no such folder, expected one that authlens train made$/,
    ],
    ["no model.json", (folder) => rmSync(join(folder, "model.json")), /^: is no model: it has no model\.json$/],
    [
      "another model.json",
      (folder) => writeFileSync(join(folder, "model.json"), '{"format":"tree"}'),
      /^.model\.json: is no model of authlens$/,
    ],
    [
      "another version",
      (folder) => edit(folder, (json) => (json.version = 2)),
      /^.model\.json: version 2 cannot be read, only 1: train again$/,
    ],
    [
      "model.json cut off",
      (folder) => truncateSync(join(folder, "model.json"), 2000),
      /^.model\.json: is damaged or cut off$/,
    ],
    [
      "a part missing",
      (folder) => edit(folder, (json) => delete json.training),
      /^.model\.json: is damaged: a part is missing or of the wrong kind$/,
    ],
    [
      "a damaged forest",
      (folder) => edit(folder, (json) => (json.forest = {})),
      /^.model\.json: is damaged: IsolationForest\.fromJSON: value must have the format .*, got undefined$/,
    ],
    [
      "a reference of other features",
      (folder) => edit(folder, (json) => (json.reference as { features: unknown[] }).features.pop()),
      /^.model\.json: is damaged: its reference is not one of its features$/,
    ],
    [
      "too few features",
      (folder) => edit(folder, (json) => (json.features as Feature[]).splice(5)),
      /^.model\.json: is damaged: the forest has 6 columns for 5 features$/,
    ],
    [
      "another feature",
      (folder) => edit(folder, (json) => ((json.features as Feature[])[0]!.sql = "1")),
      /^.features-\w+\.bin: has other features than model\.json$/,
    ],
    ["no state", (_, state) => rmSync(state), /^.features-\w+\.bin: no such file, but model\.json names it$/],
    ["the state cut off", (_, state) => truncateSync(state, 500), /^.features-\w+\.bin: is cut off: 500 of \d+ bytes$/],
    [
      "another model's state",
      (_, state) => cpSync(inside("ben", stateNames(inside("ben"))[0]!), state),
      /^.features-\w+\.bin: is damaged, or does not belong to model\.json$/,
    ],
  ])("refuse to load with %s, in one sentence", async (name, damage, message) => {
    if (!existsSync(inside("ben"))) await saveModel(inside("ben"), await train("ben"));
    const folder = copyOfGood(`bad ${name}`);
    damage(folder, join(folder, stateNames(folder)[0]!));
    const error = await loadModel(folder).then(
      () => expect.unreachable(),
      (reason: Error) => reason,
    );
    expect(error.message.startsWith(folder)).toBe(true);
    expect(error.message.slice(folder.length)).toMatch(message);
  });

  it("refuse to load a file", async () => {
    writeFileSync(inside("file"), "");
    await expect(loadModel(inside("file"))).rejects.toThrow(": is no folder, expected one that authlens train made");
  });
});
