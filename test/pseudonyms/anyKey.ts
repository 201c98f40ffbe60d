import { createHash } from "node:crypto";

/** A key for tests: always the same one for the same name. */
export function anyKey(name: string = "key"): Uint8Array {
  return new Uint8Array(createHash("sha256").update(name).digest());
}
