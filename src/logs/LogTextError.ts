/** An error whose message quotes the log. Where nothing of a log may be shown, it is said without the quotation. */
export class LogTextError extends Error {
  override name = "LogTextError";
  /** The message without what the log says. */
  readonly plain: string;

  /** @param quotation - what the log says, with the words around it: it stands between `before` and `after` */
  constructor(before: string, quotation: string, after: string = "", options: ErrorOptions = {}) {
    super(before + quotation + after, options);
    this.plain = before + after;
  }
}

/**
 * Does some work whose errors may quote the log; where nothing of a log may be shown, they lose quotation and cause.
 *
 * @param quotesLog - whether errors may quote the log
 * @example quoting(false, () => judge.judge(bytes))
 */
export function quoting<Result>(quotesLog: boolean, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw quotesLog ? error : withoutQuotation(error);
  }
}

/** The error, without what it quotes of a log. */
export function withoutQuotation(error: unknown): unknown {
  return error instanceof LogTextError ? new Error(error.plain) : error;
}
