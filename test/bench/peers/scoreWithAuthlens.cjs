/**
 * Fits and scores a table of float32: `node scoreWithAuthlens.cjs FILE ROWS COLUMNS THREADS RUNS [MODEL]` prints seconds
 * as JSON, and leaves the forest as ONNX.
 */
const { readFileSync, writeFileSync } = require("node:fs");
const { performance } = require("node:perf_hooks");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../../dist");

async function main() {
  const [file, ...numbers] = process.argv.slice(2, 7);
  const [rows, columns, threads, runs] = numbers.map(Number);
  const bytes = readFileSync(file);
  const X = { data: new Float32Array(bytes.buffer, bytes.byteOffset, rows * columns), rows, columns };
  const [fit, score] = [[], []];
  let forest;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    forest = new authlens.IsolationForest({ nEstimators: 100, maxSamples: 256, seed: run }).fit(X);
    const fitted = performance.now();
    if (threads === 1) forest.score(X);
    else await forest.scoreParallel(X, { threads });
    fit.push((fitted - start) / 1000);
    score.push((performance.now() - fitted) / 1000);
  }
  const model = process.argv[7];
  if (model !== undefined) writeFileSync(model, authlens.forestToOnnx(forest));
  console.log(JSON.stringify({ rows, fit, score, memory: process.resourceUsage().maxRSS * 1024 }));
}

main();
