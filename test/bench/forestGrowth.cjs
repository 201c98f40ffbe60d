/**
 * How the cost of fitting and of scoring grows with rows, columns, trees and samples: a table, and with `--picture FILE`
 * a chart. One of the four changes at a time, from 200,000 rows, 16 columns, 100 trees, 256 samples; the median of five
 * times, on one thread.
 */
const { writeFileSync } = require("node:fs");
const { performance } = require("node:perf_hooks");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");
const { table } = require("./table.cjs");

const USUAL = { rows: 200_000, columns: 16, trees: 100, samples: 256 };
const GROWTH = {
  rows: [12_500, 50_000, 200_000, 800_000],
  columns: [4, 16, 64],
  trees: [25, 100, 400],
  samples: [64, 256, 1024, 4096, 16_384],
};
const TIMES = 5;

function matrixOf({ rows, columns }) {
  const data = new Float32Array(rows * columns);
  let state = 1;
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const even = state / 2 ** 32;
    data[at] = at % 4 === 0 ? -Math.log(1 - even) : even;
  }
  return { data, rows, columns };
}

function median(list) {
  return [...list].sort((one, other) => one - other)[list.length >> 1];
}

/** Milliseconds of fitting and of scoring. */
function measure(size) {
  const X = matrixOf(size);
  const [fit, score] = [[], []];
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now();
    const forest = new authlens.IsolationForest({ nEstimators: size.trees, maxSamples: size.samples, seed: time });
    forest.fit(X);
    const fitted = performance.now();
    forest.score(X);
    fit.push(fitted - start);
    score.push(performance.now() - fitted);
  }
  return { fit: median(fit), score: median(score) };
}

/** One small chart for each of the four, both scales logarithmic. */
function figureOf(results) {
  const names = Object.keys(GROWTH);
  const data = [];
  const layout = {
    title: { text: "Cost of the isolation forest on one thread, as one size grows" },
    grid: { rows: 1, columns: names.length, pattern: "independent" },
    legend: { orientation: "h", y: -0.25 },
    margin: { t: 60, b: 90 },
  };
  names.forEach((name, index) => {
    const own = results.filter((result) => result.grows === name);
    const suffix = index === 0 ? "" : String(index + 1);
    for (const [part, color] of [
      ["score", "#1f77b4"],
      ["fit", "#ff7f0e"],
    ]) {
      data.push({
        ...{ type: "scatter", mode: "lines+markers", name: part, showlegend: index === 0, marker: { color } },
        ...{ x: own.map((result) => result[name]), y: own.map((result) => result[part]) },
        ...{ xaxis: `x${suffix}`, yaxis: `y${suffix}` },
      });
    }
    const ticktext = GROWTH[name].map((size) => size.toLocaleString("en"));
    layout[`xaxis${suffix}`] = { type: "log", title: { text: name }, tickvals: GROWTH[name], ticktext, tickangle: -45 };
    layout[`yaxis${suffix}`] = {
      type: "log",
      range: [0, 4],
      tickvals: [1, 10, 100, 1000, 10_000],
      ticktext: ["1", "10", "100", "1,000", "10,000"],
      ...(index === 0 ? { title: { text: "milliseconds" } } : {}),
    };
  });
  return { data, layout };
}

async function main() {
  const results = Object.entries(GROWTH).flatMap(([grows, sizes]) =>
    sizes.map((size) => {
      const all = { ...USUAL, [grows]: size };
      return { grows, ...all, ...measure(all) };
    }),
  );
  const rounded = results.map(({ fit, score, ...one }) => ({
    ...one,
    "fit, ms": fit.toFixed(1),
    "score, ms": score.toFixed(0),
  }));
  console.log("forest, cost as one size grows, one thread:");
  console.log(table(rounded));
  const place = process.argv.indexOf("--picture");
  if (place < 0) return;
  const { closeBrowser, renderImage } = require("../../dist/notebook/renderImage");
  writeFileSync(process.argv[place + 1], await renderImage(figureOf(results), { width: 1000, height: 380 }));
  await closeBrowser();
}

main();
