/**
 * What reasons cost: contributions of 1,000 rows of 40 columns by 100 trees of 256 samples, interactions and
 * counterfactuals of one row. In seconds of processor time, the best of five.
 */
const seedrandom = require("seedrandom");
const { IsolationForest } = require(process.env.AUTHLENS_DIST ?? "../../dist");

const [ROWS, COLUMNS, TIMES] = [20_000, 40, 5];
const random = seedrandom.alea("explain");
/** Half the columns even, half counts. */
const data = Float64Array.from({ length: ROWS * COLUMNS }, (_, index) =>
  index % 2 === 0 ? random() + random() + random() : Math.floor(-Math.log(1 - random()) * 3),
);
const X = { data, rows: ROWS, columns: COLUMNS };
const forest = new IsolationForest({ contamination: 0.01 }).fit(X);
const some = Array.from({ length: 1000 }, (_, index) => index * 20);
const flagged = forest.predict(X).indexOf(1);

function bestSeconds(work) {
  const seconds = Array.from({ length: TIMES }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return Math.min(...seconds).toFixed(3);
}

console.log(`explain, ${some.length} rows:     ${bestSeconds(() => forest.explain(X, some))} s`);
console.log(`interactions, 1 row:    ${bestSeconds(() => forest.interactions(X, flagged))} s`);
console.log(`counterfactuals, 1 row: ${bestSeconds(() => forest.counterfactuals(X, flagged))} s`);
