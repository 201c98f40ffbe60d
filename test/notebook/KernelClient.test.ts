import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { KernelClient } from "../../src/notebook/KernelClient";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** tslab refuses cells for 200 ms after a failed one. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

describe("KernelClient, one kernel", () => {
  let folder: string;
  let kernel: KernelClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "authlens-test-"));
    await writeFile(join(folder, "here.txt"), "found me");
    kernel = await KernelClient.start({ cwd: folder, env: { AUTHLENS_TEST: "seen" } });
  });
  afterAll(async () => {
    await kernel.shutdown();
    await rm(folder, { recursive: true });
  });

  it("execute(code) returns what the cell prints, joined, in order", async () => {
    const result = await kernel.execute(`console.log("a"); console.log("b"); console.error("c"); console.log("d")`);
    expect(result.status).toBe("ok");
    expect(result.outputs).toEqual([
      { output_type: "stream", name: "stdout", text: "a\nb\n" },
      { output_type: "stream", name: "stderr", text: "c\n" },
      { output_type: "stream", name: "stdout", text: "d\n" },
    ]);
  });
  it("execute(code) keeps what earlier cells declared", async () => {
    await kernel.execute("let kept = 41");
    const { outputs, executionCount } = await kernel.execute("kept + 1");
    expect(outputs).toEqual([{ output_type: "stream", name: "stdout", text: "42\n" }]);
    expect(executionCount).toBeGreaterThan(1);
  });
  it("execute(code) runs in the folder and the environment that were asked for", async () => {
    const { outputs } = await kernel.execute(
      `import { readFileSync } from "fs"; console.log(readFileSync("here.txt", "utf8"), process.env.AUTHLENS_TEST)`,
    );
    expect(outputs).toMatchObject([{ text: "found me seen\n" }]);
  });
  it("execute(code) updates a display where it stands, also from a later cell", async () => {
    const first = await kernel.execute(
      `import * as tslab from "tslab"; const shown = tslab.newDisplay(); shown.text("1"); console.log("after"); shown.text("2")`,
    );
    expect(first.outputs).toMatchObject([{ data: { "text/plain": "2" } }, { text: "after\n" }]);
    await kernel.execute(`shown.text("3")`);
    expect(first.outputs).toMatchObject([{ data: { "text/plain": "3" } }, { text: "after\n" }]);
  });
  it("execute(code) says error for a throwing cell, with the message among the outputs", async () => {
    const { status, outputs } = await kernel.execute(`throw new Error("on purpose")`);
    await pause();
    expect(status).toBe("error");
    expect(outputs).toMatchObject([{ name: "stderr", text: expect.stringContaining("Error: on purpose") as string }]);
  });
  it("execute(code) says error for a cell that does not compile", async () => {
    const { status, outputs } = await kernel.execute(`const n: number = "text"`);
    await pause();
    expect(status).toBe("error");
    expect(outputs).toMatchObject([{ text: expect.stringContaining("not assignable") as string }]);
  });
  it("execute(code) right after a failed cell may be refused with abort, never lost in silence", async () => {
    await kernel.execute(`throw 1`);
    const { status } = await kernel.execute(`2`);
    expect(["abort", "ok"]).toContain(status);
    await pause();
  });
  it("execute(code) includes a rejection that nobody handles, although tslab calls the cell ok", async () => {
    const { status, outputs } = await kernel.execute(`void Promise.reject(new Error("dropped"))`);
    expect(status).toBe("ok");
    expect(outputs).toMatchObject([
      { name: "stderr", text: expect.stringContaining("UnhandledPromiseRejection") as string },
    ]);
  });
  it("execute(code) loses no line of a cell that prints 20,000 of them", async () => {
    const { outputs } = await kernel.execute(`for (let i = 0; i < 20000; i++) console.log(i)`);
    expect(outputs).toHaveLength(1);
    expect((outputs[0] as { text: string }).text.split("\n")).toHaveLength(20_001);
  });
  it("peakRssBytes() is a plausible size on Linux", () => {
    if (process.platform === "linux") expect(kernel.peakRssBytes()).toBeGreaterThan(50e6);
    else expect(kernel.peakRssBytes()).toBeUndefined();
  });
});

/** Installs tslab in a folder, with a zeromq of its own. */
async function installTslab(folder: string): Promise<void> {
  const [from, to] = [resolve("node_modules"), join(folder, "node_modules")];
  await mkdir(to);
  const own = ["tslab", "zeromq"];
  const others = (await readdir(from)).filter((name) => !name.startsWith(".") && !own.includes(name));
  for (const name of others) await symlink(join(from, name), join(to, name), "junction");
  for (const name of own) await cp(join(from, name), join(to, name), { recursive: true });
}

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe("KernelClient, ends", () => {
  let folder: string;
  let kernel: KernelClient;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "authlens-test-"));
    kernel = await KernelClient.start({ cwd: folder });
  });
  afterEach(async () => {
    await kernel.shutdown();
    expect(isAlive(kernel.pid)).toBe(false);
    await rm(folder, { recursive: true });
  });

  it("execute(code) loses no line either where the folder's own tslab is the one that runs", async () => {
    await installTslab(folder);
    const second = await KernelClient.start({ cwd: folder });
    try {
      const { outputs } = await second.execute(`for (let i = 0; i < 20000; i++) console.log(i)`);
      expect((outputs[0] as { text: string }).text.split("\n")).toHaveLength(20_001);
    } finally {
      await second.shutdown();
    }
  });
  it("start() leaves no connection file behind", async () => {
    vi.stubEnv("TMPDIR", folder);
    try {
      const second = await KernelClient.start({ cwd: folder });
      await second.shutdown();
      expect(await readdir(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });
  it("execute(code) rejects with one clear sentence when the kernel dies", async () => {
    await expect(kernel.execute("process.exit(3)")).rejects.toThrow(
      "KernelClient: the kernel must stay alive, got exit code 3",
    );
    await expect(kernel.execute("1")).rejects.toThrow("got exit code 3");
  });
  it("execute(code) rejects and ends the kernel when the time is over, also in an endless loop", async () => {
    await expect(kernel.execute("while (true) {}", { timeoutMs: 500 })).rejects.toThrow(
      "KernelClient.execute: the cell must end within 0.5 s, got no end",
    );
  });
  it("shutdown() ends a kernel that is busy, and may be called twice", async () => {
    const running = kernel.execute("await new Promise((r) => setTimeout(r, 60_000))");
    running.catch(() => undefined);
    await kernel.shutdown();
    await kernel.shutdown();
    await expect(running).rejects.toThrow("the kernel must stay alive");
  });
});
