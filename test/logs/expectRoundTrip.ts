import fc from "fast-check";
import { expect } from "vitest";
import type { AuthEvent } from "../../src/logs/AuthEvent";
import type { LogReader, LogSink } from "../../src/logs/LogReader";
import { MAX_LINE_LENGTH } from "../../src/logs/readLines";
import { anyEvent, type Words } from "./anyEvent";
import { accountOf, eventsOf, verdictsOf } from "./verdictsOf";

/** A format that is written and read. */
export interface RoundTrip {
  format: (event: AuthEvent) => string | null;
  keeps: (event: AuthEvent) => AuthEvent | null;
  createReader: (sink: LogSink) => LogReader;
  /** What the format has words for. */
  words: Words;
}

/**
 * Checks that reading what was written gives exactly what `keeps` says, for any events in one file; that no line could
 * break in two or be cut; and that one in twenty of the events, at least, had a line at all.
 */
export function expectRoundTrip({ format, keeps, createReader, words }: RoundTrip): void {
  let events = 0;
  let written = 0;
  fc.assert(
    fc.property(fc.array(anyEvent(words), { maxLength: 6 }), (batch) => {
      const kept = batch.map(keeps).filter((event) => event !== null);
      const lines = batch.map(format).filter((line) => line !== null);
      expect(batch.map((event) => format(event) === null)).toEqual(batch.map((event) => keeps(event) === null));
      for (const line of lines) {
        expect(line).not.toMatch(/[\n\r]/);
        expect(line.length).toBeLessThan(MAX_LINE_LENGTH);
        expect(Buffer.from(line).toString()).toBe(line);
      }
      const verdicts = verdictsOf(createReader, lines);
      expect(eventsOf(verdicts)).toEqual(kept);
      expect(accountOf(verdicts)).toEqual({ accepted: lines.length });
      events += batch.length;
      written += lines.length;
    }),
    { numRuns: 1000 },
  );
  expect(written / events).toBeGreaterThan(0.05);
}
