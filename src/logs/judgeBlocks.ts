import { join } from "node:path";
import { AskedThread } from "../threads/AskedThread";
import type { EventBatch } from "./EventBatch";
import { type EventWriter, newWordNumbers, type WordNumbers } from "./EventWriter";
import { LineJudge, type LastVerdicts, type ReadingPlan } from "./LineJudge";
import type { Block } from "./readBlocks";
import type { ReaderAnswer, ReaderQuestion } from "./readerWorker";

/** Blocks that a thread has to do at most. */
const BLOCKS_AHEAD = 2;

/** What was noticed while a file was read. */
export type Noticed = Pick<LastVerdicts, "notes" | "latin1" | "zoneUse">;

/**
 * Judges all blocks of a file and hands the verdicts to the writer, in the order of the file.
 *
 * @param threads - worker threads; 0 does it in this one. Blocks that depend on those before them are for one thread
 * @param onBlock - called when a block has been taken by the writer
 */
export async function judgeBlocks(
  blocks: AsyncIterable<Block>,
  plan: ReadingPlan,
  writer: EventWriter,
  threads: number,
  onBlock: (block: Block) => void,
): Promise<Noticed> {
  if (threads === 0) return judgeHere(blocks, plan, writer, onBlock);
  const count = plan.blocksAreIndependent ? threads : 1;
  const judges = Array.from({ length: count }, () => new JudgeThread(plan));
  try {
    return await judgeThere(blocks, plan, writer, judges, onBlock);
  } finally {
    await Promise.all(judges.map(({ thread }) => thread.close()));
  }
}

class JudgeThread {
  thread = new AskedThread<ReaderQuestion, ReaderAnswer>(join(__dirname, "readerWorker.js"), undefined, "readLogs");
  numbers: WordNumbers = newWordNumbers();
  /** Rejects when the format's reader refuses the file: that is why it answers nothing else. */
  started: Promise<ReaderAnswer>;

  constructor(plan: ReadingPlan) {
    this.started = this.thread.ask({ plan });
  }
}

async function judgeHere(
  blocks: AsyncIterable<Block>,
  plan: ReadingPlan,
  writer: EventWriter,
  onBlock: (block: Block) => void,
): Promise<Noticed> {
  const judge = new LineJudge(plan);
  const numbers = newWordNumbers();
  const lines = new LineCount(plan);
  for await (const block of blocks) {
    lines.add(writer, judge.judge(block.bytes), numbers);
    await writer.makeRoom();
    onBlock(block);
  }
  const { batch, ...noticed } = judge.end();
  writer.add(batch, numbers, 0);
  return noticed;
}

async function judgeThere(
  blocks: AsyncIterable<Block>,
  plan: ReadingPlan,
  writer: EventWriter,
  judges: readonly JudgeThread[],
  onBlock: (block: Block) => void,
): Promise<Noticed> {
  const lines = new LineCount(plan);
  const judged: { block: Block; judge: JudgeThread; answer: Promise<ReaderAnswer> }[] = [];
  const takeFirst = async (): Promise<void> => {
    const { block, judge, answer } = judged.shift()!;
    await judge.started;
    lines.add(writer, ((await answer) as { batch: EventBatch }).batch, judge.numbers);
    await writer.makeRoom();
    onBlock(block);
  };
  let next = 0;
  for await (const block of blocks) {
    const judge = judges[next++ % judges.length]!;
    const { bytes } = block;
    judged.push({ block, judge, answer: judge.thread.ask({ bytes }, [bytes.buffer]) });
    if (judged.length >= BLOCKS_AHEAD * judges.length) await takeFirst();
  }
  while (judged.length > 0) await takeFirst();
  const noticed: Noticed[] = [];
  for (const { thread, numbers, started } of judges) {
    await started;
    const { batch, ...others } = (await thread.ask("end")) as LastVerdicts;
    writer.add(batch, numbers, 0);
    noticed.push(others);
  }
  return noticed.reduce(together);
}

/** Where each block's lines begin: blocks that stand by themselves number theirs from 1. */
class LineCount {
  #isRelative: boolean;
  #lines = 0;

  constructor({ blocksAreIndependent }: ReadingPlan) {
    this.#isRelative = blocksAreIndependent;
  }

  add(writer: EventWriter, batch: EventBatch, numbers: WordNumbers): void {
    writer.add(batch, numbers, this.#isRelative ? this.#lines : 0);
    this.#lines += batch.lines;
  }
}

function together(one: Noticed, other: Noticed): Noticed {
  return {
    notes: one.notes,
    latin1: one.latin1 + other.latin1,
    zoneUse: {
      converted: one.zoneUse.converted + other.zoneUse.converted,
      repeated: one.zoneUse.repeated + other.zoneUse.repeated,
      skipped: one.zoneUse.skipped + other.zoneUse.skipped,
    },
  };
}
