import { describe, expect, it } from "vitest";
import type { FileReport } from "../../../src/logs/reading/FileReport";
import { nothingFound } from "../../../src/logs/reading/nothingFound";

function report(file: string, more: Partial<FileReport> = {}): FileReport {
  const account = { lines: 3, accepted: 0, rejected: 0, ignored: 3, events: 0, firstReject: null };
  return { ...account, file, format: "csv", why: "", notes: [], ignoredKinds: new Map([["header", 3]]), ...more };
}

describe("nothingFound(reports)", () => {
  it("names the one file, its format, the first rejected line and what was ignored", () => {
    const rejected = { lines: 5, rejected: 2, firstReject: { line: 4, reason: "no time" } };
    expect(nothingFound([report("a.csv", rejected)])).toBe(
      "a.csv: no sign-in found in 5 lines read as csv, 2 rejected; line 4: no time, 3 ignored (header)",
    );
  });
  it("says why the one file was left out", () => {
    expect(nothingFound([report("a.txt", { format: null, why: "it is no log of a known format" })])).toBe(
      "a.txt: no sign-in found: it is no log of a known format",
    );
  });
  it("adds up all files, names the first ten, and counts the others", () => {
    const reports = Array.from({ length: 12 }, (_, index) => report(`${index}.csv`));
    const message = nothingFound(reports);
    expect(message).toMatch(
      /^12 files: no sign-in found in 36 lines, 0 rejected, 36 ignored \(header\); 0\.csv: 3 lines read as csv, 0 rejected, 3 ignored; 1\.csv: /,
    );
    expect(message).toMatch(/; 9\.csv: 3 lines read as csv, 0 rejected, 3 ignored; and 2 more files$/);
  });
});
