/** A thread that judges the lines of files: what `judgeBlocks` asks it, it answers, in order. */
import { parentPort, type TransferListItem } from "node:worker_threads";
import { type EventBatch, NUMBER_FIELDS, WORD_FIELDS } from "./EventBatch";
import { LineJudge, type LastVerdicts, type ReadingPlan } from "./LineJudge";

/** A file begins; a block of it; its end. */
export type ReaderQuestion = { plan: ReadingPlan } | { bytes: Uint8Array } | "end";
export type ReaderAnswer = { batch: EventBatch } | LastVerdicts | "started";

let judge: LineJudge | undefined;

parentPort!.on("message", (question: ReaderQuestion) => {
  try {
    const answer = answerTo(question);
    parentPort!.postMessage(answer, answer === "started" ? [] : memoryOf(answer.batch));
  } catch (error) {
    parentPort!.postMessage({ refused: (error as Error).message });
  }
});

function answerTo(question: ReaderQuestion): ReaderAnswer {
  if (question === "end") return judge!.end();
  if ("plan" in question) {
    judge = new LineJudge(question.plan);
    return "started";
  }
  const { buffer, byteOffset, length } = question.bytes;
  return { batch: judge!.judge(Buffer.from(buffer as ArrayBuffer, byteOffset, length)) };
}

function memoryOf(batch: EventBatch): TransferListItem[] {
  const columns = [
    batch.line,
    batch.part,
    batch.timestampUs,
    ...NUMBER_FIELDS.map((field) => batch.numbers[field]),
    ...WORD_FIELDS.map((field) => batch.words[field]),
  ];
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}
