import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventBuffer, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { type GenerateOptions, resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { makeBlocks } from "../../../src/generate/output/runBlocks";
import { createSimulation, type Simulation } from "../../../src/generate/simulation/createSimulation";
import { finishDays, simulateDays } from "../../../src/generate/simulation/simulateDays";
import { DAY_MS, dayOf, eventsIn } from "../quiet";

const simulationOf = (options: GenerateOptions): Simulation =>
  createSimulation(resolveGenerateOptions({ users: 40, days: 9, ...options }));
const simulation = simulationOf({ seed: 5 });
const { organisation } = simulation;
const dayOfEvent = ({ timestampMs }: SimulatedEvent) => Math.floor((timestampMs - organisation.startMs) / DAY_MS);

/** A log in blocks that end on the given days. */
function inBlocks(of: Simulation, ends: readonly number[]): SimulatedEvent[] {
  let [carried, firstDay] = [new EventBuffer(0), 0];
  return ends.flatMap((endDay) => {
    const days = simulateDays(of, firstDay, endDay);
    const events = eventsIn(finishDays(carried, days));
    [carried, firstDay] = [days.after, endDay];
    return events;
  });
}

describe("simulateDays(simulation, firstDay, endDay, all)", () => {
  it("has what every account does on each of the days, and the incidents' events of these days", () => {
    const { all } = simulateDays(simulation, 3, 5);
    const incidents = eventsIn(simulation.incidents);
    const expected = [3, 4].flatMap((day) => [
      ...organisation.people.flatMap((person) => dayOf(organisation, person, day)),
      ...incidents.filter((event) => dayOfEvent(event) === day),
    ]);
    expect(eventsIn(all)).toEqual(expected);
  });
  it("counts those within the days, and copies the others, which are on the next day", () => {
    const { all, within, after } = simulateDays(simulation, 2, 4);
    const late = eventsIn(all).filter((event) => dayOfEvent(event) >= 4);
    expect(late.length).toBeGreaterThan(0);
    expect(eventsIn(after)).toEqual(late);
    expect(within).toBe(all.length - late.length);
    expect(new Set(late.map(dayOfEvent))).toEqual(new Set([4]));
  });
  it("fills a buffer that has been used before", () => {
    const used = simulateDays(simulation, 0, 9).all;
    used.length = 0;
    expect(eventsIn(simulateDays(simulation, 3, 5, used).all)).toEqual(eventsIn(simulateDays(simulation, 3, 5).all));
  });
});

describe("finishDays(carried, days)", () => {
  it("puts the events in order, those that were carried over first where the time is the same", () => {
    const days = simulateDays(simulation, 4, 5);
    const first = eventsIn(days.all)[0]!;
    const carried = new EventBuffer();
    carried.push({ ...first, account: 999 });
    const events = eventsIn(finishDays(carried, days));
    expect(events.length).toBe(days.within + 1);
    const times = events.map(({ timestampMs }) => timestampMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const place = events.findIndex(({ account }) => account === 999);
    expect(events[place + 1]).toEqual(first);
    expect(new Set(events.map(dayOfEvent))).toEqual(new Set([4]));
  });
  it("gives the same log in blocks of any days, every event once (property)", () => {
    const whole = inBlocks(simulation, [9]);
    const ends = fc.uniqueArray(fc.integer({ min: 1, max: 8 })).map((days) => [...days.sort((a, b) => a - b), 9]);
    fc.assert(
      fc.property(ends, (given) => {
        expect(inBlocks(simulation, given)).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });
});

describe("makeBlocks(options, format, eventsInABlock)", () => {
  const options = resolveGenerateOptions({ users: 30, days: 10, seed: 3, lookAlikes: { all: 1 } });
  const logOf = (eventsInABlock?: number) => {
    const blocks = [...makeBlocks(options, "csv", eventsInABlock)];
    return { blocks: blocks.length, text: blocks.map(({ text }) => Buffer.from(text).toString()).join("") };
  };

  it("gives the same bytes in blocks of any size, whole days each", () => {
    const { text } = logOf();
    for (const [events, blocks] of [
      [1, 10],
      [630, 4],
      [2_100, 1],
      [1e9, 1],
    ] as const) {
      expect(logOf(events)).toEqual({ blocks, text });
    }
    expect(text.split("\n").length).toBeGreaterThan(2_000);
  });
});
