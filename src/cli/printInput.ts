import type { FileReport } from "../logs/reading/FileReport";
import type { EventSummary } from "../logs/summarizeEvents";
import type { InputReport } from "../logs/withEvents";
import { countText } from "./countText";
import type { Output } from "./createOutput";

/** Says what became of every line of the logs, and what is in them. */
export function printInput({ files, summary }: InputReport, output: Output): void {
  for (const file of files) printFile(file, output);
  output.print(
    `${eventsText(summary)} by ${countText(summary.users, "user")} from ${countText(summary.sources, "source")}, ` +
      `${(100 * summary.failureShare).toFixed(1)} % failed, ${summary.first} to ${summary.last}`,
  );
}

function printFile(file: FileReport, output: Output): void {
  if (file.format === null) return output.print(`${file.file}: left out (${file.why})`);
  output.print(`${file.file}: ${file.format} (${file.why})`);
  const kinds = [...file.ignoredKinds].sort((a, b) => b[1] - a[1]).map(([kind, lines]) => `${kind} ${lines}`);
  const several = file.events > file.accepted ? ` with ${countText(file.events, "sign-in")}` : "";
  output.print(
    `  ${countText(file.lines, "line")} = ${file.accepted} accepted${several} + ${file.rejected} rejected + ` +
      `${file.ignored} ignored${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""}`,
  );
  if (file.firstReject !== null) {
    output.print(`  the first rejected line is ${file.firstReject.line}: ${file.firstReject.reason}`);
  }
  for (const note of file.notes) output.print(`  ${note}`);
}

/** Only the sign-ins where there is nothing else, as in the logs of sshd. */
function eventsText({ events, signIns }: EventSummary): string {
  return events === signIns
    ? countText(signIns, "sign-in")
    : `${countText(events, "event")} (${countText(signIns, "sign-in")})`;
}
