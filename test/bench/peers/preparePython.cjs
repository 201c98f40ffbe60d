/** Installs the Python programs that benchmarks are run beside. */
const { spawnSync } = require("node:child_process");
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const PYTHON_FOLDER = join(__dirname, "../../../runs/bench-python");

/** Runs a program to its end; what it cannot do is thrown, with its own last line. */
function done(program, args) {
  const { status, error, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (error) throw new Error(error.code === "ENOENT" ? `there is no ${program}` : error.message);
  if (status !== 0) throw new Error(lastLine(stderr) || `${program} ended with ${status}`);
}

function lastLine(text) {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.findLast((line) => line !== "" && !line.startsWith("[notice]")) ?? "";
}

/**
 * Python with the packages of the peers in a virtual environment, installed when they have changed; or why there is none.
 *
 * @param program - what is asked for the environment, such as `python3`
 */
function preparePython(program) {
  const requirements = join(__dirname, "requirements.txt");
  const stamp = join(PYTHON_FOLDER, "installed.txt");
  const python = join(PYTHON_FOLDER, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const wanted = readFileSync(requirements, "utf8");
  try {
    if (readFileSync(stamp, "utf8") === wanted) return { python };
  } catch {
    // Not installed yet.
  }
  process.stderr.write("installing the Python peers in runs/bench-python …\n");
  try {
    rmSync(PYTHON_FOLDER, { recursive: true, force: true });
    mkdirSync(PYTHON_FOLDER, { recursive: true });
    done(program, ["-m", "venv", PYTHON_FOLDER]);
    done(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
    writeFileSync(stamp, wanted);
    return { python };
  } catch (error) {
    return { missing: error.message };
  }
}

module.exports = { done, lastLine, preparePython };
