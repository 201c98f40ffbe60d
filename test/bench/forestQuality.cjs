/**
 * How well each variant of the forest ranks the outliers of the seven public tables in ../shared/data/forest: mean AUROC
 * and its 95 % interval over ten seeds that no choice was made with. Writes the table of docs/forest.md to standard
 * output. About five minutes; `--quick` takes two other seeds.
 */
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { IsolationForest, meanInterval, rocAuc } = require(process.env.AUTHLENS_DIST ?? "../../dist");

const TABLES = join(__dirname, "../../../shared/data/forest");
const NAMES = ["shuttle", "mammography", "annthyroid", "cardio", "pima", "breastw", "ionosphere"];
const QUICK = process.argv.includes("--quick");
const SEEDS = QUICK ? [1, 2] : Array.from({ length: 10 }, (_, index) => 101 + index);
/** Options by the number of columns. The last two are measured on tables of which a tenth of the values is taken out. */
const VARIANTS = {
  standard: () => ({}),
  "`extensionLevel: 1`": () => ({ extensionLevel: 1 }),
  "`extensionLevel`: all columns": (columns) => ({ extensionLevel: columns - 1 }),
  '`guided: "pooled"`': () => ({ guided: "pooled" }),
  '`guided: "pooled"`, 3 tries': () => ({ guided: "pooled", guidedTries: 3 }),
  '`guided: "averaged"`, 3 tries': () => ({ guided: "averaged", guidedTries: 3 }),
  '`extensionLevel: 1`, `guided: "pooled"`, 3 tries': () => ({ extensionLevel: 1, guided: "pooled", guidedTries: 3 }),
  '`extensionLevel: 1`, `guided: "averaged"`, 10 tries': () => ({
    extensionLevel: 1,
    guided: "averaged",
    guidedTries: 10,
  }),
  '`scoring: "density"`': () => ({ scoring: "density" }),
  '`scoring: "density"`, `extensionLevel: 1`': () => ({ scoring: "density", extensionLevel: 1 }),
  '`scoring: "density"`, `guided: "pooled"`, 3 tries': () => ({ scoring: "density", guided: "pooled", guidedTries: 3 }),
  "`bootstrap: true`": () => ({ bootstrap: true }),
  "standard, a tenth missing": () => ({}),
  '`missing: "both"`, a tenth missing': () => ({ missing: "both" }),
};

function readTable(name) {
  const [, ...lines] = readFileSync(join(TABLES, `${name}.csv`), "utf8")
    .trim()
    .split("\n");
  const table = lines.map((line) => line.split(",").map(Number));
  const columns = table[0].length - 1;
  const data = Float64Array.from(table.flatMap((row) => row.slice(0, columns)));
  return { X: { data, rows: table.length, columns }, labels: table.map((row) => row[columns]) };
}

/** Without a tenth of its values, strewn by a multiplicative hash of their places. */
function withMissing(X) {
  const data = X.data.map((value, place) => ((Math.imul(place + 1, 2654435761) >>> 0) / 2 ** 32 < 0.1 ? NaN : value));
  return { ...X, data };
}

function cell(values) {
  const { mean, high } = meanInterval(values);
  return `${mean.toFixed(3)} ± ${(high - mean).toFixed(3)}`;
}

function main() {
  if (!existsSync(TABLES)) return console.log("forestQuality: ../shared/data/forest is missing, nothing was measured");
  const tables = NAMES.map(readTable);
  console.log(`| variant | ${NAMES.join(" | ")} |\n| --- |${NAMES.map(() => " --- |").join("")}`);
  for (const [name, optionsOf] of Object.entries(VARIANTS)) {
    const cells = tables.map(({ X, labels }) => {
      const table = name.endsWith("a tenth missing") ? withMissing(X) : X;
      const options = optionsOf(X.columns);
      return cell(
        SEEDS.map((seed) => rocAuc(labels, new IsolationForest({ ...options, seed }).fit(table).score(table))),
      );
    });
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
}

main();
