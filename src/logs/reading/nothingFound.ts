import type { FileReport } from "./FileReport";

/** Files named one by one; a folder may hold thousands. */
const NAMED_FILES = 10;

/**
 * Why there is nothing to score, in one sentence that accounts for all files.
 *
 * @param reports - of all files that were read, at least one
 * @example nothingFound(reports) // "a.csv: no sign-in found in 1 lines read as csv, 0 rejected, 1 ignored (header)"
 */
export function nothingFound(reports: readonly FileReport[]): string {
  const [first] = reports as [FileReport];
  if (reports.length === 1 && first.format === null) return `${first.file}: no sign-in found: ${first.why}`;
  const lines = reports.reduce((sum, report) => sum + report.lines, 0);
  const rejected = reports.reduce((sum, report) => sum + report.rejected, 0);
  const [where, how] =
    reports.length === 1 ? [first.file, ` read as ${first.format!}`] : [`${reports.length} files`, ""];
  const parts = [
    `${where}: no sign-in found in ${lines} lines${how}, ${rejected} rejected${firstReject(reports)}${ignored(reports)}`,
  ];
  if (reports.length > 1) parts.push(...reports.slice(0, NAMED_FILES).map(oneFile));
  if (reports.length > NAMED_FILES) parts.push(`and ${reports.length - NAMED_FILES} more files`);
  return parts.join("; ");
}

function firstReject(reports: readonly FileReport[]): string {
  const found = reports.find((report) => report.firstReject !== null);
  if (found === undefined) return "";
  const { line, reason } = found.firstReject!;
  return reports.length === 1 ? `; line ${line}: ${reason}` : `; the first is ${found.file}:${line}: ${reason}`;
}

function ignored(reports: readonly FileReport[]): string {
  const kinds = new Map<string, number>();
  for (const { ignoredKinds } of reports) {
    for (const [kind, count] of ignoredKinds) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  return [...kinds].map(([kind, count]) => `, ${count} ignored (${kind})`).join("");
}

function oneFile({ file, format, why, lines, rejected, ignored }: FileReport): string {
  if (format === null) return `${file}: left out (${why})`;
  return `${file}: ${lines} lines read as ${format}, ${rejected} rejected, ${ignored} ignored`;
}
