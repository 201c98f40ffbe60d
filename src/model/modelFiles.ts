import { join } from "node:path";

/** The file that says what the model is, and which state belongs to it. */
export const MODEL_FILE = "model.json";

/** There while a run puts its files in their place. */
export const LOCK_FILE = "model.lock";

/** What a model's folder may hold, also where writing was cut off. */
export const OWN_FILES: RegExp = /^(?:model\.lock|(?:model\.json|features-[0-9a-f]{16}\.bin)(?:[.\d]+\.partial)?)$/;

/** The features' states in a model's folder: the one that `model.json` names, and for a moment the one before. */
export const STATE_FILES: RegExp = /^features-[0-9a-f]{16}\.bin$/;

/**
 * Where a state is kept. Its name is that of its bytes: so a new one stands beside the old one until `model.json`, which
 * is replaced at once, speaks of it; a model is never half old and half new.
 *
 * @param sha256 - of its bytes, hex
 */
export function stateFile(folder: string, sha256: string): string {
  return join(folder, `features-${sha256.slice(0, 16)}.bin`);
}
