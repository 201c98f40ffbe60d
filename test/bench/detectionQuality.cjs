/**
 * How well the forest and the trivial detectors rank attacks, on generated logs that were not looked at while building:
 * mean and 95 % interval over ten seeds. The table in docs/decisions.md comes from here. Two minutes.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const SEEDS = Array.from({ length: 10 }, (_, index) => 101 + index);

async function measure(seed, folder) {
  const { logFile, labelsFile } = await authlens.writeLogs({ seed }, folder);
  const db = await authlens.openDatabase();
  await authlens.readLogs(db, [logFile]);
  const X = await authlens.computeFeatures(db, authlens.presetFeatures("default"));
  const labels = await authlens.readLabels(db, labelsFile);
  db.closeSync();
  const forest = new authlens.IsolationForest({ seed }).fit(X).score(X);
  return authlens.compareDetectors({ "isolation forest": forest, ...authlens.trivialDetectors(X, seed) }, labels);
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-bench-"));
  try {
    const runs = [];
    for (const seed of SEEDS) runs.push(await measure(seed, folder));
    const table = runs[0].map(({ detector }, row) => {
      const cells = ["average_precision", "roc_auc"].map((name) => {
        const { mean, low, high } = authlens.meanInterval(runs.map((run) => run[row][name]));
        return [name, `${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`];
      });
      return { detector, ...Object.fromEntries(cells) };
    });
    console.log(`generated logs, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}: mean and 95 % interval`);
    console.table(table);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
