import { type TransferListItem, Worker } from "node:worker_threads";

/** What a thread answers to a question that it could not answer. */
export interface Refusal {
  refused: string;
}

/**
 * A worker thread that answers questions, in the order in which they are asked.
 *
 * A question may be asked before the last one is answered; what is refused (an answer with `refused`) and what the thread
 * throws rejects. After its end, every question rejects.
 *
 * @example
 * const thread = new AskedThread<number, number>("/path/doubleWorker.js", undefined, "doubling");
 * await thread.ask(21); // 42
 */
export class AskedThread<Question, Answer> {
  #worker: Worker;
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  /** Why there are no more answers. */
  #ended: Error | null = null;

  /**
   * @param script - path of the thread's program
   * @param workerData - what the program is given at its start
   * @param task - what it does, for the message when it ends early
   */
  constructor(script: string, workerData: unknown, task: string) {
    this.#worker = new Worker(script, { workerData });
    this.#worker.on("message", (answer: Answer | Refusal) => {
      const { resolve, reject } = this.#waiting.shift()!;
      if (isRefusal(answer)) reject(new Error(answer.refused));
      else resolve(answer);
    });
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", () => this.#end(new Error(`${task}: a worker thread ended early`)));
  }

  /**
   * @param transfer - memory that is handed over rather than copied
   */
  ask(question: Question, transfer: TransferListItem[] = []): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(question, transfer);
    });
    // It may fail before anyone waits for it, or when nobody does any more.
    answer.catch(() => undefined);
    return answer;
  }

  /** Whether the thread keeps the process from ending; at first it does. */
  hold(isHeld: boolean): void {
    if (isHeld) this.#worker.ref();
    else this.#worker.unref();
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
  }
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "refused" in answer;
}
