/**
 * How fast features are computed: about two million generated events, the features of `default` (`--features PRESET`),
 * with the time of each part. `--events N` takes another number, `--memory 4GB` another limit for the database.
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
const events = Number(option("events", 2_000_000));
const preset = option("features", "default");
const memoryLimit = option("memory", "4GB");
const users = Math.max(100, Math.min(100_000, Math.round(events / 200)));

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-bench-"));
  const db = await authlens.openDatabase({ memoryLimit });
  try {
    const days = Math.max(1, Math.round(events / (users * 9.5)));
    const { logFile } = await authlens.writeLogs({ users, days, eventsPerUserDay: 9.5 }, folder, { format: "parquet" });
    await authlens.readLogs(db, [logFile]);
    const bar = new SingleBar({ format: "features {bar} {value}/{total}", clearOnComplete: true });
    if (process.stderr.isTTY) bar.start(1, 0);
    const started = performance.now();
    const X = await authlens.computeFeatures(db, authlens.presetFeatures(preset), {
      onProgress: (done, total) => {
        bar.setTotal(total);
        bar.update(done);
      },
    });
    const total = (performance.now() - started) / 1000;
    bar.stop();
    const rate = Math.round(X.rows / total).toLocaleString("en");
    console.log(
      `${X.rows.toLocaleString("en")} events × ${X.columns} features in ${total.toFixed(1)} s: ${rate} events/s`,
    );
    console.log(`highest memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  } finally {
    db.closeSync();
    rmSync(folder, { recursive: true });
  }
}

main();
