import { describe, expect, it } from "vitest";
import { TEXT_FORMATS } from "../../../src/logs/formats/FORMATS";
import type { LogFormat } from "../../../src/logs/formats/LogFormat";
import { createTimeZone } from "../../../src/logs/time/createTimeZone";
import { VENDOR_SAMPLES } from "../vendorSamples";

/** What a format assumes about a file that begins with these lines. */
function notesOf(name: LogFormat, lines: readonly string[]): string[] {
  const sink = { accept: () => {}, reject: () => {}, ignore: () => {} };
  const format = TEXT_FORMATS.find((one) => one.name === name)!;
  const context = {
    columns: undefined,
    year: undefined,
    modified: new Date(0),
    lines,
    timezone: createTimeZone("UTC"),
  };
  return format.createReader("file", sink, context).notes;
}

describe("what the formats of data sets assume", () => {
  it.each([
    [
      "lanl",
      "LANL's times are seconds from a day that is not published: they were counted from 1970-01-01, so hours and " +
        "weekdays are not those of the place",
    ],
    ["rba", "Is Attack IP and Is Account Takeover are the answers of the RBA data set: they were not read"],
  ] as const)("is said for %s", (name, note) => {
    const [, lines] = VENDOR_SAMPLES.find(([one]) => one === name)!;
    expect(notesOf(name, lines as string[])).toEqual([note]);
  });
});
