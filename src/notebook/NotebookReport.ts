/** What running a notebook took. */
export interface NotebookReport {
  /** The notebook that was run. */
  notebook: string;
  /** The executed notebook. */
  output: string;
  /** The code cells that ran, in order. */
  cells: CellReport[];
  /** All of it, the start of the kernel included. */
  seconds: number;
  /** The most memory the kernel held, bytes; undefined where the system does not say (not Linux). */
  peakRssBytes: number | undefined;
}

/** What running a cell took. */
export interface CellReport {
  /** Counts code cells from 1. */
  cell: number;
  title: string;
  seconds: number;
}

/** Where a run is. */
export interface NotebookProgress {
  notebook: string;
  /** The cell that starts now; counts code cells from 1. */
  cell: number;
  /** How many code cells the notebook has. */
  cells: number;
  /** The heading that the cell stands under, or its first line. */
  title: string;
}

/** A notebook failed; the message says where and why. */
export class NotebookError extends Error {
  override readonly name: string = "NotebookError";
  constructor(
    message: string,
    /** What ran before the failure, and where the notebook was written. */
    readonly report: NotebookReport,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
