/**
 * JupyterLab with the TypeScript kernel of this project. JupyterLab is a Python program: it goes into `.venv`, the first
 * time only. Arguments are passed on: `npm run lab -- --no-browser --port 9000`.
 */
const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const ROOT = join(__dirname, "..");
const VENV = join(ROOT, ".venv");
const BIN = join(VENV, process.platform === "win32" ? "Scripts" : "bin");
const READY = join(VENV, ".authlens-ready");

function run(command, args) {
  return spawnSync(command, args, { cwd: ROOT, stdio: "inherit" }).status;
}

function fail(message) {
  process.stderr.write(`authlens: ${message}\n`);
  process.exit(1);
}

if (!existsSync(READY)) {
  process.stderr.write("authlens: installing JupyterLab into .venv (a minute or two, the first time only) …\n");
  const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
  if (python === undefined) fail("JupyterLab needs Python 3.9 or later; VS Code can open the notebooks without it");
  if (run(python, ["-m", "venv", VENV]) !== 0) fail("python could not make .venv");
  if (run(join(BIN, "python"), ["-m", "pip", "install", "--quiet", "jupyterlab", "plotly"]) !== 0) fail("pip failed");
  writeFileSync(READY, "");
}

const { kernelSpec } = require("../dist/notebook/kernelSpec.js");
const kernel = join(VENV, "share/jupyter/kernels/tslab");
mkdirSync(kernel, { recursive: true });
writeFileSync(join(kernel, "kernel.json"), `${JSON.stringify(kernelSpec(), null, 2)}\n`);
process.exit(run(join(BIN, "jupyter"), ["lab", "--notebook-dir", ROOT, ...process.argv.slice(2)]) ?? 1);
