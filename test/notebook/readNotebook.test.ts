import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readNotebook } from "../../src/notebook/readNotebook";
import { temporaryFolder } from "./notebookFile";

describe("readNotebook(file)", () => {
  let folder: string;
  beforeAll(async () => void (folder = await temporaryFolder()));
  afterAll(() => rm(folder, { recursive: true }));
  const given = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const notebook = (cell: unknown) => JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });

  it("joins lines of sources, streams and text outputs, and leaves JSON outputs alone", async () => {
    const outputs = [
      { output_type: "stream", name: "stdout", text: ["a\n", "b"] },
      {
        output_type: "display_data",
        data: { "text/html": ["<p>\n", "</p>"], "application/json": ["x"] },
        metadata: {},
      },
    ];
    const cell = { cell_type: "code", id: "kept", metadata: {}, source: ["1\n", "2"], execution_count: 3, outputs };
    expect((await readNotebook(await given("a.ipynb", notebook(cell)))).cells).toEqual([
      {
        ...cell,
        source: "1\n2",
        outputs: [
          { output_type: "stream", name: "stdout", text: "a\nb" },
          { output_type: "display_data", data: { "text/html": "<p>\n</p>", "application/json": ["x"] }, metadata: {} },
        ],
      },
    ]);
  });
  it("names a missing file", async () => {
    const file = join(folder, "missing.ipynb");
    await expect(readNotebook(file)).rejects.toThrow(`readNotebook: ${file} must be a readable file, got ENOENT`);
  });
  it("names a file that is not JSON", async () => {
    const file = await given("broken.ipynb", "{");
    await expect(readNotebook(file)).rejects.toThrow(`readNotebook: ${file} must be JSON, got `);
  });
  it("names a file that is not a notebook", async () => {
    const file = await given("other.ipynb", "[]");
    await expect(readNotebook(file)).rejects.toThrow(
      `readNotebook: ${file} must be a notebook with cells and nbformat, got other JSON`,
    );
  });
  it("refuses nbformat 3", async () => {
    const file = await given("old.ipynb", `{"cells":[],"nbformat":3}`);
    await expect(readNotebook(file)).rejects.toThrow("must be nbformat 4, got 3");
  });
  it("names the cell that has no source or an unknown type", async () => {
    await expect(readNotebook(await given("b.ipynb", notebook({ cell_type: "code" })))).rejects.toThrow(
      "must have a source, got undefined",
    );
    await expect(readNotebook(await given("c.ipynb", notebook({ cell_type: "x", source: "" })))).rejects.toThrow(
      /cell 1 of .*c\.ipynb must be code, markdown or raw, got "x"/,
    );
  });
});
