import { describe, expect, it } from "vitest";
import { packArrays, unpackArrays } from "../../../src/features/engine/packArrays";

const HEADER = { version: 1, names: ["ä", "→"] };
const ARRAYS = { odd: Int32Array.of(1, -2, 3), none: new Float64Array(0), f: Float64Array.of(0.1, NaN, -Infinity) };

describe("packArrays(kind, header, arrays)", () => {
  it("gives bytes from which the same header and arrays are unpacked, wherever the bytes begin", () => {
    const bytes = packArrays("test", HEADER, ARRAYS);
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    for (const some of [bytes, shifted, Buffer.from(bytes)])
      expect(unpackArrays("test", some)).toEqual({ header: HEADER, arrays: ARRAYS });
  });
  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ["of another kind", (bytes) => bytes.with(0, 88), "these bytes are no test"],
    ["that are none", () => new Uint8Array(0), "these bytes are no test"],
    ["whose header is damaged", (bytes) => bytes.with(5, 88), "the test is damaged"],
    ["that are cut off", (bytes) => bytes.subarray(0, bytes.length - 8), "the test is cut off"],
    ["that are cut off in the header", (bytes) => bytes.subarray(0, 30), "these bytes are no test"],
  ])("refuses bytes %s", (_, change, message) => {
    const bytes = packArrays("test", HEADER, ARRAYS);
    expect(() => unpackArrays("test", change(bytes))).toThrow(`unpackArrays: ${message}`);
  });
});
