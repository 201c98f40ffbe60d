import { findLogFiles } from "../logs/findLogFiles";
import { realPath } from "./realPath";
import { UsageError } from "./UsageError";

/**
 * A log must never be replaced by a result, also where a pattern or a folder finds it, or a link leads to it.
 *
 * @param logs - files, folders and patterns, as `findLogFiles` takes them
 * @param targets - the files to write; undefined for one that is not
 * @throws UsageError naming the target that is a log; Error as `findLogFiles`
 * @example await refuseLogsAsTargets(["logs/*.csv"], ["out/scores.csv"]);
 */
export async function refuseLogsAsTargets(
  logs: readonly string[],
  targets: readonly (string | undefined)[],
): Promise<void> {
  const found = new Set((await findLogFiles(logs)).map(({ path }) => realPath(path)));
  for (const target of targets) {
    if (target === undefined || !found.has(realPath(target))) continue;
    throw new UsageError(`${target}: is a log to read, expected another file to write to`);
  }
}
