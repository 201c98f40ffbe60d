import { describe, expect, it } from "vitest";
import { ecsField } from "../../../src/logs/ecs/ecsField";

describe("ecsField(name)", () => {
  it.each([
    [{ a: { b: { c: 1 } } }],
    [{ "a.b.c": 1 }],
    [{ "a.b": { c: 1 } }],
    [{ a: { "b.c": 1 } }],
    [{ a: { d: 2 }, "a.b": { c: 1 } }],
    [{ a: null, "a.b.c": 1 }],
  ])("finds a.b.c in %j", (record) => {
    expect(ecsField("a.b.c")(record)).toBe(1);
  });
  it.each([[{}], [{ a: { b: 1 } }], [{ a: [{ b: { c: 1 } }] }], [{ a: null }], [{ c: 1 }]])(
    "finds nothing in %j",
    (record) => {
      expect(ecsField("a.b.c")(record)).toBeUndefined();
    },
  );
  it("finds only what the record itself has", () => {
    expect(ecsField("constructor.name")({})).toBeUndefined();
    expect(ecsField("__proto__")({})).toBeUndefined();
  });
});
