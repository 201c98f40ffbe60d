import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Recent, RecentMap } from "../../../src/logs/sshd/RecentMap";

interface Thing extends Recent<Thing> {
  name: string;
}

function thing(key: string | number): Thing {
  return { key, name: `thing ${key}`, older: null, newer: null };
}

describe("RecentMap", () => {
  it("oldest is what was added longest ago; adding it again makes it the newest", () => {
    const map = new RecentMap<Thing>();
    const [ada, grace] = [thing("ada"), thing("grace")];
    map.add(ada);
    map.add(grace);
    expect(map.oldest).toBe(ada);
    map.add(ada);
    expect(map.oldest).toBe(grace);
    expect([...map.values()].map(({ name }) => name)).toEqual(["thing grace", "thing ada"]);
  });

  it("has nothing after clear()", () => {
    const map = new RecentMap<Thing>();
    map.add(thing(1));
    map.clear();
    expect([map.size, map.oldest, map.get(1), [...map.values()]]).toEqual([0, null, undefined, []]);
  });

  it("is a Map whose keys are deleted and set again (property)", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom("add", "delete"), fc.integer({ min: 0, max: 6 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (taken) => {
        const map = new RecentMap<Thing>();
        const model = new Map<number, Thing>();
        for (const [step, key] of taken) {
          if (step === "add") {
            const value = model.get(key) ?? thing(key);
            model.delete(key);
            model.set(key, value);
            map.add(value);
          } else {
            model.delete(key);
            map.delete(key);
          }
          expect([...map.values()]).toEqual([...model.values()]);
          expect(map.size).toBe(model.size);
          expect(map.oldest).toBe(model.values().next().value ?? null);
          expect(map.get(key)).toBe(model.get(key));
        }
      }),
    );
  });
});
