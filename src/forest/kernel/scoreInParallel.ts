import { setImmediate } from "node:timers/promises";
import type { Matrix } from "../Matrix";
import { BLOCK_ROWS } from "../scoring/RowBlock";
import { BlockScorer, workBytes } from "./BlockScorer";
import { builtFile } from "./builtFile";
import { type KernelForest, type KernelLayout, kernelLayout, writeForest } from "./kernelLayout";
import { createKernelMemory, growMemory, instantiateKernel, kernelModule } from "./kernelModule";
import { endScoreThreads, returnScoreThreads, takeScoreThreads } from "./scoreThreads";

/** About how many bytes of rows a thread is given at once. */
const SLOT_BYTES = 1 << 19;
/** While a thread scores the rows of one slot, the other is filled. */
const SLOTS = 2;
const ALIGNMENT = 64;

/** A place in the shared memory for rows and their scores. */
interface Slot {
  rows: Float32Array | Float64Array;
  scores: Float64Array;
}

/**
 * Scores rows of a matrix with the WebAssembly kernel by several threads, this one among them. All threads have the same
 * memory: the forest stands there once, and rows go there a slot at a time.
 *
 * @param scores - gets one a row of `X`
 * @param threads - at least 2
 * @returns false when nothing was scored, as the kernel cannot run here, the rows are too few, or other calls have all
 *   threads; "infinite" when a value
 *   of `X` is
 */
export async function scoreInParallel(
  scores: Float64Array,
  forest: KernelForest,
  X: Matrix,
  threads: number,
): Promise<boolean | "infinite"> {
  const module = kernelModule();
  const script = builtFile("scoreWorker.js");
  const layout = kernelLayout(forest, X.data instanceof Float64Array);
  const slotRows = rowsOfSlot(layout);
  const wanted = Math.min(threads - 1, Math.ceil(X.rows / slotRows) - 1);
  if (module === null || script === undefined || wanted < 1) return false;
  const asked = takeScoreThreads(script, wanted);
  if (asked.length === 0) return false;
  const memory = createKernelMemory();
  const places = placesOf(layout, asked.length, slotRows);
  if (memory === null || !growMemory(memory, places.end)) {
    returnScoreThreads(asked);
    return false;
  }
  writeForest(memory.buffer, layout, forest);

  let next = 0;
  let isFinite = true;
  const take = (): [number, number] | null => {
    if (next >= X.rows || !isFinite) return null;
    const start = next;
    next = Math.min(next + slotRows, X.rows);
    return [start, next];
  };
  /** Takes rows until there are no more. */
  const work = async (slot: Slot, score: (rows: number) => Promise<boolean>): Promise<void> => {
    for (let span = take(); span !== null; span = take()) {
      const [start, end] = span;
      slot.rows.set(X.data.subarray(start * X.columns, end * X.columns));
      if (!(await score(end - start))) isFinite = false;
      scores.set(slot.scores.subarray(0, end - start), start);
    }
  };
  const [own, ...others] = places.threads;
  try {
    // Questions are answered in turn: nobody needs to wait for these.
    others.forEach(({ work: start }, thread) => void asked[thread]!.ask({ module, memory, layout, start }));
    const ownScorer = new BlockScorer(instantiateKernel(module, memory), memory.buffer, layout, own!.work);
    const ownSlot = slotAt(memory, layout, slotRows, own!.slots[0]!);
    const ownWork = work(ownSlot, async (rows) => {
      const done = ownScorer.scoreInPlace(ownSlot.rows.byteOffset, rows, ownSlot.scores);
      await setImmediate(); // Answers of the others come in.
      return done;
    });
    const othersWork = others.flatMap(({ slots }, thread) =>
      slots.map((start) => {
        const slot = slotAt(memory, layout, slotRows, start);
        const [source, target] = [slot.rows.byteOffset, slot.scores.byteOffset];
        return work(slot, (rows) => asked[thread]!.ask({ source, rows, target }));
      }),
    );
    await Promise.all([ownWork, ...othersWork]);
    await Promise.all(asked.map((thread) => thread.ask(null)));
  } catch (error) {
    await endScoreThreads(asked);
    throw error;
  }
  returnScoreThreads(asked);
  return isFinite ? true : "infinite";
}

function rowBytes({ columns, isDouble }: KernelLayout): number {
  return columns * (isDouble ? 8 : 4);
}

function rowsOfSlot(layout: KernelLayout): number {
  return BLOCK_ROWS * Math.max(1, Math.floor(SLOT_BYTES / rowBytes(layout) / BLOCK_ROWS));
}

/** Where each thread has its work area and its slots, behind the forest. */
function placesOf(
  layout: KernelLayout,
  helpers: number,
  slotRows: number,
): { threads: { work: number; slots: number[] }[]; end: number } {
  let end = layout.end;
  const take = (bytes: number): number => {
    const start = end;
    end = Math.ceil((end + bytes) / ALIGNMENT) * ALIGNMENT;
    return start;
  };
  const threads = Array.from({ length: 1 + helpers }, (_, thread) => ({
    work: take(workBytes(layout)),
    slots: Array.from({ length: thread === 0 ? 1 : SLOTS }, () => take(slotRows * (rowBytes(layout) + 8))),
  }));
  return { threads, end };
}

function slotAt({ buffer }: WebAssembly.Memory, layout: KernelLayout, slotRows: number, start: number): Slot {
  const scores = new Float64Array(buffer, start, slotRows);
  const [place, values] = [start + scores.byteLength, slotRows * layout.columns];
  return {
    scores,
    rows: layout.isDouble ? new Float64Array(buffer, place, values) : new Float32Array(buffer, place, values),
  };
}
