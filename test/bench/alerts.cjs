/**
 * How good the incidents are, the whole pipeline at its defaults: on generated logs that were not looked at while
 * building, at three stealths, as mean and 95 % interval over ten seeds; and what fills the budget in a month without
 * attacks. The tables of docs/incidents.md come from here. Four minutes; `--quick` takes two other seeds.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const QUICK = process.argv.includes("--quick");
const SEEDS = QUICK ? [1, 2] : Array.from({ length: 10 }, (_, index) => 601 + index);
const PER_DAY = 5;
/** Events a day of the lists of events that are compared. */
const EVENTS_PER_DAY = 5;

async function read(options, folder, work) {
  const { logFile, labelsFile } = await authlens.writeLogs(options, folder);
  const db = await authlens.openDatabase();
  try {
    await authlens.readLogs(db, [logFile]);
    const labels = await authlens.readLabels(db, labelsFile);
    const { X, hits } = await authlens.computeEvidence(db, authlens.presetFeatures("default"));
    const scores = await new authlens.IsolationForest().fit(X).scoreParallel(X);
    return await work({ db, labels, hits, scores });
  } finally {
    db.closeSync();
  }
}

/** Share of the attacks with an event among the first ones of a list. */
function attacksAmong(rows, { isAttack, incident }) {
  const all = new Set(incident.filter((_, row) => isAttack[row] === 1));
  const found = new Set(rows.filter((row) => isAttack[row] === 1).map((row) => incident[row]));
  return found.size / all.size;
}

async function measure({ db, labels, hits, scores }) {
  const results = {};
  let fused;
  for (const by of ["fused", "rules", "forest"]) {
    const found = await authlens.findIncidents(db, hits, scores, { by, budget: { perDay: PER_DAY } });
    const all = [...found.listed, ...found.others];
    results[by] = authlens.judgeIncidents(all, labels, found.listed.length);
    if (by === "fused") fused = { ...found, all };
  }
  const published = hits
    .map((hit) => ({ ...hit, rules: hit.rules.filter((name) => authlens.isPublished(name)) }))
    .filter(({ rules }) => rules.length > 0);
  const alone = await authlens.findIncidents(db, published, scores, { by: "rules", forestThreshold: 2 });
  results["published rules"] = authlens.judgeIncidents([...alone.listed, ...alone.others], labels, alone.listed.length);
  const count = EVENTS_PER_DAY * fused.days;
  const rows = (incidents) => authlens.rankEvents(incidents, scores, count).map(({ row }) => row);
  const times = (
    await authlens.queryRows(db, `SELECT epoch_us("timestamp") / 1000 AS ms FROM events ORDER BY row`)
  ).map(({ ms }) => ms);
  const matched = authlens.matchIncidents(fused.all, labels);
  return {
    results,
    events: {
      "by risk": attacksAmong(rows(fused.listed), labels),
      "by score": attacksAmong(rows([]), labels),
    },
    eventPrecision: authlens.averagePrecision(labels.isAttack, scores),
    scenarios: authlens.incidentsByScenario(fused.listed, labels),
    detections: authlens.timesToDetection(fused.listed, labels, times, fused.listed.at(-1).risk),
    risks: fused.all.map(({ risk }, place) => [risk, matched[place].attack === null ? 0 : 1]),
  };
}

function interval(values, digits = 3) {
  const { mean, low, high } = authlens.meanInterval(values);
  return `${mean.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}

function table(rows) {
  const names = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log(
    [line(names), line(names.map(() => "---")), ...rows.map((row) => line(names.map((name) => row[name] ?? "")))].join(
      "\n",
    ),
  );
}

function report(stealth, runs) {
  console.log(`\n### Stealth ${stealth}: incidents\n`);
  table(
    Object.keys(runs[0].results).map((by) => {
      const cell = (name) => interval(runs.map(({ results }) => results[by][name]));
      return {
        "ranked by": by,
        [`recall at ${PER_DAY} a day`]: cell("recall"),
        "true of the first N": cell("r_precision"),
        "average precision": cell("average_precision"),
      };
    }),
  );
  console.log(`\nattacks with an event among the first ${EVENTS_PER_DAY} a day:`);
  for (const name of Object.keys(runs[0].events))
    console.log(`  ${name}: ${interval(runs.map(({ events }) => events[name]))}`);
  console.log(`average precision of the forest by event: ${interval(runs.map((run) => run.eventPrecision))}`);
  const names = [...new Set(runs.flatMap(({ scenarios }) => scenarios.map(({ scenario }) => scenario)))];
  const rows = names.map((scenario) => {
    const own = runs.flatMap(({ scenarios }) => scenarios.filter((row) => row.scenario === scenario));
    const sum = (name) => own.reduce((total, row) => total + row[name], 0);
    const minutes = runs
      .flatMap(({ detections }) => detections.filter((one) => one.scenario === scenario))
      .map((one) => one.minutes)
      .sort((one, other) => one - other);
    const middle = minutes[minutes.length >> 1];
    return {
      scenario,
      label: own[0].label,
      "found of all": sum("attacks") === 0 ? "" : `${sum("found")} of ${sum("attacks")}`,
      "incidents a month": (sum("listed") / runs.length).toFixed(1),
      "median minutes to detection": middle === undefined ? "" : middle.toFixed(0),
    };
  });
  console.log();
  table(rows);
  const risks = runs.flatMap((run) => run.risks);
  const [labels, predicted] = [risks.map(([, label]) => label), risks.map(([risk]) => risk)];
  console.log(`\ncalibration of the risk, Brier score ${authlens.brierScore(labels, predicted).toFixed(4)}\n`);
  table(
    authlens.calibration(labels, predicted).map(({ from, to, count, predicted: mean, observed }) => ({
      risk: `${from} to ${Math.min(1, to)}`,
      incidents: count,
      predicted: mean.toFixed(3),
      observed: observed.toFixed(3),
    })),
  );
}

async function quiet(folder) {
  const lists = [];
  for (const seed of SEEDS) {
    lists.push(
      await read({ seed, attacks: "all=0" }, folder, async ({ db, labels, hits, scores }) => {
        const { listed, days } = await authlens.findIncidents(db, hits, scores, { budget: { perDay: PER_DAY } });
        return { scenarios: authlens.incidentsByScenario(listed, labels), perDay: listed.length / days, listed };
      }),
    );
  }
  console.log("\n### A month without attacks\n");
  console.log(`incidents a day: ${interval(lists.map(({ perDay }) => perDay))}`);
  for (const least of [0.1, 0.5, 0.9]) {
    const counts = lists.map(({ listed }) => listed.filter(({ risk }) => risk >= least).length);
    console.log(`incidents a month with a risk of ${least} or more: ${interval(counts, 1)}`);
  }
  console.log();
  const names = [...new Set(lists.flatMap(({ scenarios }) => scenarios.map(({ scenario }) => scenario)))];
  const counts = names.map((scenario) => {
    const own = lists.flatMap(({ scenarios }) => scenarios.filter((row) => row.scenario === scenario));
    return {
      "what fills it": scenario,
      "incidents a month": own.reduce((sum, row) => sum + row.listed, 0) / lists.length,
    };
  });
  counts.sort((one, other) => other["incidents a month"] - one["incidents a month"]);
  table(counts.map((row) => ({ ...row, "incidents a month": row["incidents a month"].toFixed(1) })));
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-alerts-"));
  try {
    for (const stealth of [0, 0.5, 0.9]) {
      const runs = [];
      for (const seed of SEEDS) runs.push(await read({ seed, stealth }, folder, measure));
      report(stealth, runs);
    }
    await quiet(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
