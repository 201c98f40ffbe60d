import { createHash } from "node:crypto";
import { open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { lockFile } from "../files/lockFile";
import { type FileToWrite, writeTogether } from "../files/writeWhole";
import type { Model } from "./Model";
import { LOCK_FILE, MODEL_FILE, OWN_FILES, STATE_FILES, stateFile } from "./modelFiles";
import { isModelText, modelText } from "./modelJson";

/** Bytes of `model.json` that show what it is. */
const START_BYTES = 256;

/** Options of {@link saveModel}. */
export interface SaveModelOptions {
  /**
   * The model that is to be replaced, as {@link modelVersion} gave it: when there is another one by now, nothing is
   * written.
   * @default whatever is there is replaced
   */
  version?: string;
  /**
   * Files that are written with the model: all or none. The model takes its place last.
   * @default none
   */
  others?: readonly FileToWrite[];
}

/**
 * Saves a model as a folder: `model.json` (what it is made of, the forest, the threshold) and `features-….bin` (what the
 * features have seen). The same model gives the same bytes.
 *
 * A model that is there already is replaced, at once: `loadModel` finds the old one or the new one.
 *
 * @throws Error naming the folder when it holds something that is no model, or another run has changed the model
 *   meanwhile, or naming the file that cannot be written
 * @example await saveModel("models/march", await trainModel(db, presetFeatures("default")));
 */
export async function saveModel(folder: string, model: Model, options: SaveModelOptions = {}): Promise<void> {
  const { version, others = [] } = options;
  await assertModelFolder(folder);
  const bytes = model.state.toBytes();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const own = stateFile(folder, sha256);
  const text = modelText(model, { bytes: bytes.length, sha256 });
  const files = [
    { file: join(folder, MODEL_FILE), write: (temporary: string) => writeFile(temporary, text) },
    { file: own, write: (temporary: string) => writeFile(temporary, bytes) },
    ...others,
  ];
  let unlock: (() => void) | undefined;
  try {
    await writeTogether(files, async () => {
      unlock = await lockFile(join(folder, LOCK_FILE));
      if (version === undefined || (await modelVersion(folder)) === version) return;
      throw new Error(`${folder}: another run has changed the model meanwhile: nothing was written, run again`);
    });
    await removeOthers(folder, own);
  } finally {
    unlock?.();
  }
}

/** Removes what is left of the model before. */
async function removeOthers(folder: string, own: string): Promise<void> {
  const names = await readdir(folder);
  const old = names.filter((name) => STATE_FILES.test(name) && name !== basename(own));
  // The model is whole without them; one that cannot be removed is in nobody's way.
  for (const name of old) await rm(join(folder, name), { force: true }).catch(() => undefined);
}

/**
 * Refuses a folder that a model must not be saved in, before the work that makes one.
 *
 * @throws Error naming the folder when it holds something that is no model
 */
export async function assertModelFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    const why = error.code === "ENOTDIR" ? "it is a file" : error.code;
    throw new Error(`${folder}: cannot be used as the folder of a model (${why})`, { cause: error });
  });
  const others = names.filter((name) => !OWN_FILES.test(name));
  if (names.includes(MODEL_FILE) ? await isModel(folder) : others.length === 0) return;
  throw new Error(`${folder}: holds something that is no model, expected a new or empty folder, or a model to replace`);
}

/**
 * What tells a model from the one that was there before: a digest of its `model.json`; empty when there is none.
 *
 * @example await modelVersion("models/march") // "3f5a…"
 */
export async function modelVersion(folder: string): Promise<string> {
  const text = await readFile(join(folder, MODEL_FILE)).catch(() => null);
  return text === null ? "" : createHash("sha256").update(text).digest("hex");
}

async function isModel(folder: string): Promise<boolean> {
  const handle = await open(join(folder, MODEL_FILE)).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return isModelText(buffer.toString("utf8", 0, bytesRead));
  } catch {
    return false; // A folder of that name, for example.
  } finally {
    await handle.close();
  }
}
