import { readdir, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { glob } from "tinyglobby";
import { STANDARD_INPUT } from "./readBlocks";

/** A file to read. */
export interface LogFile {
  path: string;
  /** Bytes; 0 where that is not known. */
  size: number;
  modified: Date;
  /** It is no pipe and no device: it can be read twice. */
  isRegular: boolean;
  /** It was found in a folder: nobody said that it is a log. */
  isFound: boolean;
}

/** What means several files, where no file has such a name. */
const PATTERN = /[*?[{]/;

/**
 * The files that paths stand for, each once, in the order of the paths; those of a folder or a pattern by name.
 *
 * @param paths - files, folders with all that is in them but hidden files and links to folders, patterns (`*.log`, `logs/**` and a name), or `-`
 * @throws Error naming the path where there is nothing, or nothing with content
 * @example await findLogFiles(["/var/log/auth.log*"])
 */
export async function findLogFiles(paths: readonly string[]): Promise<LogFile[]> {
  const files = new Map<string, LogFile>();
  for (const path of paths) {
    for (const file of await filesOf(path)) {
      const known = files.get(file.path);
      files.set(file.path, known && !known.isFound ? known : file);
    }
  }
  return [...files.values()];
}

async function filesOf(path: string): Promise<LogFile[]> {
  if (path === STANDARD_INPUT) {
    return [{ path, size: 0, modified: new Date(), isRegular: false, isFound: false }];
  }
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code === "ENOENT" && PATTERN.test(path)) return filesLike(path);
    throw new Error(found.code === "ENOENT" ? `${path}: no such file` : `${path}: cannot be read (${found.code})`);
  }
  if (found.isDirectory()) return filesIn(path);
  if (found.isFile() && found.size === 0) throw new Error(`${path}: the file is empty, expected a log`);
  return [{ path, size: found.size, modified: found.mtime, isRegular: found.isFile(), isFound: false }];
}

async function filesLike(pattern: string): Promise<LogFile[]> {
  const paths = await glob(pattern.replaceAll("\\", "/"), { expandDirectories: false, absolute: isAbsolute(pattern) });
  const files = await describeAll(paths.sort());
  if (files.length === 0) throw new Error(`${pattern}: no file has such a name`);
  return files;
}

async function filesIn(folder: string): Promise<LogFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new Error(`${folder}: cannot be read (${error.code})`, { cause: error });
    },
  );
  // A link may lead to a file: all logs of Kubernetes' containers are links. One that leads to a folder may lead back here.
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).split(/[\\/]/).some(isHidden));
  const files = await describeAll(paths.sort());
  if (files.length === 0) throw new Error(`${folder}: the folder holds no file, expected logs`);
  return files;
}

function isHidden(name: string): boolean {
  return name.startsWith(".");
}

/** Those of them that are files and still there. */
async function describeAll(paths: readonly string[]): Promise<LogFile[]> {
  const described = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
      if (!(found instanceof Error)) return { path, found };
      // It was removed since it was listed; or it is a link to nothing, or to itself.
      if (found.code === "ENOENT" || found.code === "ELOOP") return null;
      throw new Error(`${path}: cannot be read (${found.code})`, { cause: found });
    }),
  );
  return described.flatMap((file) => {
    if (file === null || !file.found.isFile()) return [];
    const { size, mtime } = file.found;
    return [{ path: file.path, size, modified: mtime, isRegular: true, isFound: true }];
  });
}
