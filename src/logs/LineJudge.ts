import type { EventBatch } from "./EventBatch";
import { EventCollector } from "./EventCollector";
import { TEXT_FORMATS } from "./formats/FORMATS";
import type { LogFormat } from "./formats/LogFormat";
import { documentLineKind } from "./json/document/documentLines";
import type { LogReader } from "./LogReader";
import { quoting } from "./LogTextError";
import { splitLines } from "./splitLines";
import { createTimeZone, type TimeZone, type TimeZoneUse } from "./time/createTimeZone";

/** How a file is to be read: what goes to a thread. */
export interface ReadingPlan {
  file: string;
  format: LogFormat;
  columns: ReadonlyMap<string, string> | undefined;
  year: number | undefined;
  /** Name of the zone of times that name none. */
  timezone: string;
  modified: Date;
  /** The first lines of the file. */
  lines: readonly string[];
  /** Each block may be judged without those before it. */
  blocksAreIndependent: boolean;
  /** Its lines are those that a JSON document was split into. */
  isDocument: boolean;
  /** Errors may quote the log. */
  quotesLog: boolean;
}

/** What is known at the end of a file. */
export interface LastVerdicts {
  batch: EventBatch;
  /** What the format's reader assumed. */
  notes: string[];
  zoneUse: TimeZoneUse;
  /** Lines that were read as Latin-1. */
  latin1: number;
}

/**
 * Judges the lines of one file, block by block.
 *
 * @example
 * const judge = new LineJudge(plan);
 * for await (const { bytes } of readBlocks(plan.file)) judge.judge(bytes);
 * judge.end().batch.accepted
 */
export class LineJudge {
  #plan: ReadingPlan;
  #collector: EventCollector;
  #reader: LogReader;
  #notes: string[];
  #zone: TimeZone;
  #line = 1;
  #latin1 = 0;

  /** @throws Error with the file's name when the format's reader refuses it */
  constructor(plan: ReadingPlan, collector: EventCollector = new EventCollector()) {
    this.#plan = plan;
    this.#collector = collector;
    this.#zone = createTimeZone(plan.timezone);
    const format = TEXT_FORMATS.find(({ name }) => name === plan.format)!;
    const { columns, year, modified, lines } = plan;
    const context = { columns, year, modified, lines, timezone: this.#zone };
    ({ reader: this.#reader, notes: this.#notes } = quoting(plan.quotesLog, () =>
      format.createReader(plan.file, this.#collector, context),
    ));
  }

  /** The verdicts that a block settles. Where blocks are independent, its lines are numbered from 1. */
  judge(bytes: Buffer): EventBatch {
    const { lines, latin1 } = splitLines(bytes);
    if (this.#plan.blocksAreIndependent) {
      this.#line = 1;
      this.#collector.startLines();
    }
    const { isDocument, quotesLog } = this.#plan;
    quoting(quotesLog, () => {
      for (const line of lines) {
        const kind = isDocument ? documentLineKind(line) : null;
        if (kind !== null) this.#collector.ignore(this.#line++, kind);
        else this.#reader.read(line, this.#line++);
      }
    });
    this.#latin1 += latin1;
    this.#collector.addLines(lines.length);
    return this.#collector.take();
  }

  /** The verdicts on lines that were held back. */
  end(): LastVerdicts {
    quoting(this.#plan.quotesLog, () => this.#reader.end());
    const batch = this.#collector.take();
    return { batch, notes: this.#notes, zoneUse: this.#zone.use, latin1: this.#latin1 };
  }
}
