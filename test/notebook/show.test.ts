import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findBrowser } from "../../src/notebook/findBrowser";
import { KernelClient } from "../../src/notebook/KernelClient";
import { show } from "../../src/notebook/show";
import { folderWithBuild } from "./folderWithBuild";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FIGURE = {
  data: [{ type: "bar", x: ["a", "b"], y: [1, 2] }],
  layout: { title: { text: "Two bars" }, height: 300 },
  summary: "b is twice a.",
};

const browser = findBrowser();
const describeWithBrowser = describe.skipIf(browser === undefined);
const why = browser === undefined ? " (skipped: no Chrome, Chromium or Edge on this machine)" : "";

describe("show(figure)", () => {
  it("prints the summary outside a kernel, and draws nothing", async () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await show(FIGURE);
    expect(write).toHaveBeenCalledExactlyOnceWith("b is twice a.\n");
    write.mockRestore();
  });
});

describe("show(figure), showTable(rows) and notebookProgress(label, total) in a kernel", () => {
  let folder: string;
  let kernel: KernelClient;
  beforeAll(async () => {
    folder = await folderWithBuild();
    kernel = await KernelClient.start({ cwd: folder, env: { AUTHLENS_BROWSER: "none" } });
    await kernel.execute(`const { show } = require("./dist/notebook/show.js");
      const { showTable } = require("./dist/notebook/showTable.js");
      const { notebookProgress } = require("./dist/notebook/notebookProgress.js");`);
  });
  afterAll(async () => {
    await kernel.shutdown();
    await rm(folder, { recursive: true });
  });

  it("show(figure) is one output with the plotly figure and the summary when there is no browser", async () => {
    const { status, outputs } = await kernel.execute(`await show(${JSON.stringify(FIGURE)})`);
    expect(status).toBe("ok");
    expect(outputs).toEqual([
      {
        output_type: "display_data",
        data: {
          "application/vnd.plotly.v1+json": {
            data: FIGURE.data,
            layout: FIGURE.layout,
            config: { displaylogo: false, responsive: true },
          },
          "text/plain": "b is twice a.",
        },
        metadata: {},
      },
    ]);
  });
  it("show(figure) falls back to the public display of tslab when the internal call is gone", async () => {
    const { outputs } = await kernel.execute(`const jupyter = require("tslab/dist/jupyter.js");
      const before = jupyter.lastWriteDisplayData;
      const tslab = require("tslab");
      jupyter.lastWriteDisplayData = undefined;
      tslab.display.raw = (mime, value) => before({ data: { [mime]: value }, metadata: {}, transient: {} }, false);
      await show(${JSON.stringify(FIGURE)});
      jupyter.lastWriteDisplayData = before;
      undefined;`);
    expect(outputs).toMatchObject([{ data: { "text/plain": "b is twice a." } }]);
  });
  it("showTable(rows) is one output with HTML and text", async () => {
    const { outputs } = await kernel.execute(`showTable([{ user: "<eve>" }])`);
    expect(outputs).toHaveLength(1);
    expect(outputs[0]).toMatchObject({
      data: { "text/html": expect.stringContaining("&lt;eve&gt;") as string, "text/plain": "user\n-----\n<eve>" },
    });
  });
  it("notebookProgress(label, total) is one line that is updated in place", async () => {
    const { outputs } = await kernel.execute(`const progress = notebookProgress("growing", 200);
      progress.update(50);`);
    expect(outputs).toMatchObject([{ data: { "text/plain": "growing █████░░░░░░░░░░░░░░░ 25 % (50 of 200)" } }]);
    await kernel.execute("progress.done()");
    expect(outputs).toHaveLength(1);
    expect(outputs).toMatchObject([
      { data: { "text/plain": expect.stringMatching(/^growing: 200 in \d+\.\d s$/) as string } },
    ]);
  });
});

describeWithBrowser(`show(figure) with a browser${why}`, () => {
  let folder: string;
  beforeAll(async () => void (folder = await folderWithBuild()));
  afterAll(() => rm(folder, { recursive: true }));
  const draw = `const { show } = require("./dist/notebook/show.js"); await show(${JSON.stringify(FIGURE)})`;

  it("adds a small PNG, and the size to show it in", async () => {
    const kernel = await KernelClient.start({ cwd: folder });
    const { outputs } = await kernel.execute(draw);
    await kernel.shutdown();
    const { data, metadata } = outputs[0] as { data: Record<string, string>; metadata: unknown };
    const png = Buffer.from(data["image/png"]!, "base64");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([900, 300]);
    expect(png.length).toBeLessThan(80_000);
    expect(metadata).toEqual({ "image/png": { width: 900, height: 300 } });
    expect(data["text/plain"]).toBe("b is twice a.");
  });
  it("shows the rest when the browser does not work", async () => {
    const kernel = await KernelClient.start({ cwd: folder, env: { AUTHLENS_BROWSER: process.execPath } });
    const { status, outputs } = await kernel.execute(draw);
    await kernel.shutdown();
    expect(status).toBe("ok");
    expect(outputs).toHaveLength(1);
    expect(outputs[0]).toMatchObject({ data: { "text/plain": "b is twice a." } });
    expect(outputs[0]).not.toHaveProperty(["data", "image/png"]);
  });
  it.skipIf(process.platform !== "linux").each(["shutdown", "kill"])(
    "leaves no browser behind after the kernel's %s (Linux only: reads /proc)",
    async (end) => {
      const kernel = await KernelClient.start({ cwd: folder });
      await kernel.execute(draw);
      const browsers = descendants(kernel.pid);
      expect(browsers.length).toBeGreaterThan(0);
      if (end === "kill") process.kill(kernel.pid, "SIGKILL");
      await kernel.shutdown();
      const deadline = Date.now() + 10_000;
      while (browsers.some(isRunning) && Date.now() < deadline) await sleep(100);
      expect(browsers.filter(isRunning)).toEqual([]);
    },
  );
  it("lets a program end by itself", async () => {
    const { spawn } = await import("node:child_process");
    const script = `const { renderImage } = require("./dist/notebook/renderImage.js");
      renderImage(${JSON.stringify(FIGURE)}).then((png) => console.log(png.length > 1000));`;
    const child = spawn(process.execPath, ["-e", script], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (text) => (printed += String(text)));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect([code, printed]).toEqual([0, "true\n"]);
  });
});

/** Processes below this one, from /proc. */
function descendants(pid: number): number[] {
  let children: number[];
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** A zombie has ended: only its parent has not looked yet. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(join("/proc", String(pid), "status"), "utf8"));
  } catch {
    return false;
  }
}
