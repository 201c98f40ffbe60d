/** A Jupyter notebook, nbformat 4. Texts that the file holds as lists of lines are joined here. */
export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: 4;
  nbformat_minor: number;
}

/** A cell of a notebook. */
export type Cell = CodeCell | TextCell;

/** A cell that runs. */
export interface CodeCell {
  cell_type: "code";
  /** Unique in the notebook; absent before nbformat 4.5. */
  id?: string;
  metadata: CellMetadata;
  source: string;
  /** Counts from 1 in the order of execution; null when the cell has not run. */
  execution_count: number | null;
  outputs: CellOutput[];
}

/** A cell that is read. */
export interface TextCell {
  cell_type: "markdown" | "raw";
  id?: string;
  metadata: CellMetadata;
  source: string;
  [key: string]: unknown;
}

/** What is known about a cell; `tags` marks the parameters cell. */
export interface CellMetadata {
  tags?: string[];
  [key: string]: unknown;
}

/** What a cell left behind. */
export type CellOutput = StreamOutput | DisplayOutput | ErrorOutput;

/** Printed text. */
export interface StreamOutput {
  output_type: "stream";
  name: "stdout" | "stderr";
  text: string;
}

/** One thing shown, in one or more MIME types. */
export interface DisplayOutput {
  output_type: "display_data" | "execute_result";
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  execution_count?: number | null;
}

/** A failure, as kernels other than tslab report it. */
export interface ErrorOutput {
  output_type: "error";
  ename: string;
  evalue: string;
  traceback: string[];
}
