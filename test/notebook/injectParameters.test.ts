import { describe, expect, it } from "vitest";
import { injectParameters } from "../../src/notebook/injectParameters";
import type { Notebook } from "../../src/notebook/Notebook";
import { code, markdown } from "./notebookFile";

const notebook: Notebook = {
  cells: [markdown("# A"), code("let n = 1;\nlet s: string = 'a';", ["parameters"]), code("n")],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};

describe("injectParameters(notebook, set, name)", () => {
  it("adds a tagged cell right after the parameters, with annotations kept", () => {
    const { cells } = injectParameters(notebook, { n: "5", s: "x" }, "a.ipynb");
    expect(cells).toHaveLength(4);
    expect(cells[2]).toEqual({
      ...code(`// set when this notebook was run\nlet n = 5;\nlet s: string = "x";`, ["injected-parameters"]),
      id: "injected-parameters",
    });
  });
  it("replaces an earlier injected cell", () => {
    const once = injectParameters(notebook, { n: 5 }, "a.ipynb");
    const { cells } = injectParameters(once, { n: 6 }, "a.ipynb");
    expect(cells.map(({ source }) => source)).toEqual([
      "# A",
      notebook.cells[1]!.source,
      "// set when this notebook was run\nlet n = 6;",
      "n",
    ]);
  });
  it("pastes no code: a value stays one string literal", () => {
    const { cells } = injectParameters(notebook, { s: `"; process.exit(); //\n` }, "a.ipynb");
    expect(cells[2]!.source.split("\n")[1]).toBe(`let s: string = "\\"; process.exit(); //\\n";`);
  });
  it("returns the notebook itself for an empty set, and leaves it as it is otherwise", () => {
    const before = structuredClone(notebook);
    expect(injectParameters(notebook, {}, "a.ipynb")).toBe(notebook);
    injectParameters(notebook, { n: 1 }, "a.ipynb");
    expect(notebook).toEqual(before);
  });
  it("gives the cell no id before nbformat 4.5", () => {
    expect(injectParameters({ ...notebook, nbformat_minor: 4 }, { n: 5 }, "a.ipynb").cells[2]).not.toHaveProperty("id");
  });
  it("names the notebook and what it has when the name is unknown", () => {
    expect(() => injectParameters(notebook, { m: 5 }, "a.ipynb")).toThrow(
      '--set m=5: no parameter "m" in a.ipynb; it has n (number), s (string)',
    );
  });
});
