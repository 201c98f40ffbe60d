/**
 * A thread that writes a Parquet file: it waits for blocks and gives them to the database. Waiting stops the thread,
 * which is why it is not the one that draws the progress bar and hears Ctrl-C.
 */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { EventBuffer } from "../behaviour/EventBuffer";
import type { ResolvedGenerateOptions } from "../GenerateOptions";
import { createSimulation } from "../simulation/createSimulation";
import { copyToParquet } from "./copyToParquet";
import type { ParquetOrder } from "./ParquetThread";

const { file, options, port, sent } = workerData as {
  file: string;
  options: ResolvedGenerateOptions;
  port: MessagePort;
  /** Counts the messages that were sent: what the thread waits for. */
  sent: Int32Array;
};
let received = 0;

function next(): EventBuffer | null {
  Atomics.wait(sent, 0, received);
  // The count may be ahead of the message.
  let message = receiveMessageOnPort(port);
  while (message === undefined) message = receiveMessageOnPort(port);
  received++;
  port.postMessage("taken");
  const order = message.message as ParquetOrder;
  if (order === "stop") throw new Error(`${file}: the thread that writes it was stopped`);
  return order === "end" ? null : EventBuffer.from(order.columns);
}

copyToParquet(file, createSimulation(options), next).then(
  () => parentPort!.postMessage("written"),
  (error: unknown) => {
    throw error;
  },
);
