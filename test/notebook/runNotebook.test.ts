import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { NotebookError, type NotebookProgress } from "../../src/notebook/NotebookReport";
import { readNotebook } from "../../src/notebook/readNotebook";
import { runNotebook } from "../../src/notebook/runNotebook";
import { runNotebooks } from "../../src/notebook/runNotebooks";
import { code, markdown, notebookFile, temporaryFolder } from "./notebookFile";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
beforeAll(async () => void (folder = await temporaryFolder()));
afterAll(() => rm(folder, { recursive: true }));

describe("runNotebook(file, options)", () => {
  it("runs every cell in order with the values that are set, and writes what they put out", async () => {
    const file = await notebookFile(folder, "a.ipynb", [
      markdown("# Count"),
      code("let n = 1; // how many\nconst names: string[] = ['a'];", ["parameters"]),
      code("console.log(n, names.join());"),
      code("  \n"),
      markdown("## Again"),
      code("const twice = () => n * 2;\ntwice()"),
    ]);
    const output = join(folder, "out", "a.ipynb");
    const progress: NotebookProgress[] = [];
    const report = await runNotebook(file, {
      output,
      set: { n: "21", names: "x,y" },
      onProgress: (one) => progress.push(one),
    });
    const { cells } = await readNotebook(output);
    expect(cells.map((cell) => cell.execution_count)).toEqual([undefined, 1, 2, 3, null, undefined, 4]);
    expect(cells[3]).toMatchObject({ outputs: [{ text: "21 x,y\n" }] });
    expect(cells[6]).toMatchObject({ outputs: [{ text: "42\n" }] });
    expect(progress).toHaveLength(4);
    expect(progress[3]).toEqual({ notebook: file, cell: 4, cells: 4, title: "Again" });
    expect(report).toMatchObject({ notebook: file, output });
    expect(report.cells.map(({ title }) => title)).toEqual(["Count", "Count", "Count", "Again"]);
    expect(report.cells.every(({ seconds }) => seconds > 0 && seconds < report.seconds)).toBe(true);
    if (process.platform === "linux") expect(report.peakRssBytes).toBeGreaterThan(50e6);
  });
  it("stops at the first failure and says where and why, without colours; what ran is written", async () => {
    const file = await notebookFile(folder, "b.ipynb", [
      code("1"),
      code(
        "// why\nconst bad = () => { throw new Error('\\x1b[31mred\\x1b[0m words') };\nconsole.log('before'); bad();",
      ),
      code("3"),
    ]);
    const output = join(folder, "out", "b.ipynb");
    const error = await runNotebook(file, { output }).catch((error: unknown) => error as NotebookError);
    expect(error).toBeInstanceOf(NotebookError);
    const { message, report } = error as NotebookError;
    expect(message).toContain(`runNotebook: cell 2 of 3 in ${file} failed at "const bad = () =>`);
    expect(message).toContain("Error: red words");
    expect(message).not.toContain("\x1b");
    expect(message).not.toContain("tslab/dist");
    expect(report.cells).toHaveLength(2);
    const { cells } = await readNotebook(output);
    expect(cells.map((cell) => cell.execution_count)).toEqual([1, 2, null]);
    expect(cells[1]).toMatchObject({ outputs: [{ text: "before\n" }, { name: "stderr" }] });
  });
  it("fails on a rejected promise that nobody handles, although the kernel calls the cell ok", async () => {
    const file = await notebookFile(folder, "c.ipynb", [code("void Promise.reject(new Error('dropped'));"), code("2")]);
    await expect(runNotebook(file, { output: join(folder, "out", "c.ipynb") })).rejects.toThrow(
      /cell 1 of 2 in .*UnhandledPromiseRejection: Error: dropped/s,
    );
  });
  it("fails when the kernel dies, with one clear sentence", async () => {
    const file = await notebookFile(folder, "d.ipynb", [code("1"), code("process.exit(7)")]);
    await expect(runNotebook(file, { output: join(folder, "out", "d.ipynb") })).rejects.toThrow(
      `cell 2 of 2 in ${file} failed at "process.exit(7)": KernelClient: the kernel must stay alive, got exit code 7`,
    );
    expect((await readNotebook(join(folder, "out", "d.ipynb"))).cells[0]!.execution_count).toBe(1);
  });
  it("fails when a cell takes longer than timeoutMs", async () => {
    const file = await notebookFile(folder, "e.ipynb", [code("await new Promise((r) => setTimeout(r, 60_000))")]);
    await expect(runNotebook(file, { output: join(folder, "out", "e.ipynb"), timeoutMs: 700 })).rejects.toThrow(
      "the cell must end within 0.7 s",
    );
  });
  it("leaves the notebook itself as it is", async () => {
    const file = await notebookFile(folder, "f.ipynb", [code("1")]);
    const before = await readFile(file, "utf8");
    await runNotebook(file, { output: join(folder, "out", "f.ipynb") });
    expect(await readFile(file, "utf8")).toBe(before);
  });
});

describe("runNotebooks(files, options)", () => {
  it("runs in order, gives each notebook its own values and returns a report each", async () => {
    const one = await notebookFile(folder, "1.ipynb", [code("let a = 1;", ["parameters"]), code("a")]);
    const two = await notebookFile(folder, "2.ipynb", [code("let b = 1;", ["parameters"]), code("b")]);
    const outputFolder = join(folder, "runs");
    const reports = await runNotebooks([one, two], { outputFolder, set: { a: 5, b: "6" } });
    expect(reports.map(({ output }) => output)).toEqual([join(outputFolder, "1.ipynb"), join(outputFolder, "2.ipynb")]);
    expect((await readNotebook(reports[1]!.output)).cells[2]).toMatchObject({ outputs: [{ text: "6\n" }] });
  });
  it("checks every name before anything runs", async () => {
    const one = await notebookFile(folder, "1.ipynb", [code("let a = 1;", ["parameters"])]);
    const outputFolder = join(folder, "never");
    await expect(runNotebooks([one], { outputFolder, set: { z: 5 } })).rejects.toThrow(
      '--set z=5: no parameter "z" in 1.ipynb; it has a (number)',
    );
    await expect(stat(outputFolder)).rejects.toThrow("ENOENT");
  });
});
