/**
 * A forest of 100 trees of 256 rows elsewhere: how many bytes it is as what, how long 100,000 rows × 6 columns take on
 * one thread in onnxruntime-web and in DuckDB beside our own scoring, in the same run, and how far the scores are apart.
 * The figures of docs/portable.md. `node test/bench/portable.cjs`, after a build; about half a minute.
 */
const { performance } = require("node:perf_hooks");
const { gzipSync } = require("node:zlib");
const ort = require("onnxruntime-web");
const { IsolationForest, forestToOnnx, forestToSql, openDatabase } = require("../../dist/index.js");

const ROWS = 100_000;
const NAMES = ["a", "b", "c", "d", "e", "f"];
ort.env.wasm.numThreads = 1;

/** Waves, one row in a hundred taller; one value in 31 is missing. As 32-bit floats, which ONNX takes. */
const data = Float32Array.from({ length: ROWS * NAMES.length }, (_, at) => {
  if (at % 31 === 0) return NaN;
  return Math.sin(at * at * 0.7) * (Math.floor(at / NAMES.length) % 97 === 0 ? 5 : 1);
});
const X = { data, rows: ROWS, columns: NAMES.length };

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

function furthest(scores, others) {
  return scores.reduce((most, score, row) => Math.max(most, Math.abs(score - others[row])), 0);
}

async function main() {
  const forest = new IsolationForest({ nEstimators: 100, maxSamples: 256, seed: 1 }).fit(X);
  const json = JSON.stringify(forest);
  const bytes = forest.toBytes();
  const onnx = forestToOnnx(forest);
  const sql = forestToSql(forest, NAMES);
  for (const [name, content] of Object.entries({ json, bytes, onnx, sql })) {
    const share = ((100 * content.length) / json.length).toFixed(0);
    console.log(`${name}: ${content.length} bytes, ${share} % of the JSON; gzip ${gzipSync(content).length}`);
  }

  const own = await timed(() => forest.score(X));
  console.log(`own: ${own.seconds.toFixed(2)} s`);
  const report = (name, { seconds }, scores) => {
    const ratio = (seconds / own.seconds).toFixed(1);
    console.log(
      `${name}: ${seconds.toFixed(2)} s, ${ratio} × own; scores at most ${furthest(own.result, scores)} apart`,
    );
  };

  const session = await ort.InferenceSession.create(onnx, { executionProviders: ["wasm"] });
  const input = { X: new ort.Tensor("float32", data, [ROWS, NAMES.length]) };
  const byOnnx = await timed(() => session.run(input));
  report("onnxruntime-web", byOnnx, byOnnx.result.score.data);

  const db = await openDatabase();
  await db.run("SET threads = 1");
  await db.run(`CREATE TABLE points (row INTEGER, ${NAMES.map((name) => `${name} DOUBLE`).join()})`);
  const appender = await db.createAppender("points");
  for (let row = 0; row < ROWS; row++) {
    appender.appendInteger(row);
    for (let column = 0; column < NAMES.length; column++) appender.appendDouble(data[row * NAMES.length + column]);
    appender.endRow();
  }
  appender.closeSync();
  const one = await timed(() => db.run(`CREATE TABLE one AS SELECT ${sql} AS score FROM points WHERE row = 0`));
  console.log(`DuckDB, one row (to read and plan the expression): ${one.seconds.toFixed(2)} s`);
  const bySql = await timed(() => db.run(`CREATE TABLE scores AS SELECT row, ${sql} AS score FROM points`));
  const rows = await db.runAndReadAll("SELECT score FROM scores ORDER BY row");
  report("DuckDB", bySql, rows.getRows().flat());
  db.closeSync();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
