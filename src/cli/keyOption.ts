import { createPseudonyms, type Pseudonyms } from "../pseudonyms/createPseudonyms";
import { HOW_TO_MAKE_A_KEY, parseKey } from "../pseudonyms/parseKey";
import { readKeyFile } from "../pseudonyms/readKeyFile";
import type { Arguments } from "./Command";
import { textOption } from "./readOptions";
import { UsageError } from "./UsageError";

/** Holds a key where no file is named. */
export const KEY_VARIABLE = "AUTHLENS_KEY";

/**
 * Where the key is, as `--key-file` or the environment says; the work of reading it comes later.
 *
 * @param wanting - what wants the key, for the message
 * @throws UsageError when there is none
 * @example const pseudonyms = await keyOption(args, "--pseudonymise")();
 */
export function keyOption(args: Arguments, wanting: string): () => Promise<Pseudonyms> {
  const file = textOption(args, "key-file");
  if (file !== undefined) return async () => createPseudonyms(await readKeyFile(file));
  const written = process.env[KEY_VARIABLE]?.trim() ?? "";
  if (written === "") {
    throw new UsageError(
      `${wanting}: expected a key, in a file (--key-file FILE) or in the environment (${KEY_VARIABLE}), got none; ` +
        HOW_TO_MAKE_A_KEY,
    );
  }
  return () => Promise.resolve(written).then((text) => createPseudonyms(parseKey(text, KEY_VARIABLE)));
}
