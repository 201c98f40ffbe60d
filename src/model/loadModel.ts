import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { FeatureState } from "../features/FeatureState";
import type { Model } from "./Model";
import { MODEL_FILE, stateFile } from "./modelFiles";
import { parseModelText, type StateDigest } from "./modelJson";

const MOST_ATTEMPTS = 20;

/**
 * Loads a model that {@link saveModel} saved.
 *
 * A model holds SQL, that of its features, which is run: load those only that come from whom you trust.
 *
 * @throws Error naming the folder or the file: there is none, it is no model, of another version, damaged or cut off, or
 *   the features' state belongs to another model
 * @example const { threshold, training } = await loadModel("models/march");
 */
export async function loadModel(folder: string): Promise<Model> {
  const found = await stat(folder).catch(() => null);
  if (found === null) throw new Error(`${folder}: no such folder, expected one that authlens train made`);
  if (!found.isDirectory()) throw new Error(`${folder}: is no folder, expected one that authlens train made`);
  const file = join(folder, MODEL_FILE);
  for (let attempt = 1; ; attempt++) {
    const text = await readModelText(folder);
    const { features, state: digest, ...parts } = naming(file, () => parseModelText(text));
    const stateName = stateFile(folder, digest.sha256);
    const bytes = await readState(stateName, digest);
    if (bytes === null) {
      // Who has replaced the model since its text was read has removed this state; it may come back, too.
      if (attempt < MOST_ATTEMPTS) continue;
      throw new Error(`${stateName}: no such file, but ${MODEL_FILE} names it`);
    }
    const state = naming(stateName, () => FeatureState.fromBytes(bytes));
    if (JSON.stringify(state.features) !== JSON.stringify(features)) {
      throw new Error(`${stateName}: has other features than ${MODEL_FILE}`);
    }
    return { ...parts, state };
  }
}

async function readModelText(folder: string): Promise<string> {
  return readFile(join(folder, MODEL_FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? `it has no ${MODEL_FILE}` : `${MODEL_FILE} cannot be read (${error.code})`;
    throw new Error(`${folder}: is no model: ${why}`, { cause: error });
  });
}

/** @returns null when there is no such file */
async function readState(file: string, { bytes: wanted, sha256 }: StateDigest): Promise<Uint8Array | null> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new Error(`${file}: cannot be read (${error.code}), but ${MODEL_FILE} names it`, { cause: error });
  });
  if (bytes === null) return null;
  if (bytes.length < wanted) throw new Error(`${file}: is cut off: ${bytes.length} of ${wanted} bytes`);
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    throw new Error(`${file}: is damaged, or does not belong to ${MODEL_FILE}`);
  }
  return bytes;
}

function naming<T>(file: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
