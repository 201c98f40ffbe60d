import { rmSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Temporary files of this process; removed when it ends early. */
const unfinished = new Set<string>();
let cleansUpAtExit = false;

/**
 * Writes a file whole or not at all: beside its place first, then renamed. Makes the folder if needed.
 *
 * @param write - writes to the name it is given; when it throws, nothing is left behind
 * @throws Error naming the file when its folder cannot be made or the file cannot be replaced
 * @example await writeWhole("out/a.csv", (temporary) => writeFile(temporary, "a,b\n"));
 */
export async function writeWhole(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${file}.${process.pid}.partial`;
  if (!cleansUpAtExit) process.once("exit", removeUnfinished);
  cleansUpAtExit = true;
  unfinished.add(temporary);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, ""); // Fails with a reason where the database would fail without one.
    await write(temporary);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // What went wrong first is what to tell.
    throw namingTheFile(file, error);
  } finally {
    unfinished.delete(temporary);
  }
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
function namingTheFile(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) return error;
  return new Error(`${file}: cannot be written (${REASONS[code] ?? code})`, { cause: error });
}
