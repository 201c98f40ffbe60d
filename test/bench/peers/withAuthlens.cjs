/** The job of endToEnd.cjs with authlens: `node withAuthlens.cjs FILE` prints a report as JSON. */
const { availableParallelism } = require("node:os");
const { performance } = require("node:perf_hooks");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../../dist");

const NAMES = [
  "hour_of_day",
  "day_of_week",
  "failures_user_1h",
  "attempts_user_1h",
  "failures_source_1h",
  "seconds_since_user_event",
];

async function main() {
  const seconds = {};
  let last = performance.now();
  const clock = (part) => {
    const now = performance.now();
    seconds[part] = (now - last) / 1000;
    last = now;
  };
  const db = await authlens.openDatabase();
  // The others look up no places either.
  await authlens.readLogs(db, [process.argv[2]], { places: false });
  clock("read");
  const features = NAMES.map((wanted) => authlens.CATALOGUE.find(({ name }) => name === wanted));
  const X = await authlens.computeFeatures(db, features);
  clock("features");
  const forest = new authlens.IsolationForest({ nEstimators: 100, maxSamples: 256, seed: 1 }).fit(X);
  clock("fit");
  const scores = await forest.scoreParallel(X);
  clock("score");
  const sums = NAMES.map((_, column) => {
    let sum = 0;
    for (let at = column; at < X.data.length; at += X.columns) sum += Number.isNaN(X.data[at]) ? 0 : X.data[at];
    return sum;
  });
  // The database has a thread a core, and the windows are computed beside it.
  const cores = availableParallelism();
  const threads = { read: cores, features: cores, fit: 1, score: cores };
  const memory = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ events: scores.length, seconds, threads, memory, sums }));
  db.closeSync();
}

main();
