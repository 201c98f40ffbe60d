import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Path of a file that the build puts beside this one; where the sources themselves run, of the one that was built last.
 *
 * @returns undefined when there is none
 * @example builtFile("kernel.wasm")
 */
export function builtFile(name: string): string | undefined {
  return [join(__dirname, name), join(__dirname, "../../../dist/forest/kernel", name)].find(existsSync);
}
