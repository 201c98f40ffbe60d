import { describe, expect, it } from "vitest";
import { EventRing } from "../../../src/features/engine/EventRing";

function filled(events: number): EventRing {
  const ring = new EventRing();
  ring.addNumbers("n");
  ring.addIntegers("i");
  append(ring, events);
  return ring;
}

function append(ring: EventRing, events: number): void {
  ring.reserve(events);
  for (let at = ring.end; at < ring.end + events; at++) {
    ring.numbers("n")[at & ring.mask] = at + 0.5;
    ring.integers("i")[at & ring.mask] = -at;
  }
  ring.end += events;
}

describe("EventRing", () => {
  it("finds an event at its position for as long as it is kept, and uses its place again", () => {
    const ring = filled(1000);
    ring.start = 900;
    append(ring, 900);
    expect(ring.mask).toBe(1023);
    for (const at of [900, 1023, 1024, 1799]) {
      expect([ring.numbers("n")[at & ring.mask], ring.integers("i")[at & ring.mask]]).toEqual([at + 0.5, -at]);
    }
  });
  it("grows when more must be kept, with every event where its position says", () => {
    const ring = filled(1000);
    ring.start = 500;
    append(ring, 3000);
    expect(ring.mask).toBe(4095);
    for (const at of [500, 999, 1000, 3999]) expect(ring.numbers("n")[at & ring.mask]).toBe(at + 0.5);
  });
  it("gives what it keeps, the oldest first, and takes it back", () => {
    const ring = filled(1500);
    ring.start = 1490;
    const copy = filled(0);
    [copy.start, copy.end] = [1490, 1490];
    copy.reserve(10);
    copy.end = 1500;
    for (const name of ring.names) copy.restore(name, ring.kept(name));
    expect(ring.kept("n")).toEqual(Float64Array.from({ length: 10 }, (_, index) => 1490.5 + index));
    expect(copy.kept("i")).toEqual(ring.kept("i"));
  });
});
