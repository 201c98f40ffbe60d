import { readFileSync } from "node:fs";
import { builtFile } from "./builtFile";

/** What the kernel offers; its source says what each does. All places are bytes in the memory. */
export interface KernelFunctions {
  fill32(source: number, rows: number, columns: number, block: number, stride: number): number;
  fill64(source: number, rows: number, columns: number, block: number, stride: number): number;
  spread32(block: number, rows: number, columns: number, copies: number, stride: number): void;
  spread64(block: number, rows: number, columns: number, copies: number, stride: number): void;
  addPathLengths32(trees: number, count: number, depth: number, block: number, rows: number, sums: number): void;
  walk32(nodes: number, pathLengths: number, depth: number, block: number, rows: number, sums: number): void;
  walk64(nodes: number, pathLengths: number, depth: number, block: number, rows: number, sums: number): void;
  scoreInPlace(sums: number, rows: number, normalization: number): void;
}

let compiled: WebAssembly.Module | null | undefined;

/**
 * The compiled kernel; null where WebAssembly cannot run, or the kernel was not built.
 *
 * @example const module = kernelModule(); // compiled once
 */
export function kernelModule(): WebAssembly.Module | null {
  if (compiled === undefined) compiled = compile();
  return compiled;
}

function compile(): WebAssembly.Module | null {
  const file = builtFile("kernel.wasm");
  // Without a compiler (node --jitless) there is no WebAssembly.
  if (file === undefined || typeof WebAssembly === "undefined") return null;
  const bytes = readFileSync(file);
  // Processors without SIMD instructions refuse it.
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

/** The kernel's functions on a memory. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelFunctions {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelFunctions;
}

const PAGE_BYTES = 1 << 16;
/** As the build of the kernel says: 1 GiB. */
const MOST_PAGES = 16_384;

/** A memory for the kernel, that threads can share; null where there are not so many addresses left. */
export function createKernelMemory(): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  } catch {
    return null;
  }
}

/**
 * Makes a memory large enough.
 *
 * @returns false when it cannot be
 */
export function growMemory(memory: WebAssembly.Memory, bytes: number): boolean {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES);
  if (missing <= 0) return true;
  if (memory.buffer.byteLength / PAGE_BYTES + missing > MOST_PAGES) return false;
  try {
    memory.grow(missing);
    return true;
  } catch {
    return false; // There is not so much memory.
  }
}
