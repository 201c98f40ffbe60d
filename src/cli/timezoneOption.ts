import { createTimeZone } from "../logs/time/createTimeZone";
import type { Arguments } from "./Command";
import { textOption } from "./readOptions";
import { UsageError } from "./UsageError";

/** The zone of times that name none, as `--timezone` says, or undefined. */
export function timezoneOption(args: Arguments): string | undefined {
  const name = textOption(args, "timezone");
  try {
    if (name !== undefined) createTimeZone(name);
  } catch {
    throw new UsageError(
      `--timezone: expected a time zone such as Europe/Berlin or an offset from UTC such as +02:00, got ${JSON.stringify(name)}`,
    );
  }
  return name;
}
