/**
 * How hard each attack is to find: average precision of trivial baselines and of the plain forest among all ordinary
 * events and look-alikes, at three stealths, as mean and 95 % interval over ten generated logs that were not looked at
 * while building. Writes the table of docs/difficulty.md to standard output. About twenty minutes; `--quick` takes two
 * other seeds.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const QUICK = process.argv.includes("--quick");
const SEEDS = QUICK ? [1, 2] : Array.from({ length: 10 }, (_, index) => 301 + index);
const STEALTHS = [0, 0.5, 0.9];
const HOUR = `date_trunc('hour', "timestamp")`;

/** Each baseline knows the whole hour, the rest of it included: as strong as counting can be. */
const BASELINES = `
  SELECT row,
    sum(failed) OVER (PARTITION BY "user", ${HOUR}) AS failures_user_hour,
    sum(failed) OVER (PARTITION BY source_ip, ${HOUR}) AS failures_ip_hour,
    CASE WHEN coalesce(sum(1 - failed) OVER (PARTITION BY "user", source_ip ORDER BY "timestamp"
      RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING), 0) = 0 THEN 1 ELSE 0 END AS new_ip
  FROM (SELECT *, CASE WHEN outcome = 'failure' THEN 1 ELSE 0 END AS failed FROM events)
  ORDER BY row`;

async function rankings(db, seed) {
  const rows = await authlens.queryRows(db, BASELINES);
  const column = (name) => Float64Array.from(rows, (row) => Number(row[name]));
  const X = await authlens.computeFeatures(db, authlens.presetFeatures("default"));
  return {
    "failures of the user in the hour": column("failures_user_hour"),
    "failures of the IP in the hour": column("failures_ip_hour"),
    "new IP for the user": column("new_ip"),
    "random order": authlens.trivialDetectors(X, seed)["random order"],
    forest: new authlens.IsolationForest({ seed }).fit(X).score(X),
  };
}

async function measure(stealth, seed, folder) {
  const { logFile, labelsFile } = await authlens.writeLogs({ stealth, seed }, folder);
  const db = await authlens.openDatabase();
  try {
    await authlens.readLogs(db, [logFile]);
    const labels = await authlens.readLabels(db, labelsFile);
    return authlens.compareDetectors(await rankings(db, seed), labels);
  } finally {
    db.closeSync();
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-difficulty-"));
  try {
    for (const stealth of STEALTHS) {
      const runs = [];
      for (const seed of SEEDS) runs.push(await measure(stealth, seed, folder));
      printTable(stealth, runs);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One row an attack, one column a ranking. */
function printTable(stealth, runs) {
  const detectors = runs[0].map(({ detector }) => detector);
  console.log(
    `\n### Stealth ${stealth}\n\n| attack | ${detectors.join(" | ")} |\n|---|${"---:|".repeat(detectors.length)}`,
  );
  for (const attack of ["average_precision", ...Object.keys(authlens.ATTACKS)]) {
    const cells = detectors.map((_, row) => cell(runs.map((run) => run[row][attack] ?? NaN)));
    console.log(`| ${attack === "average_precision" ? "all of them" : `\`${attack}\``} | ${cells.join(" | ")} |`);
  }
}

function cell(values) {
  const present = values.filter((value) => !Number.isNaN(value));
  const { mean, low, high } = authlens.meanInterval(present);
  const [text, from, to] = [mean, Math.max(0, low), Math.min(1, high)].map(digits);
  return `${text} (${from} to ${to})`;
}

/** Three digits after the point; small numbers with two that count: a rare attack has a small average precision. */
function digits(value) {
  return value >= 0.01 || value === 0 ? value.toFixed(3) : Number(value.toPrecision(2)).toFixed(6).replace(/0+$/, "");
}

main();
