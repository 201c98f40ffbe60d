import { dirname, join } from "node:path";
import { requireLazily } from "../files/requireLazily";

/** MIME types for when only one can be sent, the best first. */
const BEST_FIRST = ["text/html", "image/png", "text/plain"];

/**
 * Shows one output that carries several MIME types: each front end draws the richest it knows.
 *
 * tslab has no public call for this; when its internal one is missing, only the best type is sent.
 *
 * @param data - value by MIME type: text, base64, or an object for JSON types
 * @param metadata - what front ends should know, by MIME type
 * @returns false outside a kernel, where nothing is shown
 */
export function displayData(data: Record<string, unknown>, metadata: Record<string, unknown> = {}): boolean {
  const write = kernelModule<JupyterModule>("jupyter.js")?.lastWriteDisplayData;
  if (typeof write === "function") {
    write({ data, metadata, transient: {} }, false);
    return true;
  }
  const display = kernelModule<PublicModule>("public.js")?.display;
  const mime = BEST_FIRST.find((type) => type in data);
  if (!display || mime === undefined) return false;
  try {
    display.raw(mime, data[mime]);
    return true;
  } catch {
    return false; // the kernel has not run a cell yet
  }
}

/** Whether this process is a kernel that has begun to run a cell. */
export function isInKernel(): boolean {
  return Boolean(kernelModule<JupyterModule>("jupyter.js")?.lastWriteDisplayData);
}

/** An output that changes in place. */
export interface UpdatableDisplay {
  text(text: string): void;
}

/** A new output that can be updated in place; undefined outside a kernel. */
export function newDisplay(): UpdatableDisplay | undefined {
  return isInKernel() ? kernelModule<PublicModule>("public.js")?.newDisplay() : undefined;
}

interface JupyterModule {
  lastWriteDisplayData?: ((content: Record<string, unknown>, update: boolean) => void) | null;
}

interface PublicModule {
  display: { raw(mime: string, value: unknown): void };
  newDisplay(): UpdatableDisplay;
}

/** A module of the tslab that runs this process, never of another copy; undefined outside a kernel. */
function kernelModule<T>(file: "jupyter.js" | "public.js"): T | undefined {
  const jupyter = Object.keys(requireLazily.cache).find((path) => /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path));
  return jupyter === undefined ? undefined : (requireLazily(join(dirname(jupyter), file)) as T);
}
