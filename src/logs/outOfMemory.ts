import { harmlessText } from "../text/harmlessText";

/** As DuckDB begins its messages, which name settings that are out of reach here in ten lines more. */
const OUT_OF_MEMORY =
  /^(?:Out of Memory Error: |Failed to append: (?=could not allocate|failed to (?:allocate|offload)))/;

/**
 * Whether the database ran out of the memory that it may use.
 *
 * @example isOutOfMemory(new Error("Out of Memory Error: could not allocate block of size 256.0 KiB")) // true
 */
export function isOutOfMemory(error: unknown): error is Error {
  return error instanceof Error && OUT_OF_MEMORY.test(error.message);
}

/**
 * The same error; where the database ran out of memory, one sentence that says what for.
 *
 * @param what - what was being done, such as `reading auth.log`
 * @example throw namingMemory("reading auth.log", error)
 */
export function namingMemory(what: string, error: unknown): unknown {
  if (!isOutOfMemory(error)) return error;
  const [why] = error.message.replace(OUT_OF_MEMORY, "").split("\n") as [string];
  return new Error(`${what} needs more memory than it may have (${harmlessText(why)})`, { cause: error });
}
