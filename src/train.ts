import { alertCount } from "./alerts/topAnomalies";
import { type FeaturePreset, presetFeatures } from "./features/presetFeatures";
import { IsolationForest } from "./forest/IsolationForest";
import type { IsolationForestOptions } from "./forest/options/IsolationForestOptions";
import { type InputOptions, type InputReport, withEvents } from "./logs/withEvents";
import type { Model } from "./model/Model";
import { assertModelFolder, saveModel } from "./model/saveModel";
import { trainModel } from "./model/trainModel";

/** Options of {@link train}. */
export interface TrainOptions extends InputOptions {
  /** The folder that the model goes to. */
  modelFolder: string;
  /**
   * How many of the training events would be alerts, at most: a whole number, or a share in (0, 1).
   * @default 100
   */
  top?: number;
  /**
   * How many incidents a day would be listed in the training period.
   * @default 5
   */
  incidentsPerDay?: number;
  /**
   * Which features.
   * @default "default"
   */
  features?: FeaturePreset;
  /** Options of the forest. */
  forest?: IsolationForestOptions;
}

/** What {@link train} learned, and from what. */
export interface TrainReport extends InputReport {
  model: Model;
}

/**
 * Log files → events → features → isolation forest → a model folder, for `detect` to score later logs with.
 *
 * @throws Error naming the file when one cannot be read, the folder when it holds something that is no model, or the file
 *   that cannot be written; TooManyRejectsError; RangeError when an option is out of range; Error when there is no event.
 *   Then nothing is written
 * @example
 * await train(["march.log"], { modelFolder: "models/march", top: 0.001 });
 * await detect(["april-1.log"], { modelFolder: "models/march", anomaliesFile: "a.csv", rejectsFile: "r.csv" });
 */
export async function train(files: readonly string[], options: TrainOptions): Promise<TrainReport> {
  const { modelFolder, top = 100, incidentsPerDay, features: preset = "default", pseudonyms, onProgress } = options;
  alertCount(top, 1); // Whatever is wrong is refused before anything is read.
  const forest = new IsolationForest(options.forest).options;
  const features = presetFeatures(preset);
  await assertModelFolder(modelFolder);
  return withEvents("train", files, options, async (db, read) => {
    const model = await trainModel(db, features, {
      ...{ top, incidentsPerDay, forest, preset, keyId: pseudonyms?.keyId ?? null },
      onProgress: (done, total) => onProgress?.("computing features", done, total),
    });
    await saveModel(modelFolder, model);
    return { ...read, model };
  });
}
