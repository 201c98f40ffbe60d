import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteWriter } from "../../../src/generate/output/ByteWriter";
import { formatAddress } from "../../../src/generate/organisation/formatAddress";
import { formatIsoTimestamp } from "../../../src/logs/json/formatIsoTimestamp";

function written(write: (writer: ByteWriter) => void): string {
  const writer = new ByteWriter();
  write(writer);
  return new TextDecoder().decode(writer.take());
}

describe("ByteWriter", () => {
  it.each([0, 9, 10, 99, 100, 12_345, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER])(
    "writes the number %d",
    (number) => {
      expect(written((writer) => writer.number(number))).toBe(String(number));
    },
  );
  it("writes any whole number as String does (property)", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (n) => {
        expect(written((writer) => writer.number(n))).toBe(String(n));
      }),
    );
  });
  it("writes any address as formatAddress does (property)", () => {
    const address = fc.oneof(fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(address, (n) => {
        expect(written((writer) => writer.address(n))).toBe(formatAddress(n));
      }),
    );
  });
  it("writes any times one after the other as formatIsoTimestamp does, midnights included (property)", () => {
    const time = fc.oneof(
      fc.nat(7_573_737_600_000),
      fc.nat(80_000).map((day) => day * 86_400_000),
      fc.constant(0),
    );
    fc.assert(
      fc.property(fc.array(time), (times) => {
        const text = written((writer) => times.forEach((ms) => writer.time(ms)));
        expect(text).toBe(times.map((ms) => formatIsoTimestamp(ms * 1000)).join(""));
      }),
    );
  });
  it("copies pieces of any length, short and long", () => {
    const pieces = ["", "a", "ü", "x".repeat(24), "y".repeat(25), "z".repeat(4000)];
    const encode = new TextEncoder();
    expect(written((writer) => pieces.forEach((piece) => writer.copy(encode.encode(piece))))).toBe(pieces.join(""));
  });
  it("grows beyond its first megabyte where room is reserved, and keeps what it has", () => {
    const line = new TextEncoder().encode(`${"0123456789".repeat(400)}\n`);
    const text = written((writer) => {
      for (let row = 0; row < 1000; row++) {
        writer.reserve(4096);
        writer.copy(line);
      }
    });
    expect(text.length).toBe(1000 * 4001);
    expect(new Set(text.trimEnd().split("\n")).size).toBe(1);
  });
  it("starts anew after its bytes are taken, which stay as they are", () => {
    const writer = new ByteWriter();
    writer.number(123);
    const first = writer.take();
    writer.number(4);
    expect(new TextDecoder().decode(writer.take())).toBe("4");
    expect(new TextDecoder().decode(first)).toBe("123");
    expect(first.buffer.byteLength).toBe(3);
  });
});
