import type { Pseudonyms } from "../pseudonyms/createPseudonyms";
import type { Arguments, OptionTable } from "./Command";
import { KEY_VARIABLE, keyOption } from "./keyOption";
import { UsageError } from "./UsageError";

export const PSEUDONYMS_HELP: string = `  --pseudonymise        let no user, host, device, session or address be stored, shown or written: each becomes a
                        pseudonym, which authlens reveal turns back; needs a key
  --key-file FILE       the key, as hex or base64, of at least 32 random bytes (or ${KEY_VARIABLE} in the environment)
`;

export const PSEUDONYMS_OPTIONS: OptionTable = { pseudonymise: { type: "boolean" }, "key-file": { type: "string" } };

/** Reads the key of the pseudonyms, when they are asked for. */
export function pseudonymsOption(args: Arguments): () => Promise<Pseudonyms | undefined> {
  if (args.values.pseudonymise === true) return keyOption(args, "--pseudonymise");
  if (args.values["key-file"] === undefined) return () => Promise.resolve(undefined);
  throw new UsageError("--key-file: is for --pseudonymise, which was not given");
}

/** What the reader of results with pseudonyms must know. */
export function pseudonymsText({ keyId }: Pseudonyms): string {
  return `names, addresses and files are pseudonyms, made with the key ${keyId}: the addresses are not the real ones`;
}
