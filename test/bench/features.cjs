/**
 * How fast features are computed: about two million generated events and the features of `default`, with a progress bar;
 * then, beside DuckDB's own windows, on a smaller log. `--features PRESET`, `--events N`, `--memory 4GB` (what the
 * database may use) take others; `--no-peer` leaves the peer out.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");
const { SingleBar } = require("cli-progress");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const option = (name, otherwise) => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : process.argv[place + 1];
};
const features = authlens.presetFeatures(option("features", "default"));
const memoryLimit = option("memory", "4GB");
/** DuckDB's windows take seconds for this many, and minutes for the large log. */
const PEER_EVENTS = 50_000;

/** A database with the events of a generated log of about so many. */
async function databaseOf(events, folder) {
  const users = Math.max(100, Math.min(100_000, Math.round(events / 200)));
  const days = Math.max(1, Math.round(events / (users * 9.5)));
  const { logFile } = await authlens.writeLogs({ users, days, eventsPerUserDay: 9.5 }, folder, { format: "parquet" });
  const db = await authlens.openDatabase({ memoryLimit });
  await authlens.readLogs(db, [logFile]);
  return db;
}

/** Seconds that the features of all events take, block by block, and how many events there are. */
async function secondsOf(db, onProgress) {
  const started = performance.now();
  let rows = 0;
  for await (const block of authlens.featureBlocks(db, features, { onProgress })) rows += block.rows;
  return { seconds: (performance.now() - started) / 1000, rows };
}

const rateText = ({ rows, seconds }) => `${Math.round(rows / seconds).toLocaleString("en")} events/s`;

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-bench-"));
  try {
    const db = await databaseOf(Number(option("events", 2_000_000)), join(folder, "large"));
    const bar = new SingleBar({ format: "features {bar} {value}/{total} events", clearOnComplete: true });
    if (process.stderr.isTTY) bar.start(1, 0);
    const large = await secondsOf(db, (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
    bar.stop();
    db.closeSync();
    const size = `${large.rows.toLocaleString("en")} events × ${features.length} features`;
    console.log(`${size} in ${large.seconds.toFixed(1)} s: ${rateText(large)}`);
    console.log(`highest memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
    if (process.argv.includes("--no-peer")) return;
    const small = await databaseOf(PEER_EVENTS, join(folder, "small"));
    await secondsOf(small); // Once for the compiler.
    const own = await secondsOf(small);
    const started = performance.now();
    await small.run(`CREATE TEMP TABLE windows_of_duckdb AS ${authlens.featureQuery(features)}`);
    const peer = { rows: own.rows, seconds: (performance.now() - started) / 1000 };
    small.closeSync();
    console.log(
      `${own.rows.toLocaleString("en")} events: authlens ${rateText(own)}, DuckDB's windows ${rateText(peer)}`,
    );
    console.log(`authlens / DuckDB's windows: ${(peer.seconds / own.seconds).toFixed(1)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
