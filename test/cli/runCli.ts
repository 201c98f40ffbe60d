import { spawn } from "node:child_process";
import { join } from "node:path";

const MAIN = join(__dirname, "../../dist/cli/main.js");

/** How a command ended and what it said. */
export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built `authlens` in a folder, without a terminal. */
export function runCli(folder: string, ...args: string[]): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = startCli(folder, ...args);
    const result: CliResult = { code: null, stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (result.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (result.stderr += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...result, code }));
  });
}

/** Starts the built `authlens` in a folder and does not wait for it. */
export function startCli(folder: string, ...args: string[]) {
  return spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
}
