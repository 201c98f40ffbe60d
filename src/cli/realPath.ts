import { existsSync, realpathSync } from "node:fs";
import { basename, join, resolve } from "node:path";

/** Where a file is, or will be, whatever links lead there. */
export function realPath(file: string): string {
  const [folder, path] = [resolve(file, ".."), resolve(file)];
  try {
    if (existsSync(path)) return realpathSync.native(path);
    return existsSync(folder) ? join(realpathSync.native(folder), basename(path)) : path;
  } catch {
    return path; // A pipe, as in `detect <(zcat auth.log.gz)`, has no path of its own.
  }
}
