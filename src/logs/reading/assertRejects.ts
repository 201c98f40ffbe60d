import type { FileAccount } from "../EventWriter";
import type { ReadLogsOptions } from "../readLogs";
import type { FileReport } from "./FileReport";
import { TooManyRejectsError } from "./TooManyRejectsError";

/**
 * Refuses more rejected lines than the caller allows.
 *
 * @param end - all files have been read: a share can be judged only then
 * @throws TooManyRejectsError
 * @example assertRejects({ maxRejects: 10 }, reports)
 */
export function assertRejects(
  { maxRejects = Infinity }: ReadLogsOptions,
  accounts: readonly FileAccount[],
  end = false,
): void {
  const rejected = accounts.reduce((sum, account) => sum + account.rejected, 0);
  const isShare = maxRejects > 0 && maxRejects < 1;
  const lines = accounts.reduce((sum, account) => sum + account.lines, 0);
  if (rejected <= (isShare ? maxRejects * lines : maxRejects) || (isShare && !end)) return;
  const first = accounts.find(({ firstReject }) => firstReject !== null) as FileAccount & Partial<FileReport>;
  const { line, reason } = first.firstReject!;
  throw new TooManyRejectsError(
    `${rejected} of ${lines} lines were rejected${end ? "" : " so far"}, more than --max-rejects ` +
      `${isShare ? `${100 * maxRejects} %` : maxRejects}; the first is ${first.file ?? "line"}:${line}: ${reason}`,
  );
}
