import { describe, expect, it } from "vitest";
import { cellTitle } from "../../src/notebook/cellTitle";
import type { Cell } from "../../src/notebook/Notebook";
import { code, markdown } from "./notebookFile";

const title = (...cells: Cell[]) =>
  cellTitle({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, cells.length - 1);

describe("cellTitle(notebook, index)", () => {
  it("is the closest heading above, without its markup", () => {
    expect(title(markdown("# Far"), markdown("## *Count* by [`source`](x) ##\n\nwords"), code("1"), code("2"))).toBe(
      "Count by source",
    );
  });
  it("is the last heading of a cell, and none in a code block", () => {
    expect(title(markdown("# A\n## B\n```sh\n# not one\n```\n"), code("1"))).toBe("B");
  });
  it("is the first line of code when there is no heading", () => {
    expect(title(markdown("words"), code("\n// why\n  const a = 1;\na"))).toBe("const a = 1;");
    expect(title(code("// only words"))).toBe("// only words");
  });
});
