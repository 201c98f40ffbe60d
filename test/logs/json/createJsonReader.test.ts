import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createJsonReader } from "../../../src/logs/json/createJsonReader";
import { MAX_LINE_LENGTH } from "../../../src/logs/readLines";
import { verdictsOf } from "../verdictsOf";

describe("createJsonReader(sink, judge)", () => {
  it("gives each line the verdict that its record has", () => {
    const event = emptyEvent();
    const lines = ["{}", '{"kind":"other"}', '{"reason":"broken"}', " ", "[]", "{", " ".repeat(MAX_LINE_LENGTH)];
    const verdicts = verdictsOf(
      (sink) =>
        createJsonReader(sink, ({ kind, reason }) =>
          typeof kind === "string" ? { ignored: kind } : typeof reason === "string" ? { rejected: reason } : { event },
        ),
      lines,
    );
    expect(verdicts).toEqual({
      events: [{ ...event, line: 1 }],
      ignored: [
        { line: 2, kind: "other" },
        { line: 4, kind: "blank line" },
      ],
      rejected: [
        { line: 3, reason: "broken" },
        { line: 5, reason: "not a JSON object" },
        { line: 6, reason: "not JSON" },
        { line: 7, reason: "line is too long" },
      ],
    });
  });
});
