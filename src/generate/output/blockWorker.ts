/** A thread that makes blocks: what `runBlocks` asks it, it answers, in order. */
import { parentPort, workerData } from "node:worker_threads";
import { EventBuffer } from "../behaviour/EventBuffer";
import type { ResolvedGenerateOptions } from "../GenerateOptions";
import { BlockMaker } from "./BlockMaker";
import type { OutputFormat } from "./OUTPUT_FORMATS";
import { type Answer, type Question, toPlain } from "./runBlocks";

const { options, format } = workerData as { options: ResolvedGenerateOptions; format: OutputFormat };
const maker = new BlockMaker(options, format);

parentPort!.on("message", (question: Question) => {
  if (question.what === "start") {
    const { events, after } = maker.start(question.firstDay, question.endDay);
    const plain = toPlain(after);
    const answer: Answer = { start: { events, after: plain.events } };
    parentPort!.postMessage(answer, plain.transfer);
    return;
  }
  const block = maker.finish(question.firstDay, EventBuffer.from(question.carried.columns), question.firstId);
  const plain = block.rows && toPlain(block.rows);
  const answer: Answer = { block: { ...block, rows: plain && plain.events } };
  parentPort!.postMessage(answer, [block.text.buffer, ...(plain?.transfer ?? [])]);
});
