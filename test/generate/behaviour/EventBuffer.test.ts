import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ACTION,
  ACTIONS,
  EventBuffer,
  METHOD,
  METHODS,
  RESULT,
  RESULTS,
  type SimulatedEvent,
} from "../../../src/generate/behaviour/EventBuffer";
import { eventsIn } from "../quiet";

const uint = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });
const anyEvent: fc.Arbitrary<SimulatedEvent> = fc.record({
  timestampMs: fc.integer({ min: 0, max: 8_000_000_000_000 }),
  account: uint(32),
  address: uint(32),
  network: uint(16),
  action: fc.nat(ACTIONS.length - 1),
  method: fc.nat(METHODS.length - 1),
  result: fc.nat(RESULTS.length - 1),
  userAgent: uint(16),
  device: uint(32),
  host: uint(16),
  session: uint(32),
  incident: uint(32),
});
const events = fc.array(anyEvent, { maxLength: 40 });

function filled(given: readonly SimulatedEvent[], capacity?: number): EventBuffer {
  const buffer = new EventBuffer(capacity);
  for (const event of given) buffer.push(event);
  return buffer;
}

describe("ACTION, METHOD and RESULT", () => {
  it("number the words by their place; success is 0", () => {
    expect([ACTION.login, ACTION.password_change]).toEqual([0, 3]);
    expect([METHOD.password, METHOD.kerberos]).toEqual([0, 6]);
    expect([RESULT.success, RESULT["bad password"], RESULT["blocked by policy"]]).toEqual([0, 1, 9]);
  });
});

describe("new EventBuffer(capacity)", () => {
  it("is empty", () => {
    expect(new EventBuffer().length).toBe(0);
    expect(new EventBuffer(0).length).toBe(0);
  });
  it("gives back what was pushed, whatever it was made for (property)", () => {
    fc.assert(
      fc.property(events, fc.nat(50), (given, capacity) => {
        expect(eventsIn(filled(given, capacity))).toEqual(given);
      }),
    );
  });
  it("holds an event of its own: what happens to the given one later does not matter", () => {
    const [event] = fc.sample(anyEvent, 1);
    const buffer = filled([event!]);
    const before = { ...event! };
    event!.timestampMs = 1;
    expect(buffer.at(0)).toEqual(before);
  });
});

describe("buffer.append(other)", () => {
  it("has its events first, then the other's, which stays as it is (property)", () => {
    fc.assert(
      fc.property(events, events, fc.nat(3), (own, others, capacity) => {
        const [buffer, other] = [filled(own, capacity), filled(others)];
        buffer.append(other);
        expect(eventsIn(buffer)).toEqual([...own, ...others]);
        expect(eventsIn(other)).toEqual(others);
      }),
    );
  });
  it("takes itself, and an empty one", () => {
    const given = fc.sample(anyEvent, 3);
    const buffer = filled(given, 3);
    buffer.append(new EventBuffer());
    buffer.append(buffer);
    expect(eventsIn(buffer)).toEqual([...given, ...given]);
  });
});

describe("buffer.take(rows)", () => {
  it("is the rows in the order that is asked for, in a buffer of its own", () => {
    const given = fc.sample(anyEvent, 4);
    const buffer = filled(given);
    const taken = buffer.take(Uint32Array.of(2, 0, 2));
    expect(eventsIn(taken)).toEqual([given[2], given[0], given[2]]);
    taken.columns.account[0] = 7;
    expect(eventsIn(buffer)).toEqual(given);
    taken.push(given[3]!);
    expect(taken.at(3)).toEqual(given[3]);
    expect(buffer.take(new Uint32Array()).length).toBe(0);
  });
});

describe("buffer.trimmed()", () => {
  it("has columns that end with the last event", () => {
    const given = fc.sample(anyEvent, 5);
    const trimmed = filled(given, 100).trimmed();
    expect(trimmed.columns.host.length).toBe(5);
    expect(eventsIn(trimmed)).toEqual(given);
  });
  it("is itself where it is full", () => {
    const buffer = filled(fc.sample(anyEvent, 5), 5);
    expect(buffer.trimmed()).toBe(buffer);
  });
});

describe("EventBuffer.from(columns)", () => {
  it("is full with the columns, keeps them, and grows when pushed to", () => {
    const given = fc.sample(anyEvent, 2);
    const { columns } = filled(given, 2);
    const buffer = EventBuffer.from(columns);
    expect(buffer.columns).toBe(columns);
    buffer.push(given[0]!);
    expect(eventsIn(buffer)).toEqual([...given, given[0]]);
  });
});
