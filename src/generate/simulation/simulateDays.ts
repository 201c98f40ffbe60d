import { EventBuffer } from "../behaviour/EventBuffer";
import { simulateDay } from "../behaviour/simulateDay";
import type { Simulation } from "./createSimulation";
import { timeOrder } from "./timeOrder";

const DAY_MS = 86_400_000;

/** The sessions that begin on some days, not yet in order. */
export interface SimulatedDays {
  /** All their events. */
  all: EventBuffer;
  /** Those within the days. */
  within: number;
  /** The others: of sessions that go on past the last midnight. They belong to the next block. */
  after: EventBuffer;
}

/**
 * Simulates all accounts and incidents for some days.
 *
 * @param firstDay - from the start of the log
 * @param endDay - the first day that is left out
 * @param all - an empty buffer to fill; one that has been used before saves time
 */
export function simulateDays(
  simulation: Simulation,
  firstDay: number,
  endDay: number,
  all: EventBuffer = new EventBuffer(),
): SimulatedDays {
  const { organisation } = simulation;
  for (let day = firstDay; day < endDay; day++) {
    for (const person of organisation.people) simulateDay(organisation, person, day, all);
    appendIncidents(simulation, day, all);
  }
  const endMs = organisation.startMs + endDay * DAY_MS;
  const { timestampMs } = all.columns;
  const after: number[] = [];
  for (let row = 0; row < all.length; row++) if (timestampMs[row]! >= endMs) after.push(row);
  return { all, within: all.length - after.length, after: all.take(Uint32Array.from(after)) };
}

/**
 * The events within some days, in the order of time. Events of the same millisecond are in the order in which they
 * were simulated: those of the days before come first.
 *
 * @param carried - what the days before left over
 * @param days - its buffer is used up
 */
export function finishDays(carried: EventBuffer, { all, within }: SimulatedDays): EventBuffer {
  const own = all.length;
  all.append(carried);
  const given = new Uint32Array(all.length);
  for (let row = 0; row < carried.length; row++) given[row] = own + row;
  for (let row = 0; row < own; row++) given[carried.length + row] = row;
  const order = timeOrder(all.columns.timestampMs.subarray(0, all.length), given);
  // What is after these days is at the end.
  return all.take(order.subarray(0, carried.length + within));
}

function appendIncidents({ organisation, incidents }: Simulation, day: number, out: EventBuffer): void {
  const { timestampMs } = incidents.columns;
  const startMs = organisation.startMs + day * DAY_MS;
  const from = firstAtLeast(timestampMs.subarray(0, incidents.length), startMs);
  const to = firstAtLeast(timestampMs.subarray(0, incidents.length), startMs + DAY_MS);
  for (let row = from; row < to; row++) out.push(incidents.at(row));
}

/** The first index whose value is at least this, in ascending values. */
function firstAtLeast(values: Float64Array, wanted: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
