import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Notebook } from "../../src/notebook/Notebook";
import { readNotebook } from "../../src/notebook/readNotebook";
import { formatNotebook, writeNotebook } from "../../src/notebook/writeNotebook";
import { code, markdown, temporaryFolder } from "./notebookFile";

const notebook: Notebook = {
  nbformat_minor: 5,
  nbformat: 4,
  metadata: { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } },
  cells: [
    markdown("# Title\n\nWords — ü\n"),
    {
      ...code("let a = 1;\na"),
      execution_count: 1,
      outputs: [
        { output_type: "stream", name: "stdout", text: "1\n2\n" },
        {
          output_type: "display_data",
          data: { "text/plain": "a\nb", "image/png": "AAAA\nBBBB", "application/json": { b: 1, a: [] } },
          metadata: {},
        },
        { output_type: "error", ename: "E", evalue: "v", traceback: ["t\nu"] },
      ],
    },
    code("", [], "cell2"),
  ],
};

describe("writeNotebook(file, notebook)", () => {
  let folder: string;
  beforeAll(async () => void (folder = await temporaryFolder()));
  afterAll(() => rm(folder, { recursive: true }));

  it("writes the very bytes that nbformat writes", async () => {
    // python -c "import nbformat; print(nbformat.writes(nbformat.read('writeNotebook.expected.ipynb', 4)))"
    // gives this file back unchanged (nbformat 5.10.4)
    const expected = await readFile(join(__dirname, "writeNotebook.expected.ipynb"), "utf8");
    expect(formatNotebook(notebook)).toBe(expected);
  });
  it("is undone by readNotebook(file)", async () => {
    const file = join(folder, "new folder", "a.ipynb");
    await writeNotebook(file, notebook);
    expect(await readNotebook(file)).toEqual(notebook);
  });
  it("replaces the file and leaves nothing beside it", async () => {
    const file = join(folder, "b.ipynb");
    await writeNotebook(file, notebook);
    await writeNotebook(file, { ...notebook, cells: [] });
    expect((await readNotebook(file)).cells).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });
  it("leaves the notebook that it is given as it is", () => {
    const before = structuredClone(notebook);
    formatNotebook(notebook);
    expect(notebook).toEqual(before);
  });
  it("names the file that cannot be written", async () => {
    await expect(writeNotebook(folder, notebook)).rejects.toThrow(`${folder}: cannot be written`);
  });
});
