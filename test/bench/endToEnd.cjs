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
const { spawn } = require("node:child_process");
const { mkdtempSync, rmSync } = require("node:fs");
const { cpus, tmpdir } = require("node:os");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");
const { lastLine, preparePython } = require("./peers/preparePython.cjs");
const { table } = require("./table.cjs");

const PEERS = join(__dirname, "peers");
const PARTS = ["read", "features", "fit", "score"];
/** How far sums of a feature over all events may be apart: simultaneous events are told in another way. */
const TOLERANCE = 1e-3;

const option = (name, otherwise) => {
  const place = process.argv.indexOf(name);
  return place < 0 ? otherwise : process.argv[place + 1];
};
const events = Number(option("--events", 2_000_000));
const runs = Number(option("--runs", 3));

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

async function main() {
  const { python, missing } = preparePython(option("--python", "python3"));
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
