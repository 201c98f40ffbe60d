import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteReader } from "../../../src/forest/portable/ByteReader";
import { ByteWriter } from "../../../src/forest/portable/ByteWriter";

const written = (write: (writer: ByteWriter) => void) => {
  const writer = new ByteWriter();
  write(writer);
  return [...writer.bytes];
};

describe("ByteWriter", () => {
  it("writes little endian", () => {
    expect(written((writer) => writer.uint32(0x01020304))).toEqual([4, 3, 2, 1]);
    expect(written((writer) => writer.float32(1))).toEqual([0, 0, 0x80, 0x3f]);
    expect(written((writer) => writer.float64(-2))).toEqual([0, 0, 0, 0, 0, 0, 0, 0xc0]);
  });

  it.each([
    [0, [0]],
    [127, [127]],
    [128, [128, 1]],
    [300, [172, 2]],
    [Number.MAX_SAFE_INTEGER, [255, 255, 255, 255, 255, 255, 255, 15]],
  ])("writes the whole number %d as %o", (value, bytes) => {
    expect(written((writer) => writer.varint(value))).toEqual(bytes);
  });

  it("grows as far as it must", () => {
    const bytes = written((writer) => {
      writer.byte(7);
      writer.raw(new Uint8Array(5000).fill(1));
      writer.byte(8);
    });
    expect([bytes.length, bytes[0], bytes[5000], bytes[5001]]).toEqual([5002, 7, 1, 8]);
  });
});

describe("ByteReader", () => {
  it("reads what a ByteWriter wrote (property)", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.double(), fc.nat(255), fc.uint8Array(), (whole, double, byte, raw) => {
        const writer = new ByteWriter();
        writer.varint(whole);
        writer.float64(double);
        writer.raw(raw);
        writer.byte(byte);
        const reader = new ByteReader(writer.bytes, "test");
        expect([reader.varint(), reader.float64()]).toEqual([whole, double]);
        expect(reader.raw(raw.length)).toEqual(raw);
        expect([reader.left, reader.byte(), reader.left]).toEqual([1, byte, 0]);
      }),
    );
  });

  it("reads from the middle of a buffer", () => {
    expect(new ByteReader(Uint8Array.of(9, 9, 172, 2).subarray(2), "test").varint()).toBe(300);
  });

  it("refuses to read beyond the end", () => {
    const reader = new ByteReader(Uint8Array.of(1, 2, 3), "readAge");
    expect(() => reader.float64()).toThrow(
      new RangeError("readAge: the bytes must be whole, got 3, at least 5 too few"),
    );
    expect(() => reader.raw(2 ** 52)).toThrow("too few");
    expect(reader.left).toBe(3);
  });

  it.each([
    ["above 2^53 − 1", [255, 255, 255, 255, 255, 255, 255, 16]],
    ["without an end", new Array<number>(20).fill(128)],
  ])("refuses a whole number %s", (_, bytes) => {
    expect(() => new ByteReader(Uint8Array.from(bytes), "readAge").varint()).toThrow(
      "readAge: a whole number must be below 2^53, got more before byte",
    );
  });
});
