/**
 * How fast the generator is: events a second, simulated only, written as CSV and as Parquet; and beside it, in the same
 * run, how long DuckDB takes to copy the finished Parquet file: what writing alone costs on this machine.
 *
 * `--events N` about how many (2,000,000); `--parquet` leaves the rest out: `node test/bench/generate.cjs --events
 * 100000000 --parquet` is the soak run. It shows a progress bar and the highest memory of the process.
 */
const { mkdtempSync, rmSync, statSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { SingleBar } = require("cli-progress");
const { DuckDBInstance } = require("@duckdb/node-api");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const wanted = Number(process.argv[process.argv.indexOf("--events") + 1] || 2_000_000);
const events = process.argv.includes("--events") ? wanted : 2_000_000;
const users = events > 20_000_000 ? 100_000 : 10_000;
const days = Math.max(1, Math.round(events / (users * 10)));
const options = { users, days, eventsPerUserDay: events / users / days };

async function timed(name, work) {
  const started = process.hrtime.bigint();
  const count = await work();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(
    `${name.padEnd(44)} ${seconds.toFixed(1).padStart(7)} s ${Math.round(count / seconds)
      .toLocaleString("en")
      .padStart(12)} events/s`,
  );
  return seconds;
}

async function written(folder, format) {
  const bar = new SingleBar({ format: `${format} {bar} {percentage}% {duration_formatted}`, clearOnComplete: true });
  if (process.stderr.isTTY) bar.start(events, 0);
  const report = await authlens.writeLogs(options, folder, { format, onProgress: (done) => bar.update(done) });
  bar.stop();
  return report.events;
}

function simulated() {
  const { EventBuffer } = require("../../dist/generate/behaviour/EventBuffer");
  const { createSimulation } = require("../../dist/generate/simulation/createSimulation");
  const { finishDays, simulateDays } = require("../../dist/generate/simulation/simulateDays");
  const { resolveGenerateOptions } = require("../../dist/generate/GenerateOptions");
  const simulation = createSimulation(resolveGenerateOptions(options));
  const scratch = new EventBuffer();
  let carried = new EventBuffer(1);
  let count = 0;
  for (let day = 0; day < days; day++) {
    const made = simulateDays(simulation, day, day + 1, scratch);
    count += finishDays(carried, made).length;
    carried = made.after;
    scratch.length = 0;
  }
  return count;
}

async function copied(folder) {
  const db = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  const from = join(folder, "auth_logs.parquet");
  const result = await db.runAndReadAll(`COPY (FROM '${from}') TO '${from}.copy' (FORMAT parquet)`);
  db.closeSync();
  return Number(result.getRows()[0][0]);
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-bench-"));
  try {
    console.log(`${users.toLocaleString("en")} accounts, ${days} days`);
    if (!process.argv.includes("--parquet")) {
      await timed("simulated and put in order, one thread", simulated);
      await timed("written as CSV", () => written(folder, "csv"));
      rmSync(join(folder, "auth_logs.csv"));
    }
    const own = await timed("written as Parquet", () => written(folder, "parquet"));
    console.log(`${(statSync(join(folder, "auth_logs.parquet")).size / 1e6).toFixed(0)} MB`);
    console.log(`highest memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
    const copy = await timed("the Parquet file copied by DuckDB, 2 threads", () => copied(folder));
    console.log(`writing Parquet takes ${(own / copy).toFixed(2)} × as long as the copy`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
