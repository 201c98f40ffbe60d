/** One record of a JSON log. Its keys are whatever the log wrote: read them with {@link textAt} and its kin. */
export type JsonObject = Record<string, unknown>;
