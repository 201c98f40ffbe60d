/**
 * How a generated log compares with what is published about real sign-ins: the table of docs/realism.md, over five
 * generated logs that no test looks at, with their attacks and without. Writes it to standard output; under a minute.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const SEEDS = [201, 202, 203, 204, 205];

async function measure(options, folder) {
  const { logFile } = await authlens.writeLogs(options, folder);
  const db = await authlens.openDatabase();
  try {
    await authlens.readLogs(db, [logFile]);
    return await authlens.measureRealism(db);
  } finally {
    db.closeSync();
  }
}

/** The measures of all seeds, with the mean as the value and the values in order. */
async function measureAll(options, folder) {
  const runs = [];
  for (const seed of SEEDS) runs.push(await measure({ ...options, seed }, folder));
  return runs[0].map((first, index) => {
    const values = runs.map((run) => run[index].value).sort((a, b) => a - b);
    return { ...first, values, value: values.reduce((sum, value) => sum + value, 0) / values.length };
  });
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-realism-"));
  try {
    const whole = await measureAll({}, folder);
    const ordinary = await measureAll({ attacks: { all: 0 } }, folder);
    const rows = authlens.compareWithPublished(whole);
    const withoutAttacks = authlens.compareWithPublished(ordinary);
    console.log("| what | mean (range) | without attacks | published | verdict | verdict without attacks |");
    console.log("|---|---:|---:|---|---|---|");
    rows.forEach((row, index) => {
      const { values } = whole.find(({ name }) => name === row.measure);
      const range = `${short(row.measured)} (${short(values[0])} to ${short(values.at(-1))})`;
      const other = withoutAttacks[index];
      const verdicts = [row, other].map(({ verdict }) => (verdict.startsWith("no ") ? "" : verdict));
      const published = row.published === "" ? "nothing found" : row.published;
      console.log(
        `| ${row.description} | ${range} | ${short(other.measured)} | ${published} | ${verdicts.join(" | ")} |`,
      );
    });
    console.log("\n| published | who | source | seen |\n|---|---|---|---|");
    for (const { says, population, source, seen, caution } of authlens.PUBLISHED_FACTS) {
      console.log(`| ${says} | ${population} | ${source} | ${[seen, caution].filter(Boolean).join("; ")} |`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function short(value) {
  return String(Number(value.toPrecision(3)));
}

main();
