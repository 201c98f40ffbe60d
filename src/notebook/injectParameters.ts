import type { CodeCell, Notebook } from "./Notebook";
import { renderLiteral } from "./parseLiteral";
import { notebookParameters } from "./readParameters";
import { selectParameters, type ParameterSet } from "./selectParameters";

const TAG = "injected-parameters";

/**
 * Puts a cell tagged `injected-parameters` right after the parameters cell; it declares the names anew, which
 * tslab allows, so that the cells below see the new values. An earlier such cell is replaced. This is
 * papermill's convention.
 *
 * @param notebook - left as it is
 * @param set - values by name; when it is empty the notebook is returned unchanged
 * @param name - file name of the notebook, for messages
 * @throws RangeError when a name is unknown, TypeError when a value has the wrong type
 */
export function injectParameters(notebook: Notebook, set: ParameterSet, name: string): Notebook {
  const [chosen] = selectParameters([{ notebook: name, parameters: notebookParameters(notebook) }], set);
  if (chosen!.length === 0) return notebook;
  const lines = chosen!.map(
    ({ name, annotation, chosen }) => `let ${name}${annotation && `: ${annotation}`} = ${renderLiteral(chosen)};`,
  );
  const cell: CodeCell = {
    cell_type: "code",
    ...(notebook.nbformat_minor >= 5 && { id: TAG }),
    metadata: { tags: [TAG] },
    source: ["// set when this notebook was run", ...lines].join("\n"),
    execution_count: null,
    outputs: [],
  };
  const cells = notebook.cells.filter((one) => !one.metadata.tags?.includes(TAG));
  const after = cells.findIndex((one) => one.cell_type === "code" && one.metadata.tags?.includes("parameters"));
  return { ...notebook, cells: cells.toSpliced(after + 1, 0, cell) };
}
