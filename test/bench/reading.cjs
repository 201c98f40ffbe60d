/**
 * How fast logs are read: lines a second of each format, from the file to the finished table of events, and the highest
 * memory of the process. Beside it, in the same run, what DuckDB needs to make a table of the same file: of CSV, Parquet
 * and JSON Lines by its own readers, and of a syslog by one regular expression a line.
 *
 * `--events N` about how many (1,000,000). `--bytes N` leaves the rest out: it reads an OpenSSH log of so many bytes
 * (`--bytes 10e9` takes half an hour), and fails when it needs more memory than 1.5 GB.
 */
const { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { DuckDBInstance } = require("@duckdb/node-api");
const authlens = require(process.env.AUTHLENS_DIST ?? "../../dist");

const MOST_MEMORY = 1.5e9;
const option = (name, otherwise) => {
  const place = process.argv.indexOf(name);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
};
const events = option("--events", 1_000_000);
const bytes = option("--bytes", 0);

/** What DuckDB does with the same file. */
const PEERS = {
  csv: (file) => `read_csv('${file}', all_varchar = true)`,
  parquet: (file) => `read_parquet('${file}')`,
  jsonl: (file) => `read_ndjson('${file}')`,
  okta: (file) => `read_ndjson('${file}')`,
  entra: (file) => `read_ndjson('${file}')`,
  windows: (file) => `read_ndjson('${file}')`,
  sshd: (file) =>
    `(SELECT regexp_extract(line, '^(\\S+) (\\S+) sshd\\[(\\d+)\\]: (Failed|Accepted) (\\S+) for (?:invalid user )?(.*) from (\\S+) port (\\d+)',
        ['time', 'host', 'pid', 'verdict', 'method', 'user', 'ip', 'port'])
      FROM read_csv('${file}', columns = {line: 'VARCHAR'}, delim = '\\x01', quote = '', escape = '', header = false, auto_detect = false))`,
};

async function seconds(work) {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}

async function written(folder, format) {
  const users = 5000;
  const days = Math.max(1, Math.round(events / (users * 10)));
  await authlens.writeLogs({ users, days, eventsPerUserDay: events / users / days }, folder, { format });
  return join(
    folder,
    readdirSync(folder).find((name) => name.startsWith("auth_logs")),
  );
}

async function read(file) {
  const db = await authlens.openDatabase();
  try {
    const [report] = await authlens.readLogs(db, [file], { places: false });
    if (report.accepted + report.rejected + report.ignored !== report.lines) throw new Error("the account is wrong");
    return report;
  } finally {
    db.closeSync();
  }
}

async function peer(query) {
  const db = await (await DuckDBInstance.create(":memory:", { memory_limit: "1GB" })).connect();
  await db.run(`CREATE TABLE read AS SELECT * FROM ${query}`);
  db.closeSync();
}

async function compareFormats(folder) {
  console.log(`reading logs of about ${events.toLocaleString("en")} events: lines/s, DuckDB's lines/s, ratio`);
  for (const format of Object.keys(PEERS)) {
    const place = join(folder, format);
    const file = await written(place, format);
    let lines = 0;
    const times = { ours: [], peers: [] };
    // In turn, three times: the median of the ratios stands when the machine's speed drifts.
    for (let round = 0; round < 3; round++) {
      times.ours.push(await seconds(async () => ({ lines } = await read(file))));
      times.peers.push(await seconds(() => peer(PEERS[format](file))));
    }
    const ratios = times.ours.map((time, round) => times.peers[round] / time).sort((a, b) => a - b);
    const speed = (list) =>
      Math.round(lines / [...list].sort((a, b) => a - b)[1])
        .toLocaleString("en")
        .padStart(12);
    const size = Math.round(statSync(file).size / lines);
    console.log(
      `${format.padEnd(8)} ${String(size).padStart(5)} bytes a line ${speed(times.ours)} ${speed(times.peers)}  ${ratios[1].toFixed(2)}`,
    );
    rmSync(place, { recursive: true });
  }
}

/** One log after the other, each a year later. */
async function readLarge(folder) {
  const part = readFileSync(await written(join(folder, "part"), "sshd"), "latin1");
  const file = join(folder, "large.log");
  let year = Number(part.slice(0, 4));
  for (let size = 0; size < bytes; size += part.length) {
    appendFileSync(file, part.replaceAll(new RegExp(`^${part.slice(0, 4)}`, "gm"), String(year)), "latin1");
    year = year === 2199 ? 1970 : year + 1;
  }
  const size = statSync(file).size;
  let report;
  const time = await seconds(async () => (report = await read(file)));
  const memory = process.resourceUsage().maxRSS * 1024;
  console.log(
    `${(size / 1e9).toFixed(1)} GB, ${report.lines.toLocaleString("en")} lines: ${time.toFixed(0)} s, ` +
      `${Math.round(report.lines / time).toLocaleString("en")} lines/s, highest memory ${(memory / 1e9).toFixed(2)} GB`,
  );
  if (memory > MOST_MEMORY) throw new Error(`the memory must stay below ${MOST_MEMORY / 1e9} GB`);
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "authlens-reading-"));
  try {
    await (bytes > 0 ? readLarge(folder) : compareFormats(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`highest memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
