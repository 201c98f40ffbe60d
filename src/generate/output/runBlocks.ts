import { join } from "node:path";
import { type TransferListItem, Worker } from "node:worker_threads";
import { EventBuffer, type EventColumns } from "../behaviour/EventBuffer";
import type { ResolvedGenerateOptions } from "../GenerateOptions";
import { type Block, blockDays, BlockMaker, type BlockStart } from "./BlockMaker";
import type { OutputFormat } from "./OUTPUT_FORMATS";

/** Events of a block, about: large enough to keep a thread busy, small enough for a few of them in memory. */
const EVENTS_IN_A_BLOCK = 200_000;

/**
 * The blocks of a log, in order.
 *
 * Whatever the number of threads, and whatever the size of the blocks, the bytes are the same: a block is a function
 * of the options, of what the block before left over, and of the number of events before it.
 *
 * @param threads - worker threads; 0 makes the blocks in this one
 * @param eventsInABlock - about; blocks are whole days
 */
export async function* runBlocks(
  options: ResolvedGenerateOptions,
  format: OutputFormat,
  threads: number,
  eventsInABlock: number = EVENTS_IN_A_BLOCK,
): AsyncGenerator<Block> {
  if (threads === 0) {
    yield* makeBlocks(options, format, eventsInABlock);
    return;
  }
  const days = blockDays(options, eventsInABlock);
  const blocks = days.length - 1;
  const makers = Array.from({ length: Math.min(threads, blocks) }, () => new WorkerMaker(options, format));
  const starts: Promise<BlockStart>[] = [];
  const start = (block: number): void => {
    if (block < blocks)
      starts[block] = awaitedLater(makers[block % makers.length]!.start(days[block]!, days[block + 1]!));
  };
  const ready: Promise<Block>[] = [];
  try {
    let carried = new EventBuffer(1);
    let firstId = 1;
    makers.forEach((_, block) => start(block));
    for (let block = 0; block < blocks; block++) {
      const { events, after } = await starts[block]!;
      const count = events + carried.length;
      ready.push(awaitedLater(makers[block % makers.length]!.finish(days[block]!, carried, firstId)));
      start(block + makers.length);
      firstId += count;
      carried = after;
      if (ready.length >= makers.length) yield await ready.shift()!;
    }
    for (const block of ready) yield await block;
  } finally {
    await Promise.all(makers.map((maker) => maker.close()));
  }
}

/** A promise that may fail before anyone waits for it, or when nobody does any more. */
function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** The same blocks, made one after the other in this thread. */
export function* makeBlocks(
  options: ResolvedGenerateOptions,
  format: OutputFormat,
  eventsInABlock: number = EVENTS_IN_A_BLOCK,
): Generator<Block> {
  const maker = new BlockMaker(options, format);
  const days = blockDays(options, eventsInABlock);
  let carried = new EventBuffer(1);
  let firstId = 1;
  for (let block = 0; block < days.length - 1; block++) {
    const { after } = maker.start(days[block]!, days[block + 1]!);
    const made = maker.finish(days[block]!, carried, firstId);
    firstId += made.events;
    carried = after;
    yield made;
  }
}

/** What is asked of a worker thread; answers come in the order of the questions. */
export type Question =
  | { what: "start"; firstDay: number; endDay: number }
  | { what: "finish"; firstDay: number; carried: PlainEvents; firstId: number };
/** Its answer: the block or its start, with the events as plain columns. */
export interface Answer {
  block?: Omit<Block, "rows"> & { rows: PlainEvents | null };
  start?: { events: number; after: PlainEvents };
}

/** A buffer of events as it goes from thread to thread. */
export interface PlainEvents {
  length: number;
  columns: EventColumns;
}

/** The columns without what is behind their last event, and what of them can be handed over without a copy. */
export function toPlain(buffer: EventBuffer): { events: PlainEvents; transfer: TransferListItem[] } {
  const trimmed = buffer.trimmed();
  return {
    events: { length: trimmed.length, columns: trimmed.columns },
    transfer: Object.values(trimmed.columns).map(({ buffer: bytes }) => bytes as ArrayBuffer),
  };
}

class WorkerMaker {
  #worker: Worker;
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  /** Why there are no more answers. */
  #ended: Error | null = null;

  constructor(options: ResolvedGenerateOptions, format: OutputFormat) {
    this.#worker = new Worker(join(__dirname, "blockWorker.js"), { workerData: { options, format } });
    this.#worker.on("message", (answer: Answer) => this.#waiting.shift()!.resolve(answer));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", () => this.#end(new Error("generateLogs: a worker thread ended early")));
  }

  async start(firstDay: number, endDay: number): Promise<BlockStart> {
    const { start } = await this.#ask({ what: "start", firstDay, endDay }, []);
    return { events: start!.events, after: EventBuffer.from(start!.after.columns) };
  }

  async finish(firstDay: number, carried: EventBuffer, firstId: number): Promise<Block> {
    const { events, transfer } = toPlain(carried);
    const { block } = await this.#ask({ what: "finish", firstDay, carried: events, firstId }, transfer);
    return { ...block!, rows: block!.rows && EventBuffer.from(block!.rows.columns) };
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
  }

  #ask(question: Question, transfer: TransferListItem[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(question, transfer);
    });
  }
}
