import { describe, expect, it } from "vitest";
import { ForgetfulMap } from "../../../src/logs/sshd/ForgetfulMap";

describe("ForgetfulMap", () => {
  it("get(key) is what was set last, or undefined", () => {
    const map = new ForgetfulMap<string, number>(10);
    map.set("__proto__", 1);
    map.set("__proto__", 2);
    expect([map.get("__proto__"), map.get("constructor")]).toEqual([2, undefined]);
  });

  it("surely has the last keys, and at most twice as many", () => {
    const map = new ForgetfulMap<number, string>(5);
    for (let key = 0; key < 1000; key++) map.set(key, `value ${key}`);
    const kept = Array.from({ length: 1000 }, (_, key) => key).filter((key) => map.get(key) !== undefined);
    expect(kept.slice(-5)).toEqual([995, 996, 997, 998, 999]);
    expect(kept.length).toBeLessThanOrEqual(10);
  });

  it("keeps a key that is asked for again and again", () => {
    const map = new ForgetfulMap<number, string>(5);
    map.set(-1, "kept");
    for (let key = 0; key < 100; key++) {
      map.set(key, "passing");
      expect(map.get(-1)).toBe("kept");
    }
  });
});
