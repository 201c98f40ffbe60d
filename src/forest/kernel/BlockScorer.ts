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
  return blockBytes(layout) + layout.blockRows * SUM_BYTES;
}

function blockBytes({ isDouble, places, blockRows }: KernelLayout): number {
  return Math.ceil((places * blockRows * (isDouble ? 8 : 4)) / ALIGNMENT) * ALIGNMENT;
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
    this.#sums = new Float64Array(buffer, start + blockBytes(layout), layout.blockRows);
  }

  /**
   * Scores rows.
   *
   * @param source - where they begin in the memory, row after row
   * @param scores - gets one a row
   * @returns false when a value is infinite: then `scores` are not whole
   */
  scoreInPlace(source: number, rows: number, scores: Float64Array): boolean {
    const { columns, isDouble, blockRows } = this.#layout;
    const rowBytes = columns * (isDouble ? 8 : 4);
    for (let start = 0; start < rows; start += blockRows) {
      const count = Math.min(blockRows, rows - start);
      if (!this.#scoreBlock(source + start * rowBytes, count)) return false;
      scores.set(count === blockRows ? this.#sums : this.#sums.subarray(0, count), start);
    }
    return true;
  }

  /** Leaves the scores of the rows of a block in the sums. */
  #scoreBlock(source: number, rows: number): boolean {
    const { columns, isDouble, blockRows, copies, plain, spread, normalization } = this.#layout;
    const [kernel, block] = [this.#kernel, this.#block];
    const fill = isDouble ? "fill64" : "fill32";
    const found = kernel[fill](source, rows, columns, block, blockRows);
    if ((found & HAS_INFINITE) > 0) return false;
    if ((found & HAS_MISSING) > 0) {
      if (isDouble) kernel.spread64(block, rows, columns, copies, blockRows);
      else kernel.spread32(block, rows, columns, copies, blockRows);
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
