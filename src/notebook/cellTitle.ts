import type { Notebook } from "./Notebook";

/**
 * What a cell is about: the closest markdown heading above, else its first line of code.
 *
 * @param index - index of the cell in the notebook
 */
export function cellTitle(notebook: Notebook, index: number): string {
  for (let above = index - 1; above >= 0; above--) {
    const cell = notebook.cells[above]!;
    if (cell.cell_type !== "markdown") continue;
    const text = cell.source.replace(/^```[^]*?^```/gm, "");
    const heading = [...text.matchAll(/^#{1,6}[ \t]+(.*?)[ \t#]*$/gm)].at(-1)?.[1];
    if (heading) return heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "");
  }
  return firstLine(notebook.cells[index]!.source);
}

/** The first line of code of a cell: not empty and, when there is another, not a comment. */
export function firstLine(source: string): string {
  const lines = source.split("\n").map((line) => line.trim());
  return lines.find((line) => line && !line.startsWith("//")) ?? lines.find(Boolean) ?? "";
}
