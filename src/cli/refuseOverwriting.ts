import { existsSync, statSync } from "node:fs";
import { sep } from "node:path";
import type { Arguments } from "./Command";
import { textOption, textsOption } from "./readOptions";
import { realPath } from "./realPath";
import { UsageError } from "./UsageError";

/**
 * A log, a database, the key or a model must never be replaced by a result, nor one result by another.
 *
 * @param args - the logs, `--mmdb` and `--key-file`
 * @param outputs - the files to write; undefined for one that is not
 * @param modelFolder - the folder of a model that is read
 * @throws UsageError naming the file
 */
export function refuseOverwriting(
  args: Arguments,
  outputs: readonly (string | undefined)[],
  modelFolder?: string,
): void {
  const keyFile = textOption(args, "key-file");
  const logs = new Set<string>();
  const folders: string[] = [];
  for (const file of args.positionals) {
    const path = realPath(file);
    if (logs.has(path)) throw new UsageError(`${file}: the same log was given twice`);
    logs.add(path);
    if (existsSync(path) && statSync(path).isDirectory()) folders.push(path + sep);
  }
  const kept = new Set(textsOption(args, "mmdb").map(realPath));
  const results = new Set<string>();
  for (const file of outputs) {
    if (file === undefined) continue;
    const path = realPath(file);
    if (logs.has(path)) throw new UsageError(`${file}: is a log to read, expected another file to write to`);
    if (folders.some((inside) => path.startsWith(inside))) {
      throw new UsageError(`${file}: is in a folder of logs to read, expected another folder to write to`);
    }
    if (modelFolder !== undefined && path.startsWith(realPath(modelFolder) + sep)) {
      throw new UsageError(`${file}: is in the folder of the model, expected another folder to write to`);
    }
    if (kept.has(path)) throw new UsageError(`${file}: is a database to read, expected another file to write to`);
    if (keyFile !== undefined && path === realPath(keyFile)) {
      throw new UsageError(`${file}: is the key, expected another file to write to`);
    }
    if (results.has(path)) throw new UsageError(`${file}: is written already, expected another file`);
    results.add(path);
  }
}
