/** The command was called wrongly: it ends with exit code 2 and nothing was done. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
