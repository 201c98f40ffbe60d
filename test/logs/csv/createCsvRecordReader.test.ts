import { describe, expect, it } from "vitest";
import { createCsvRecordReader } from "../../../src/logs/csv/createCsvRecordReader";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { accountOf, verdictsOf } from "../verdictsOf";

describe("createCsvRecordReader(file, sink, layout)", () => {
  it("reads a file without a header from its first line on, with commas only", () => {
    const verdicts = verdictsOf(
      (sink) =>
        createCsvRecordReader("a.csv", sink, {
          fields: 2,
          judge: ([user]) => ({ event: { ...emptyEvent(), user: user! } }),
        }),
      ["a,1", "b;x,2", "c", 'd,"3', '4"', "e,5"],
    );
    expect(verdicts.events.map(({ line, user }) => [line, user])).toEqual([
      [1, "a"],
      [2, "b;x"],
      [4, "d"],
      [6, "e"],
    ]);
    expect(verdicts.rejected).toEqual([{ line: 3, reason: "expected 2 fields, got 1" }]);
    expect(verdicts.ignored).toEqual([{ line: 5, kind: "further line of a quoted field" }]);
  });

  it("hands over the header with its line, and counts what is ignored by its kind, once a record", () => {
    const seen: unknown[] = [];
    const verdicts = verdictsOf(
      (sink) =>
        createCsvRecordReader("a.csv", sink, {
          readHeader: (names, line) => {
            seen.push(names, line);
            return (fields) => (fields[0] === "x" ? { rejected: "an x" } : { ignored: "no sign-in" });
          },
        }),
      ["", "a;b", '"1', '2";3', "x;y"],
    );
    expect(seen).toEqual([["a", "b"], 2]);
    expect(accountOf(verdicts)).toEqual({
      accepted: 0,
      "blank line": 1,
      header: 1,
      "no sign-in": 1,
      "further line of a quoted field": 1,
      rejected: 1,
    });
  });
});
