/**
 * Fits and scores a table with a forest of npm: `node score_npm.cjs PACKAGE FILE ROWS COLUMNS RUNS` prints seconds as
 * JSON. The package is looked for in the working folder.
 */
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");

const [name, file, ...numbers] = process.argv.slice(2);
const [rows, columns, runs] = numbers.map(Number);
const { IsolationForest } = createRequire(join(process.cwd(), "x.js"))(name);
const bytes = readFileSync(file);
const values = new Float32Array(bytes.buffer, bytes.byteOffset, rows * columns);
const list = Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]);
// One wants a list of lists, the other a list of objects.
const isObjects = name === "isolation-forest";
const X = isObjects ? list.map((row) => Object.fromEntries(row.map((value, at) => [`c${at}`, value]))) : list;
const [fit, score] = [[], []];
for (let run = 0; run < runs; run++) {
  const forest = isObjects ? new IsolationForest(100, 256) : new IsolationForest({ nEstimators: 100 });
  const start = performance.now();
  if (isObjects) forest.fit(X);
  else forest.train(X);
  const fitted = performance.now();
  forest.predict(X);
  fit.push((fitted - start) / 1000);
  score.push((performance.now() - fitted) / 1000);
}
console.log(JSON.stringify({ rows, fit, score, memory: process.resourceUsage().maxRSS * 1024 }));
