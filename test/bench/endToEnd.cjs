/**
 * From a CSV log to scores, and beside it, in the same run, what a good user of polars or pandas with scikit-learn has:
 * the same file, the same six features (hour, weekday, failures and attempts of the user in the last hour, failures of
 * the source in the last hour, seconds since the user's last event), a forest of 100 trees of 256 rows, fitted and
 * scored on all events.
 *
 * Each program is a process of its own, in turn, `--runs N` times (3), the second time in the other order. Events a
 * second count the parts: read, features, fit, score. `process` has the start of the program as well. The last column is
 * authlens' speed over the other's: the median of the ratios within each run.
 *
 * What differs: polars and pandas parse the five columns that the features need and nothing else. authlens reads the
 * whole log: every line is judged and every column kept, as it does for its users. Of a user's simultaneous events, the
 * time since the last one is 0 for polars and pandas; authlens looks for an earlier one. The trees are other random ones.
 *
 * `--events N` about how many (2,000,000). `--python PROGRAM` (python3) is asked for a virtual environment in
 * `runs/bench-python`, once, with the packages of peers/requirements.txt; without it the table says what is missing.
 */
const { spawn, spawnSync } = require("node:child_process");
const { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { cpus, tmpdir } = require("node:os");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const PEERS = join(__dirname, "peers");
const PYTHON_FOLDER = join(__dirname, "../../runs/bench-python");
const PARTS = ["read", "features", "fit", "score"];
/** How far sums of a feature over all events may be apart: simultaneous events are told in another way. */
const TOLERANCE = 1e-3;

const option = (name, otherwise) => {
  const place = process.argv.indexOf(name);
  return place < 0 ? otherwise : process.argv[place + 1];
};
const events = Number(option("--events", 2_000_000));
const runs = Number(option("--runs", 3));

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

/** Python with the packages of the peers, installed when they have changed; or why there is none. */
function preparePython() {
  const requirements = join(PEERS, "requirements.txt");
  const stamp = join(PYTHON_FOLDER, "installed.txt");
  const python = join(PYTHON_FOLDER, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const wanted = readFileSync(requirements, "utf8");
  try {
    if (readFileSync(stamp, "utf8") === wanted) return { python };
  } catch {
    // Not installed yet.
  }
  process.stderr.write("installing polars, pandas and scikit-learn in runs/bench-python …\n");
  try {
    rmSync(PYTHON_FOLDER, { recursive: true, force: true });
    mkdirSync(PYTHON_FOLDER, { recursive: true });
    done(option("--python", "python3"), ["-m", "venv", PYTHON_FOLDER]);
    done(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
    writeFileSync(stamp, wanted);
    return { python };
  } catch (error) {
    return { missing: error.message };
  }
}

/** One run of one program: its report, with the seconds of the whole process; or why it failed. */
function measured([program, ...args]) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (err += text));
    child.on("error", ({ message }) => resolve({ failed: message }));
    child.on("close", (code, signal) => {
      const whole = (performance.now() - started) / 1000;
      if (code !== 0) return resolve({ failed: lastLine(err) || `it ended with ${signal ?? code}` });
      const report = JSON.parse(out);
      resolve({ ...report, whole, total: PARTS.reduce((sum, part) => sum + report.seconds[part], 0) });
    });
  });
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The largest difference between the sums of a feature, as a share. */
function difference(sums, others) {
  return Math.max(...sums.map((sum, index) => Math.abs(sum - others[index]) / Math.max(1, Math.abs(sum))));
}

function row({ name, missing, reports }, own) {
  if (missing !== undefined) return { program: name, "events/s": `not installed: ${missing}` };
  const failure = reports.find(({ failed }) => failed !== undefined);
  if (failure) return { program: name, "events/s": `failed: ${failure.failed}` };
  const times = reports.map(({ total }) => total);
  const { threads, events: count } = reports[0];
  const ratios = own.every(({ total }) => total > 0) ? times.map((time, run) => time / own[run].total) : [];
  return {
    program: name,
    "events/s": Math.round(count / median(times)).toLocaleString("en"),
    "seconds, least": Math.min(...times).toFixed(2),
    "seconds, median": median(times).toFixed(2),
    ...Object.fromEntries(PARTS.map((part) => [part, median(reports.map(({ seconds }) => seconds[part])).toFixed(2)])),
    process: median(reports.map(({ whole }) => whole)).toFixed(2),
    threads: PARTS.map((part) => threads[part]).join(" "),
    MB: Math.round(median(reports.map(({ memory }) => memory)) / 1e6),
    "authlens / it": ratios.length > 0 && reports !== own ? median(ratios).toFixed(2) : "",
  };
}

/** Lines of a table: every column as wide as its widest text. */
function table(rows) {
  const names = [...new Set(rows.flatMap((each) => Object.keys(each)))];
  const lines = [names, ...rows.map((each) => names.map((name) => String(each[name] ?? "")))];
  const isWhy = (text) => /^(not installed|failed):/.test(text);
  const widths = names.map((_, column) =>
    Math.max(...lines.map((line) => (isWhy(line[column]) ? 0 : line[column].length))),
  );
  return lines
    .map((line) =>
      line
        .map((text, column) =>
          column === 0 || isWhy(text) ? text.padEnd(widths[column]) : text.padStart(widths[column]),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

async function main() {
  const { python, missing } = preparePython();
  const folder = mkdtempSync(join(tmpdir(), "authlens-end-to-end-"));
  try {
    const users = Math.max(100, Math.min(10_000, Math.round(events / 200)));
    const days = Math.max(1, Math.round(events / (users * 10)));
    const options = { users, days, eventsPerUserDay: events / users / days };
    const { logFile, events: written } = await authlens.writeLogs(options, folder, { format: "csv" });
    const programs = [
      { name: "authlens", command: [process.execPath, join(PEERS, "withAuthlens.cjs"), logFile], reports: [] },
      ...["polars", "pandas"].map((name) => ({
        name: `${name} + scikit-learn`,
        command: [python, "-B", join(PEERS, `with_${name}.py`), logFile],
        missing,
        reports: [],
      })),
    ];
    const installed = programs.filter((program) => program.missing === undefined);
    for (let run = 0; run < runs; run++) {
      for (const { command, reports } of run % 2 === 0 ? installed : installed.slice().reverse()) {
        reports.push(await measured(command));
      }
    }
    console.log(
      `end to end, ${written.toLocaleString("en")} events from CSV to scores, ${runs} runs, ${cpus().length} cores, seconds of each part:`,
    );
    const own = programs[0].reports;
    console.log(table(programs.map((program) => row(program, own))));
    for (const { name, reports } of installed.slice(1)) {
      if ([own[0], reports[0]].some(({ failed }) => failed !== undefined)) continue;
      const apart = difference(own[0].sums, reports[0].sums);
      console.log(`sums of the features, authlens and ${name}: at most ${(100 * apart).toFixed(4)} % apart`);
      if (apart > TOLERANCE || own[0].events !== reports[0].events) throw new Error(`${name} computes something else`);
    }
    if (own.some(({ failed }) => failed !== undefined)) throw new Error("authlens failed");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
