/**
 * How well the forest ranks attacks with each preset of features, and how well trivial detectors do: each feature of
 * `default` by itself, what analysts count first, the largest z-score, a random order. On generated logs that were not
 * looked at while building: mean and 95 % interval over ten seeds, then by attack. The tables in docs/decisions.md come
 * from here. `--stealth S` asks for another stealth than 0.5. Five minutes.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const SEEDS = Array.from({ length: 10 }, (_, index) => 101 + index);

const place = process.argv.indexOf("--stealth");
const stealth = place < 0 ? 0.5 : Number(process.argv[place + 1]);
/** What analysts count first: of the preset `all`, for `default` has better ones. */
const COUNTED = ["failures_source_1h", "failures_user_1h", "users_source_1h", "failed_users_source_1h"];

async function measure(seed, folder) {
  const { logFile, labelsFile } = await authlens.writeLogs({ seed, stealth }, folder);
  const db = await authlens.openDatabase();
  await authlens.readLogs(db, [logFile]);
  const labels = await authlens.readLabels(db, labelsFile);
  const detectors = {};
  for (const preset of ["basic", "default", "all"]) {
    const X = await authlens.computeFeatures(db, authlens.presetFeatures(preset));
    detectors[`forest on ${preset}, ${X.columns} features`] = new authlens.IsolationForest({ seed }).fit(X).score(X);
    if (preset === "default") Object.assign(detectors, authlens.trivialDetectors(X, seed));
    if (preset === "all") for (const name of COUNTED) detectors[name] = authlens.featureColumn(X, name);
  }
  db.closeSync();
  return authlens.compareDetectors(detectors, labels);
}

const intervalText = (values, digits = 3) => {
  const { mean, low, high } = authlens.meanInterval(values);
  return `${mean.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
};

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-bench-"));
  try {
    const runs = [];
    for (const seed of SEEDS) runs.push(await measure(seed, folder));
    const cell = (row, name) => intervalText(runs.map((run) => run[row][name]));
    const means = runs[0].map((_, row) => authlens.meanInterval(runs.map((run) => run[row].average_precision)).mean);
    const order = [...means.keys()].sort((a, b) => means[b] - means[a]);
    console.log(`generated logs at stealth ${stealth}, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}: mean and 95 % interval`);
    console.table(
      order.map((row) => ({
        detector: runs[0][row].detector,
        "average precision": cell(row, "average_precision"),
        "ROC AUC": cell(row, "roc_auc"),
      })),
    );
    const attacks = Object.keys(runs[0][0]).filter(
      (name) => !["detector", "average_precision", "roc_auc"].includes(name),
    );
    const forests = order.filter((row) => runs[0][row].detector.startsWith("forest"));
    const byAttack = (row, attack) => intervalText(runs.map((run) => run[row][attack] ?? NaN).filter((ap) => ap >= 0));
    console.table(
      attacks.map((attack) => ({
        attack,
        ...Object.fromEntries(forests.map((row) => [runs[0][row].detector, byAttack(row, attack)])),
      })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
