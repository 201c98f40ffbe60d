import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberAt } from "../../../src/logs/json/numberAt";
import { objectAt } from "../../../src/logs/json/objectAt";
import { textAt } from "../../../src/logs/json/textAt";
import { valueAt } from "../../../src/logs/json/valueAt";

const RECORD = { client: { ip: "192.0.2.1", port: 22, list: [{ a: 1 }] }, none: null, empty: "", yes: true };

describe("valueAt(record, …path)", () => {
  it("is what stands at the path, or undefined where it leads nowhere", () => {
    expect(valueAt(RECORD, "client", "ip")).toBe("192.0.2.1");
    expect(valueAt(RECORD, "client", "list", "0", "a")).toBe(1);
    expect(valueAt(RECORD)).toBe(RECORD);
    expect(valueAt(RECORD, "none")).toBeNull();
    for (const path of [["x"], ["client", "x"], ["none", "x"], ["client", "ip", "0"]]) {
      expect(valueAt(RECORD, ...path)).toBeUndefined();
    }
    for (const nothing of [null, undefined, 1, "text"]) expect(valueAt(nothing, "length")).toBeUndefined();
  });
  it("finds nothing that the log did not write", () => {
    for (const key of ["constructor", "__proto__", "toString"]) expect(valueAt({}, key)).toBeUndefined();
    expect(valueAt(JSON.parse('{"__proto__":{"a":1}}'), "__proto__", "a")).toBe(1);
  });
  it("never throws (property)", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.array(fc.string()), (value, path) => {
        valueAt(value, ...path);
        textAt(value, ...path);
        numberAt(value, ...path);
        objectAt(value, ...path);
      }),
    );
  });
});

describe("textAt(record, …path)", () => {
  it("is the text, that of a number or boolean included, and null for what has none", () => {
    expect(textAt(RECORD, "client", "ip")).toBe("192.0.2.1");
    expect(textAt(RECORD, "client", "port")).toBe("22");
    expect(textAt(RECORD, "yes")).toBe("true");
    for (const key of ["client", "none", "empty", "x"]) expect(textAt(RECORD, key)).toBeNull();
    expect(textAt(RECORD, "client", "list")).toBeNull();
  });
});

describe("numberAt(record, …path)", () => {
  it("is the number, one that is written as text included, and null for what is none", () => {
    expect(numberAt(RECORD, "client", "port")).toBe(22);
    expect(numberAt({ a: " 50126 " }, "a")).toBe(50126);
    for (const a of ["", " ", "x", "NaN", "Infinity", null, true, {}, [1]]) expect(numberAt({ a }, "a")).toBeNull();
  });
});

describe("objectAt(record, …path)", () => {
  it("is the object, and null for a list, a plain value or nothing", () => {
    expect(objectAt(RECORD, "client")).toBe(RECORD.client);
    expect(objectAt(RECORD, "client", "list")).toBeNull();
    for (const key of ["none", "empty", "x"]) expect(objectAt(RECORD, key)).toBeNull();
    expect(objectAt(null)).toBeNull();
  });
});
