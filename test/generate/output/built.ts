import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const DIST = resolve(__dirname, "../../../dist");

/**
 * A module of the built package, which `npm test` makes before the tests: worker threads can run nothing else.
 *
 * @param path - below `dist`, without its ending
 * @example builtModule<typeof import("../../../src/index")>("index")
 */
export function builtModule<Module>(path: string): Module {
  const file = join(DIST, `${path}.js`);
  if (!existsSync(file)) throw new Error(`${file}: no such file; npm test builds it`);
  return createRequire(__filename)(file) as Module;
}
