import type { AuthEvent } from "../logs/AuthEvent";
import { type GenerateOptions, resolveGenerateOptions } from "./GenerateOptions";
import type { Incident } from "./Incident";
import { createEventTranslator } from "./output/createEventTranslator";
import { makeBlocks } from "./output/runBlocks";
import { createSimulation } from "./simulation/createSimulation";

/** A synthetic event and what it belongs to. */
export interface LabelledEvent {
  event: AuthEvent;
  /** null for ordinary events. */
  incident: Incident | null;
}

/**
 * Synthetic events of an organisation, with labelled attacks and benign look-alikes among them, in the order of time,
 * one by one.
 *
 * The same events as {@link writeLogs} writes: for programs that want them without a file.
 *
 * Cost: O(events · log events); a day's events at least are in memory at a time, about 100 bytes each, and no more than that of a long log.
 *
 * @throws RangeError when an option is unknown, out of range or impossible
 * @example for (const { event, incident } of generateLogs({ users: 10, days: 7 })) console.log(event.user, incident?.label);
 */
export function* generateLogs(options: GenerateOptions = {}): Generator<LabelledEvent> {
  const resolved = resolveGenerateOptions(options);
  const { organisation } = createSimulation(resolved);
  const translate = createEventTranslator(organisation);
  let id = 1;
  for (const { rows } of makeBlocks(resolved, "parquet")) {
    for (let row = 0; row < rows!.length; row++) {
      const incident = rows!.columns.incident[row]!;
      yield {
        event: translate(rows!, row, id++),
        incident: incident === 0 ? null : organisation.incidents[incident - 1]!,
      };
    }
  }
}
