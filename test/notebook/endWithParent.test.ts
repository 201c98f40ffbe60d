import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { folderWithBuild } from "./folderWithBuild";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe("endWithParent(child), through a kernel", () => {
  let folder: string;
  beforeAll(async () => void (folder = await folderWithBuild()));
  afterAll(() => rm(folder, { recursive: true }));

  /** Starts a program that starts a kernel and runs a cell; gives both process ids once the cell runs. */
  async function startProgram(cell: string) {
    const script = `const { KernelClient } = require("./dist/notebook/KernelClient.js");
      KernelClient.start({ cwd: "." }).then((kernel) => {
        console.log(kernel.pid);
        return kernel.execute(${JSON.stringify(cell)});
      }).catch(() => {});`;
    const child = spawn(process.execPath, ["-e", script], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(signal ?? code)));
    const kernel = await new Promise<number>((resolve) => child.stdout.once("data", (text) => resolve(Number(text))));
    await sleep(500);
    return { child, kernel, ended };
  }

  const waiting = "await new Promise((resolve) => setTimeout(resolve, 60_000))";
  const looping = "while (true) {}";
  it.skipIf(process.platform === "win32").each<[NodeJS.Signals, string]>([
    ["SIGINT", waiting],
    ["SIGINT", looping],
    ["SIGTERM", looping],
    ["SIGKILL", waiting],
  ])("ends the kernel on %s of the program while the cell runs: %s", async (signal, cell) => {
    const { child, kernel, ended } = await startProgram(cell);
    child.kill(signal);
    expect(await ended).toBe(signal);
    const deadline = Date.now() + 5_000;
    while (isAlive(kernel) && Date.now() < deadline) await sleep(50);
    expect(isAlive(kernel)).toBe(false);
  });
});

/** A zombie that nobody collects counts as ended, where /proc says so. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
