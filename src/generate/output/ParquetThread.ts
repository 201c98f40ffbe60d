import { join } from "node:path";
import { MessageChannel, type MessagePort, type TransferListItem, Worker } from "node:worker_threads";
import type { EventBuffer } from "../behaviour/EventBuffer";
import type { ResolvedGenerateOptions } from "../GenerateOptions";
import { type PlainEvents, toPlain } from "./runBlocks";

/** Blocks that wait for the database at most. */
const MOST_WAITING = 2;

/** What the thread is told: to write these events, that there are no more, or to stop without them. */
export type ParquetOrder = PlainEvents | "end" | "stop";

/** A thread that writes a Parquet file from the blocks that it is given. */
export class ParquetThread {
  #worker: Worker;
  #port: MessagePort;
  #sent = new Int32Array(new SharedArrayBuffer(4));
  #waiting = 0;
  #onTaken: (() => void) | null = null;
  /** Settles when the file is whole, or cannot be. */
  #ended: Promise<void>;
  #gone: Promise<void>;

  constructor(file: string, options: ResolvedGenerateOptions) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#worker = new Worker(join(__dirname, "parquetWorker.js"), {
      workerData: { file, options, port: port2, sent: this.#sent },
      transferList: [port2],
    });
    this.#port.on("message", () => {
      this.#waiting--;
      this.#onTaken?.();
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#worker.on("message", resolve);
      this.#worker.on("error", reject);
      this.#worker.on("exit", () => reject(new Error(`${file}: the thread that writes it ended early`)));
    });
    this.#ended.catch(() => this.#onTaken?.());
    this.#gone = new Promise((resolve) => this.#worker.on("exit", () => resolve()));
  }

  /** Hands over events, and waits while too many are on their way. The events are gone afterwards. */
  async write(rows: EventBuffer): Promise<void> {
    const { events, transfer } = toPlain(rows);
    this.#send(events, transfer);
    if (this.#waiting < MOST_WAITING) return;
    const taken = new Promise<void>((resolve) => (this.#onTaken = resolve));
    await Promise.race([taken, this.#ended]);
  }

  /** Waits until the file is whole. */
  async end(): Promise<void> {
    this.#send("end");
    await this.#ended;
  }

  /** Stops the thread, finished or not. It ends by itself: ended from outside, the database would take all down. */
  async close(): Promise<void> {
    this.#send("stop");
    await this.#gone;
    this.#port.close();
  }

  #send(order: ParquetOrder, transfer: TransferListItem[] = []): void {
    this.#port.postMessage(order, transfer);
    this.#waiting++;
    Atomics.add(this.#sent, 0, 1);
    Atomics.notify(this.#sent, 0);
  }
}
