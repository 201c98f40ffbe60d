import fc from "fast-check";
import {
  ACTIONS,
  EventBuffer,
  METHODS,
  RESULTS,
  type SimulatedEvent,
} from "../../../src/generate/behaviour/EventBuffer";
import { formerAccount, mistypedAccounts, strangerAccount } from "../../../src/generate/organisation/accountName";
import { APPLICATION_COUNT } from "../../../src/generate/organisation/hosts";
import type { Organisation } from "../../../src/generate/organisation/Organisation";
import { PROGRAMS } from "../../../src/generate/organisation/userAgents";

const WORD = 2 ** 32 - 1;
/** A number of 32 bits, or none: 0. */
const idOrNone = fc.oneof(fc.constantFrom(0, 1, 9, 10, WORD), fc.integer({ min: 0, max: WORD }));

/** Any event that the simulation of an organisation could hold, and many that it never would. */
export function anyRow({ people, networks, servers, incidents }: Organisation): fc.Arbitrary<SimulatedEvent> {
  const [firstSlip, endOfSlips] = mistypedAccounts(people.length);
  return fc.record({
    timestampMs: fc.oneof(
      fc.integer({ min: 0, max: 7_573_737_600_000 }),
      fc.integer({ min: 0, max: 87_000 }).map((day) => day * 86_400_000),
      fc.integer({ min: 1, max: 87_000 }).map((day) => day * 86_400_000 - 1),
    ),
    account: fc.oneof(
      fc.nat(people.length - 1),
      fc.integer({ min: firstSlip, max: endOfSlips - 1 }),
      fc.nat(999).map((index) => formerAccount(people.length, index)),
      fc.nat(1_000_015).map(strangerAccount),
    ),
    address: idOrNone,
    network: fc.nat(networks.all.length - 1),
    action: fc.nat(ACTIONS.length - 1),
    method: fc.nat(METHODS.length - 1),
    result: fc.nat(RESULTS.length - 1),
    userAgent: fc.tuple(fc.nat(PROGRAMS.length - 1), fc.nat(255)).map(([program, version]) => program * 256 + version),
    device: idOrNone,
    host: fc.nat(APPLICATION_COUNT + servers - 1),
    session: idOrNone,
    incident: fc.nat(incidents.length),
  });
}

/** A buffer with these events, with room for more behind them. */
export function bufferOf(events: readonly SimulatedEvent[]): EventBuffer {
  const buffer = new EventBuffer(events.length + 3);
  for (const event of events) buffer.push(event);
  return buffer;
}
