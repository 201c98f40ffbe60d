import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJsonRecord } from "../../../src/logs/json/parseJsonRecord";

describe("parseJsonRecord(text)", () => {
  it("reads an object", () => {
    expect(parseJsonRecord(' {"a":{"b":[1,"x",null]}} ')).toEqual({ record: { a: { b: [1, "x", null] } } });
  });
  it.each(["", "{", "nul", "{'a':1}", "\ufeff{}", '{"a":1}{"b":2}'])("says that %j is no JSON", (text) => {
    expect(parseJsonRecord(text)).toEqual({ reason: "not JSON" });
  });
  it.each(["[]", "null", "1", '"{}"', "12345678901234567890"])("says that %j is no object", (text) => {
    expect(parseJsonRecord(text)).toEqual({ reason: "not a JSON object" });
  });
  it("takes a key __proto__ for a key, which changes nothing else", () => {
    const parsed = parseJsonRecord('{"__proto__":{"user":"root"}}') as { record: object };
    expect(Object.keys(parsed.record)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(parsed.record)).toBe(Object.prototype);
    expect(Object.hasOwn(parsed.record, "user")).toBe(false);
  });
  it("keeps the digits of whole numbers that JavaScript cannot hold, as text", () => {
    const text = '{"a":9007199254740993,"b":[-12345678901234567890],"c":"1234567890123456789","d":0.12345678901234567}';
    expect(parseJsonRecord(text)).toEqual({
      record: {
        a: "9007199254740993",
        b: ["-12345678901234567890"],
        c: "1234567890123456789",
        d: Number("0.12345678901234567"),
      },
    });
    expect(parseJsonRecord('{"a":9007199254740991,"b":1234567890123456e3}')).toEqual({
      record: { a: 9007199254740991, b: 1234567890123456e3 },
    });
  });
  it.each([":", ": ", "\t:\n", ":[", ":[1,", ":[ -1 ,\r\n"])("keeps those digits behind %j, too", (before) => {
    const close = before.includes("[") ? "]" : "";
    for (const number of ["9007199254740993", "-9007199254740993"]) {
      const parsed = parseJsonRecord(`{"a"${before}${number}${close}}`);
      expect(JSON.stringify(parsed)).toContain(`"${number}"`);
    }
  });
  it("stands nesting as deep as a line is long", () => {
    const depth = 30_000;
    expect(parseJsonRecord("[".repeat(depth) + "]".repeat(depth))).toEqual({ reason: "not a JSON object" });
    expect(parseJsonRecord('{"a":'.repeat(10_000) + "1" + "}".repeat(10_000))).toHaveProperty("record");
    expect(parseJsonRecord('{"a":'.repeat(10_000))).toEqual({ reason: "not JSON" });
  });
  it("is quick for lines that are made to be slow", () => {
    const hostile = [
      `{"a":1111111111111111111${'\\"'.repeat(30_000)}`,
      `{"a":"${'\\"'.repeat(16_000)}1111111111111111"}`,
    ];
    const start = performance.now();
    for (const text of hostile) parseJsonRecord(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
  it("gives back any object that JSON can hold (property)", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: "binary" })), (object) => {
        const written = JSON.stringify(object);
        if (/\d{16}/.test(written)) return; // Long numbers become text.
        expect(parseJsonRecord(written)).toEqual({ record: JSON.parse(written) as unknown });
      }),
    );
  });
  it("never throws (property)", () => {
    const unit = fc.constantFrom('"', "\\", "{", "}", "[", ":", ",", "1234567890123456789", "a", "-");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit })), (text) => {
        const parsed = parseJsonRecord(text);
        expect("record" in parsed ? typeof parsed.record : typeof parsed.reason).toMatch(/object|string/);
      }),
    );
  });
});
