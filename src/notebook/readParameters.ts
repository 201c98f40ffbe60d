import type { Notebook } from "./Notebook";
import { parseLiteral, type ParameterValue } from "./parseLiteral";

/** A value that a reader of a notebook may change. */
export interface Parameter {
  name: string;
  value: ParameterValue;
  /** `null` means that any value fits, `list` a list of anything. */
  type: ParameterType;
  /** Whether null fits too. */
  nullable: boolean;
  /** The type annotation as it is written, or "". */
  annotation: string;
  /** What the comment beside it says: unit, range. */
  comment: string;
}

/** The types that are told apart. */
export type ParameterType = "number" | "string" | "boolean" | "number[]" | "string[]" | "boolean[]" | "list" | "null";

const DECLARATION = /^\s*(?:let|const|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)\s*(?::([^=]+))?=\s*(.*)$/u;

/**
 * Reads the parameters that a cell declares: lines of the form `let events = 100_000; // 1 to 10 million`.
 * Other lines are left alone.
 *
 * @param source - source of the cell tagged `parameters`
 */
export function readParameters(source: string): Parameter[] {
  return source.split("\n").flatMap((line) => {
    const [, name, annotation = "", assigned] = DECLARATION.exec(line) ?? [];
    const literal = parseLiteral(assigned ?? "");
    const end = /^\s*;?\s*(?:\/\/\s*(.*?)\s*)?$/.exec(literal?.rest ?? "?");
    if (!name || !literal || !end) return [];
    const { value } = literal;
    return [{ name, value, ...typeOf(value, annotation), annotation: annotation.trim(), comment: end[1] ?? "" }];
  });
}

/** The parameters of a notebook: those of its first code cell tagged `parameters`. */
export function notebookParameters(notebook: Notebook): Parameter[] {
  const cell = notebook.cells.find((one) => one.cell_type === "code" && one.metadata.tags?.includes("parameters"));
  return cell ? readParameters(cell.source) : [];
}

function typeOf(value: ParameterValue, annotation: string): { type: ParameterType; nullable: boolean } {
  const names = annotation.split("|").map((name) => name.trim().replace(/^readonly\s+/, ""));
  const nullable = value === null || names.includes("null");
  const [declared, ...others] = names.filter((name) => name !== "null" && name !== "undefined");
  const known = others.length === 0 ? KNOWN.find((name) => name === declared) : undefined;
  return { type: known ?? literalType(value), nullable };
}

const KNOWN: readonly ParameterType[] = ["number", "string", "boolean", "number[]", "string[]", "boolean[]"];

/** The type of a literal. */
function literalType(value: ParameterValue): ParameterType {
  if (value === null) return "null";
  if (!Array.isArray(value)) return typeof value as ParameterType;
  const [first, ...others] = new Set(value.map((item: unknown) => typeof item));
  return KNOWN.find((name) => others.length === 0 && name === `${first}[]`) ?? "list";
}
