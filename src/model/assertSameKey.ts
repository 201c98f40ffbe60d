import type { Model } from "./Model";

/**
 * Refuses events whose names are not written as those that a model was trained on: nobody would be known to it.
 *
 * @param folder - of the model, for the message
 * @param keyId - of the events' pseudonyms; null when the names are those of the log
 * @throws Error naming the folder
 */
export function assertSameKey(folder: string, model: Model, keyId: string | null): void {
  if (model.keyId === keyId) return;
  const trained = model.keyId === null ? "the names of the log" : `pseudonyms of the key ${model.keyId}`;
  const got = keyId === null ? "the names of the log" : `pseudonyms of the key ${keyId}`;
  const what = model.keyId === null ? "leave --pseudonymise out" : "give that key (--pseudonymise --key-file FILE)";
  throw new Error(`${folder}: the model was trained on ${trained}, got ${got}: ${what}, or train again`);
}
