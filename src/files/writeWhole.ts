import { rmSync, writeFileSync } from "node:fs";
import { mkdir, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** Temporary files of this process; removed when it ends early. */
const unfinished = new Set<string>();
let cleansUpAtExit = false;
/** Files begun: one that is written twice at once needs two names. */
let begun = 0;

/**
 * Writes a file whole or not at all: beside its place first, then renamed. Makes the folder if needed.
 *
 * @param write - writes to the name it is given; when it throws, nothing is left behind
 * @throws Error naming the file when its folder cannot be made or the file cannot be replaced
 * @example await writeWhole("out/a.csv", (temporary) => writeFile(temporary, "a,b\n"));
 */
export async function writeWhole(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const target = await realTarget(file);
  const temporary = `${target}.${process.pid}.${++begun}.partial`;
  const keep = removeAtExit(temporary);
  try {
    await mkdir(dirname(target), { recursive: true });
    // Fails with a reason where the database would fail without one. Not in the background, where it could make the
    // file once more after an interrupt has removed it.
    writeFileSync(temporary, "");
    await write(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // What went wrong first is what to tell.
    throw namingTheFile(file, error);
  } finally {
    keep();
  }
}

/**
 * Has a file removed when the process ends early.
 *
 * @returns what has it kept
 * @example const keep = removeAtExit("out/a.csv.partial");
 */
export function removeAtExit(file: string): () => void {
  if (!cleansUpAtExit) process.once("exit", removeUnfinished);
  cleansUpAtExit = true;
  unfinished.add(file);
  return () => unfinished.delete(file);
}

/** A file and what writes it. */
export interface FileToWrite {
  file: string;
  write: (temporary: string) => Promise<void>;
}

/**
 * Writes several files that belong together: none takes its place before all are written. One that cannot be replaced is
 * refused before the first is begun.
 *
 * @param files - the last takes its place first
 * @param whenWritten - called when all are written and none has taken its place; when it throws, nothing is left behind
 * @throws Error as {@link writeWhole}
 */
export async function writeTogether(files: readonly FileToWrite[], whenWritten?: () => Promise<void>): Promise<void> {
  const [first, ...rest] = files;
  if (first === undefined) return whenWritten?.();
  for (const { file } of files) await realTarget(file);
  await writeWhole(first.file, async (temporary) => {
    await first.write(temporary);
    await writeTogether(rest, whenWritten);
  });
}

/** What the name leads to; only a regular file may be replaced: a pipe or a device would be lost. */
async function realTarget(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (found === null) return file;
  if (found.isFile()) return realpath(file);
  throw new Error(`${file}: cannot be written (${found.isDirectory() ? REASONS.EISDIR : "it is no regular file"})`);
}

function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, { force: true });
}

const REASONS: Record<string, string> = {
  EACCES: "no permission",
  EEXIST: "a file stands where a folder is needed",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "its name is too long",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file stands where a folder is needed",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
};

/** The same error, or a sentence about the file where the system gave only a code. */
export function namingTheFile(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) return error;
  return new Error(`${file}: cannot be written (${REASONS[code] ?? code})`, { cause: error });
}
