/**
 * Fitting and scoring 100 trees of 256 rows, on 1,000,000 rows of 16 and of 40 columns of float32, by one thread and by
 * two, and beside it, in the same run, scikit-learn, isotree, onnxruntime with our own forest, and both packages of npm
 * on as many rows as they can bear.
 *
 * Each program is a process of its own, in turn, `--runs N` times (2), the second time in the other order; in each the
 * work is done three times. A program's time is the median of them all; the last columns are ratios of speeds in this
 * run: ours by as many threads over its own, and ours by its best number of threads over its best.
 *
 * `--rows N` (1,000,000). `--python PROGRAM` (python3) is asked for a virtual environment in `runs/bench-python`, once;
 * npm's packages go to `runs/bench-npm`. What cannot be installed is said to be missing.
 */
const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { cpus, tmpdir } = require("node:os");
const { join } = require("node:path");
const { lastLine, preparePython } = require("./peers/preparePython.cjs");
const { table } = require("./table.cjs");

const PEERS = join(__dirname, "peers");
const NPM_FOLDER = join(__dirname, "../../runs/bench-npm");
const NPM_PACKAGES = ["isolation-forest@0.0.9", "ml-isolation-forest@0.1.0"];
/** More takes them minutes. */
const NPM_ROWS = 10_000;
const REPEATS = 3;

const option = (name, otherwise) => {
  const place = process.argv.indexOf(name);
  return place < 0 ? otherwise : process.argv[place + 1];
};
const rows = Number(option("--rows", 1_000_000));
const runs = Number(option("--runs", 2));

/** Numbers of which one column in four is skewed, as counts are. */
function writeTable(file, columns) {
  const values = new Float32Array(rows * columns);
  let state = 1;
  for (let at = 0; at < values.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const even = state / 2 ** 32;
    values[at] = at % 4 === 0 ? -Math.log(1 - even) : even;
  }
  writeFileSync(file, values);
}

function prepareNpm() {
  if (existsSync(join(NPM_FOLDER, "node_modules/ml-isolation-forest"))) return undefined;
  mkdirSync(NPM_FOLDER, { recursive: true });
  writeFileSync(join(NPM_FOLDER, "package.json"), "{}\n");
  const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", ...NPM_PACKAGES];
  const { status, stderr } = spawnSync("npm", args, { cwd: NPM_FOLDER, encoding: "utf8", shell: true });
  return status === 0 ? undefined : lastLine(stderr ?? "") || "npm failed";
}

function programsFor(file, columns, folder, { python, missing }, npmMissing) {
  const model = join(folder, "forest.onnx");
  const python_ = (name, threads) => ({
    ...{ name, threads, missing },
    command: [python, "-B", join(PEERS, "score_forest.py"), name, file, rows, columns, threads, REPEATS, model],
  });
  return [
    ...[1, 2].map((threads) => ({
      ...{ name: "authlens", threads },
      command: [process.execPath, join(PEERS, "scoreWithAuthlens.cjs"), file, rows, columns, threads, REPEATS, model],
    })),
    ...["sklearn", "isotree", "onnxruntime"].flatMap((name) => [1, 2].map((threads) => python_(name, threads))),
    ...NPM_PACKAGES.map((full) => full.split("@")[0]).map((name) => ({
      ...{ name, threads: 1, missing: npmMissing, cwd: NPM_FOLDER },
      command: [process.execPath, join(PEERS, "score_npm.cjs"), name, file, Math.min(rows, NPM_ROWS), columns, 1],
    })),
  ].map((program) => ({ ...program, reports: [] }));
}

function measure({ command: [program, ...args], cwd, reports }) {
  const { status, error, stdout, stderr } = spawnSync(program, args.map(String), { cwd, encoding: "utf8" });
  reports.push(status === 0 ? JSON.parse(stdout) : { failed: error?.message ?? lastLine(stderr) });
}

function median(list) {
  const sorted = [...list].sort((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** Rows a second, and milliseconds of fitting; or why there are none. */
function speedOf({ missing, reports }) {
  if (missing !== undefined) return { why: `not installed: ${missing}` };
  const failure = reports.find(({ failed }) => failed !== undefined);
  if (failure !== undefined) return { why: `failed: ${failure.failed}` };
  const fits = reports.flatMap(({ fit }) => fit).filter((fit) => fit !== null);
  return {
    rows: reports[0].rows,
    score: reports[0].rows / median(reports.flatMap(({ score }) => score)),
    fit: fits.length === 0 ? undefined : 1000 * median(fits),
    megabytes: median(reports.map(({ memory }) => memory)) / 1e6,
  };
}

function line(program, programs) {
  const { name, threads } = program;
  const own = speedOf(program);
  const first = { program: name, threads };
  if (own.why !== undefined) return { ...first, "rows/s": own.why };
  const of = (wanted) => programs.filter((one) => one.name === wanted).map((one) => ({ ...one, ...speedOf(one) }));
  const ours = of("authlens");
  const best = (list) => Math.max(...list.map(({ score }) => score ?? 0));
  const same = ours.find((one) => one.threads === threads);
  const isOther = name !== "authlens";
  return {
    ...first,
    "rows scored": own.rows.toLocaleString("en"),
    "rows/s": Math.round(own.score).toLocaleString("en"),
    "fit, ms": own.fit === undefined ? "" : own.fit.toFixed(1),
    MB: Math.round(own.megabytes),
    "score: ours / it": isOther ? (same.score / own.score).toFixed(1) : "",
    "best / best": isOther ? (best(ours) / best(of(name))).toFixed(1) : "",
    "fit: ours / it": isOther && own.fit !== undefined ? (own.fit / same.fit).toFixed(1) : "",
  };
}

function main() {
  const python = preparePython(option("--python", "python3"));
  const npmMissing = prepareNpm();
  const folder = mkdtempSync(join(tmpdir(), "authlens-forest-"));
  try {
    for (const columns of [16, 40]) {
      const file = join(folder, "table.bin");
      writeTable(file, columns);
      const programs = programsFor(file, columns, folder, python, npmMissing);
      const installed = programs.filter(({ missing }) => missing === undefined);
      for (let run = 0; run < runs; run++) {
        // The first of all leaves the model for onnxruntime.
        for (const program of run % 2 === 0 ? installed : installed.slice().reverse()) measure(program);
      }
      const size = `${rows.toLocaleString("en")} × ${columns}`;
      console.log(
        `forest, 100 trees × 256 rows on ${size} of float32, ${runs} × ${REPEATS} times, ${cpus().length} cores:`,
      );
      console.log(`${table(programs.map((program) => line(program, programs)))}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
