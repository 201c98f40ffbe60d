import { BLOCK_ROWS } from "../RowBlock";
import type { KernelLayout } from "./kernelLayout";
import type { KernelFunctions } from "./kernelModule";

const SUM_BYTES = 8;
const ALIGNMENT = 64;
/** As the kernel says what it has found in a block. */
const [HAS_MISSING, HAS_INFINITE] = [1, 2];

/**
 * Bytes that a {@link BlockScorer} works in.
 *
 * @example const end = start + workBytes(layout);
 */
export function workBytes(layout: KernelLayout): number {
  return blockBytes(layout) + BLOCK_ROWS * SUM_BYTES;
}

function blockBytes({ isDouble, places }: KernelLayout): number {
  return Math.ceil((places * BLOCK_ROWS * (isDouble ? 8 : 4)) / ALIGNMENT) * ALIGNMENT;
}

/** Scores rows that stand in the kernel's memory, block by block. Each thread has its own. */
export class BlockScorer {
  readonly #kernel: KernelFunctions;
  readonly #layout: KernelLayout;
  readonly #block: number;
  readonly #sums: Float64Array;

  /** @param start - where {@link workBytes} of the memory are its own */
  constructor(kernel: KernelFunctions, buffer: ArrayBufferLike, layout: KernelLayout, start: number) {
    this.#kernel = kernel;
    this.#layout = layout;
    this.#block = start;
    this.#sums = new Float64Array(buffer, start + blockBytes(layout), BLOCK_ROWS);
  }

  /**
   * Scores rows.
   *
   * @param source - where they begin in the memory, row after row
   * @param scores - gets one a row
   * @returns false when a value is infinite: then `scores` are not whole
   */
  scoreInPlace(source: number, rows: number, scores: Float64Array): boolean {
    const { columns, isDouble } = this.#layout;
    const rowBytes = columns * (isDouble ? 8 : 4);
    for (let start = 0; start < rows; start += BLOCK_ROWS) {
      const count = Math.min(BLOCK_ROWS, rows - start);
      if (!this.#scoreBlock(source + start * rowBytes, count)) return false;
      scores.set(count === BLOCK_ROWS ? this.#sums : this.#sums.subarray(0, count), start);
    }
    return true;
  }

  /** Leaves the scores of up to BLOCK_ROWS rows in the sums. */
  #scoreBlock(source: number, rows: number): boolean {
    const { columns, isDouble, copies, plain, spread, normalization } = this.#layout;
    const [kernel, block] = [this.#kernel, this.#block];
    const found = isDouble ? kernel.fill64(source, rows, columns, block) : kernel.fill32(source, rows, columns, block);
    if ((found & HAS_INFINITE) > 0) return false;
    if ((found & HAS_MISSING) > 0) {
      if (isDouble) kernel.spread64(block, rows, columns, copies);
      else kernel.spread32(block, rows, columns, copies);
    }
    this.#sums.fill(0);
    this.#addPathLengths((found & HAS_MISSING) > 0 ? spread : plain, rows);
    kernel.scoreInPlace(this.#sums.byteOffset, rows, normalization);
    return true;
  }

  #addPathLengths({ start, linked }: KernelLayout["plain"], rows: number): void {
    const { perfectDepth, treeCount, isDouble } = this.#layout;
    const [kernel, block, sums] = [this.#kernel, this.#block, this.#sums.byteOffset];
    if (perfectDepth !== null) return kernel.addPathLengths32(start, treeCount, perfectDepth, block, rows, sums);
    for (const { nodes, pathLengths, depth } of linked) {
      if (isDouble) kernel.walk64(nodes, pathLengths, depth, block, rows, sums);
      else kernel.walk32(nodes, pathLengths, depth, block, rows, sums);
    }
  }
}
