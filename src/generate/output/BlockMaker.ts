import type { EventBuffer } from "../behaviour/EventBuffer";
import type { ResolvedGenerateOptions } from "../GenerateOptions";
import { createSimulation, type Simulation } from "../simulation/createSimulation";
import { finishDays, simulateDays, type SimulatedDays } from "../simulation/simulateDays";
import { createEventTranslator, type EventTranslator } from "./createEventTranslator";
import { createLineEncoder, type LineEncoder } from "./createLineEncoder";
import { createLabelledRows, type LabelCollector, type LabelledRows } from "./LabelledRows";
import { type OutputFormat, TEXT_FORMATS, type TextFormat } from "./OUTPUT_FORMATS";

/** Lines that are put together before they become bytes. */
const LINES_AT_A_TIME = 2048;

/** Some days of the log, ready to be written. */
export interface Block {
  /** Events, in the order of time. */
  events: number;
  /** Events that the format has a word for. */
  written: number;
  /** Lines with their ends, as UTF-8; empty for Parquet. */
  text: Uint8Array<ArrayBuffer>;
  /** The events themselves, for Parquet only. */
  rows: EventBuffer | null;
  labels: LabelledRows;
}

/** What is known of a block before it is put in order. */
export interface BlockStart {
  /** Events of its own. */
  events: number;
  /** Events that belong to the block after it. */
  after: EventBuffer;
}

/**
 * Makes a log block by block, each in two steps: `start` simulates the days and may be called in any order; `finish`
 * needs to know what the blocks before have left over, and how many events they have.
 */
export class BlockMaker {
  readonly simulation: Simulation;
  #format: TextFormat | null;
  #translate: EventTranslator;
  #encoder: LineEncoder | null;
  #started: Map<number, SimulatedDays> = new Map();
  /** Buffers that can be filled again: fresh memory costs as much as the simulation. */
  #used: EventBuffer[] = [];

  constructor(options: ResolvedGenerateOptions, format: OutputFormat) {
    this.simulation = createSimulation(options);
    this.#translate = createEventTranslator(this.simulation.organisation);
    this.#format = format === "parquet" ? null : TEXT_FORMATS[format];
    const template = this.#format?.template ?? null;
    this.#encoder = template && createLineEncoder(this.simulation.organisation, template);
  }

  /** Simulates the days from `firstDay` to before `endDay`. */
  start(firstDay: number, endDay: number): BlockStart {
    const days = simulateDays(this.simulation, firstDay, endDay, this.#used.pop());
    this.#started.set(firstDay, days);
    return { events: days.within, after: days.after };
  }

  /**
   * Puts the block that starts on `firstDay` in order, and makes its lines.
   *
   * @param carried - what the block before left over
   * @param firstId - id of its first event, from 1
   */
  finish(firstDay: number, carried: EventBuffer, firstId: number): Block {
    const days = this.#started.get(firstDay)!;
    const rows = finishDays(carried, days);
    this.#started.delete(firstDay);
    days.all.length = 0;
    this.#used.push(days.all);
    const labels = createLabelledRows();
    const lines = this.#lines(rows, firstId, labels);
    return { events: rows.length, ...lines, rows: this.#format === null ? rows : null, labels: labels.end() };
  }

  /** The lines of the events that the format has a word for; their labels are collected on the way. */
  #lines(rows: EventBuffer, firstId: number, labels: LabelCollector): Pick<Block, "written" | "text"> {
    if (this.#format !== null && this.#encoder === null)
      return this.#formattedLines(this.#format, rows, firstId, labels);
    for (let row = 0; row < rows.length; row++) {
      this.#encoder?.add(rows, row, firstId + row);
      labels.add(rows, row, firstId + row);
    }
    return { written: rows.length, text: this.#encoder?.take() ?? new Uint8Array() };
  }

  #formattedLines(
    { formatEvent, holdsIds }: TextFormat,
    rows: EventBuffer,
    firstId: number,
    labels: LabelCollector,
  ): Pick<Block, "written" | "text"> {
    const parts: Buffer[] = [];
    let [lines, written] = ["", 0];
    for (let row = 0; row < rows.length; row++) {
      const line = formatEvent(this.#translate(rows, row, firstId + row));
      if (line !== null) {
        written++;
        // Where the lines hold no ids, the label names the line: counted within the block until it is written.
        labels.add(rows, row, holdsIds ? firstId + row : written);
        lines += `${line}\n`;
      }
      if ((row + 1) % LINES_AT_A_TIME === 0) {
        parts.push(Buffer.from(lines));
        lines = "";
      }
    }
    parts.push(Buffer.from(lines));
    return { written, text: joinBytes(parts) };
  }
}

/** All bytes in memory of their own: what Node keeps for small buffers cannot be handed to another thread. */
function joinBytes(parts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The days at which blocks begin: whole days, about `events` events each. The last entry is the end. */
export function blockDays({ users, days, eventsPerUserDay }: ResolvedGenerateOptions, events: number): number[] {
  const length = Math.max(1, Math.min(days, Math.round(events / (users * eventsPerUserDay))));
  return [...Array.from({ length: Math.ceil(days / length) }, (_, block) => block * length), days];
}
