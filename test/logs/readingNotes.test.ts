import { describe, expect, it } from "vitest";
import { readingNotes } from "../../src/logs/readingNotes";
import type { FileReport } from "../../src/logs/reading/FileReport";

const report = (change: Partial<FileReport>): FileReport => ({
  file: "a.log", format: "sshd", why: "it looks so", notes: [], lines: 1, accepted: 1, rejected: 0, ignored: 0,
  ignoredKinds: new Map(), events: 1, firstReject: null, ...change,
}); // prettier-ignore

describe("readingNotes(reports)", () => {
  it("says why, what was ignored with the most frequent kind first, and what was assumed", () => {
    const ignoredKinds = new Map([["blank line", 1], ["session", 3]]); // prettier-ignore
    const notes = readingNotes([
      report({ ignoredKinds, notes: ["UTC was assumed"] }),
      report({ file: "b", format: null, why: "it is empty" }),
    ]);
    expect(notes).toEqual([
      { file: "a.log", note: "sshd: it looks so" },
      { file: "a.log", note: "ignored: session 3, blank line 1" },
      { file: "a.log", note: "UTC was assumed" },
      { file: "b", note: "left out: it is empty" },
    ]);
  });
});
