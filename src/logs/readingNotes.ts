import type { FileReport } from "./reading/FileReport";

/** One thing that is to be said about how a file was read. */
export interface ReadingNote {
  file: string;
  note: string;
}

/**
 * How files were read, one sentence a row: why the format was chosen, what was ignored, what was assumed.
 *
 * @example readingNotes(await readLogs(db, ["auth.log"]))[0].note // "sshd: 226 of its first 226 lines are from sshd"
 */
export function readingNotes(reports: readonly FileReport[]): ReadingNote[] {
  return reports.flatMap(({ file, format, why, ignoredKinds, notes }) => {
    const ignored = [...ignoredKinds].sort((a, b) => b[1] - a[1]).map(([kind, lines]) => `${kind} ${lines}`);
    const sentences = [
      `${format ?? "left out"}: ${why}`,
      ...(ignored.length > 0 ? [`ignored: ${ignored.join(", ")}`] : []),
      ...notes,
    ];
    return sentences.map((note) => ({ file, note }));
  });
}
