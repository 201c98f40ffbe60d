import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_LINE_LENGTH } from "../../src/logs/MAX_LINE_LENGTH";
import { splitLines } from "../../src/logs/splitLines";

describe("splitLines(bytes)", () => {
  it("ends lines at LF and CRLF; a last line needs no end, and nothing stands behind the last end", () => {
    expect(splitLines(Buffer.from("a\r\nb\n\nc"))).toEqual({ lines: ["a", "b", "", "c"], latin1: 0 });
    expect(splitLines(Buffer.from("a\n"))).toEqual({ lines: ["a"], latin1: 0 });
    expect(splitLines(Buffer.from(""))).toEqual({ lines: [], latin1: 0 });
  });

  it("cuts a line after as many characters as are kept", () => {
    const [line] = splitLines(Buffer.from("é".repeat(MAX_LINE_LENGTH + 5))).lines;
    expect(line).toBe("é".repeat(MAX_LINE_LENGTH));
  });

  it("reads only the lines as Latin-1 that are not UTF-8, and leaves a � that is one alone", () => {
    const bytes = Buffer.concat([Buffer.from("ü �\n"), Buffer.from("caf\xe9\r\n", "latin1"), Buffer.from("ö")]);
    expect(splitLines(bytes)).toEqual({ lines: ["ü �", "café", "ö"], latin1: 1 });
  });

  it("gives as many lines as there are line feeds, of any bytes, and never one for two (property)", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 12 }), (parts) => {
        const bytes = Buffer.concat(parts.flatMap((part) => [Buffer.from(part), Buffer.from("\n")]));
        const feeds = bytes.filter((byte) => byte === 10).length;
        expect(splitLines(bytes).lines).toHaveLength(feeds);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 8 }), (one, other) => {
        const clean = (bytes: Uint8Array) => Buffer.from(bytes).filter((byte) => byte !== 10 && byte !== 13);
        const [a, b] = [clean(one), clean(other)];
        if (Buffer.compare(a, b) === 0) return;
        const { lines } = splitLines(Buffer.concat([a, Buffer.from("x\n"), b, Buffer.from("x\n")]));
        // A line of Latin-1 may look like another of UTF-8: é as E9, and as C3 A9.
        const isUtf8 = (bytes: Uint8Array) => Buffer.compare(Buffer.from(Buffer.from(bytes).toString()), bytes) === 0;
        if (isUtf8(a) === isUtf8(b)) expect(lines[0]).not.toBe(lines[1]);
      }),
    );
  });
});
