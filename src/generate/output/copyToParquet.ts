import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBTableFunction,
  type DuckDBType,
  DOUBLE,
  UINTEGER,
  USMALLINT,
  UTINYINT,
  VARCHAR,
} from "@duckdb/node-api";
import { quoteLiteral } from "../../files/quoteSql";
import { ChunkAppender, type StagedValue } from "../../logs/ChunkAppender";
import { openDatabase } from "../../logs/openDatabase";
import { ACTIONS, type EventBuffer, type EventColumns, METHODS, RESULTS } from "../behaviour/EventBuffer";
import { accountName, mistypedAccounts } from "../organisation/accountName";
import { APPLICATION_COUNT, hostName } from "../organisation/hosts";
import { PROGRAMS, userAgentCode, userAgentText } from "../organisation/userAgents";
import type { Simulation } from "../simulation/createSimulation";

/** Rows that the database takes at a time. */
const CHUNK_ROWS = 2048;
/** What the database may use for itself; rows pass through it. */
const MEMORY_LIMIT = "500MB";

/** The columns that go into the database as numbers, and their types there. */
const COLUMNS: Readonly<Record<keyof Omit<EventColumns, "incident">, DuckDBType>> = {
  timestampMs: DOUBLE,
  account: UINTEGER,
  address: UINTEGER,
  network: USMALLINT,
  action: UTINYINT,
  method: UTINYINT,
  result: UTINYINT,
  userAgent: USMALLINT,
  device: UINTEGER,
  host: USMALLINT,
  session: UINTEGER,
};

/** Words become columns of dictionaries: the database writes them as such, and compares numbers until then. */
const QUERY = `
  SELECT CAST(CAST(id AS BIGINT) AS VARCHAR) AS event_id,
    epoch_ms(CAST("timestampMs" AS BIGINT)) AS "timestamp",
    accounts.name AS "user",
    concat(address >> 24, '.', (address >> 16) & 255, '.', (address >> 8) & 255, '.', address & 255) AS source_ip,
    results.outcome, results.failure_reason,
    actions.name AS action, methods.name AS method,
    networks.country, networks.city, networks.latitude, networks.longitude, networks.asn,
    agents.name AS user_agent,
    CASE WHEN device > 0 THEN concat('d', device) END AS device,
    hosts.name AS host,
    CASE WHEN session > 0 THEN concat('s', session) END AS session_id
  FROM simulated_events() AS event
  JOIN accounts ON accounts.code = event.account
  JOIN results ON results.code = event.result
  JOIN actions ON actions.code = event.action
  JOIN methods ON methods.code = event.method
  JOIN networks ON networks.code = event.network
  JOIN agents ON agents.code = event."userAgent"
  JOIN hosts ON hosts.code = event.host`;

/**
 * Writes a simulation's events to a Parquet file as they come: the database asks for the next rows when it has written
 * those before, so no more than a few blocks are in memory.
 *
 * DuckDB writes the file; the rows reach it through a table function, as numbers.
 *
 * @param file - must be there already, so that an interrupt can remove it
 * @param next - the next events, in order; null at the end. It may block
 */
export async function copyToParquet(
  file: string,
  simulation: Simulation,
  next: () => EventBuffer | null,
): Promise<void> {
  const db = await openDatabase({ memoryLimit: MEMORY_LIMIT });
  try {
    // One thread writes rows in the order in which they come; the others make them.
    await db.run("SET threads = 1");
    // Each dictionary stays on the inner side of its join, whatever their sizes: the outer side keeps its order.
    await db.run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
    await createDictionaries(db, simulation);
    let failure: unknown;
    let rows = 0;
    const counted = (): EventBuffer | null => {
      const buffer = next();
      rows += buffer?.length ?? 0;
      return buffer;
    };
    db.registerTableFunction(simulatedEvents(counted, (error) => (failure = error)));
    const options = "FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false";
    const { rowsChanged } = await db
      .run(`COPY (${QUERY}) TO ${quoteLiteral(file)} (${options})`)
      .catch((error: unknown) => {
        throw failure ?? error;
      });
    // A word that a dictionary lacks would drop its event without a sound.
    if (rowsChanged !== rows) throw new Error(`generateLogs: ${rows} events were made, ${rowsChanged} were written`);
  } finally {
    db.closeSync();
  }
}

function simulatedEvents(next: () => EventBuffer | null, onError: (error: unknown) => void): DuckDBTableFunction {
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const ids = new Float64Array(CHUNK_ROWS);
  let [buffer, row, id]: [EventBuffer | null, number, number] = [null, 0, 1];
  return DuckDBTableFunction.create({
    name: "simulated_events",
    bindFunction(info) {
      info.addResultColumn("id", DOUBLE);
      for (const name of names) info.addResultColumn(name, COLUMNS[name]);
    },
    initFunction(info) {
      info.setInitData({});
      info.setMaxThreads(1);
    },
    mainFunction(info, chunk) {
      try {
        while (buffer === null || row === buffer.length) {
          [buffer, row] = [next(), 0];
          if (buffer === null) break;
        }
        const rows = buffer === null ? 0 : Math.min(CHUNK_ROWS, buffer.length - row);
        chunk.rowCount = rows;
        if (rows === 0) return;
        for (let index = 0; index < rows; index++) ids[index] = id + index;
        setColumn(chunk, 0, ids.subarray(0, rows));
        names.forEach((name, column) => setColumn(chunk, column + 1, buffer!.columns[name].subarray(row, row + rows)));
        row += rows;
        id += rows;
      } catch (error) {
        onError(error);
        info.setError("simulated_events failed");
      }
    },
  });
}

/** Numbers as they are in memory: one value a call would be many times slower. */
function setColumn(chunk: DuckDBDataChunk, column: number, values: EventColumns[keyof EventColumns]): void {
  const vector = chunk.getColumnVector(column) as unknown as {
    items: { set(values: ArrayLike<number>): void };
    flush(): void;
  };
  vector.items.set(values);
  vector.flush();
}

async function createDictionaries(db: DuckDBConnection, { organisation, incidents }: Simulation): Promise<void> {
  const { people, networks, servers, options } = organisation;
  const accounts = new Set<number>(people.keys());
  const [first, end] = mistypedAccounts(people.length);
  for (let account = first; account < end; account++) accounts.add(account);
  for (let row = 0; row < incidents.length; row++) accounts.add(incidents.columns.account[row]!);
  await createDictionary(
    db,
    "accounts",
    ["name"],
    [...accounts].map((account) => [account, accountName(people, account)]),
  );
  await createDictionary(
    db,
    "actions",
    ["name"],
    ACTIONS.map((name, code) => [code, name]),
  );
  await createDictionary(
    db,
    "methods",
    ["name"],
    METHODS.map((name, code) => [code, name]),
  );
  const outcomes = RESULTS.map((name, code) => (code === 0 ? [code, name, null] : [code, "failure", name]));
  await createDictionary(db, "results", ["outcome", "failure_reason"], outcomes);
  const agents = PROGRAMS.flatMap((_, program) =>
    Array.from({ length: options.days + 1 }, (__, day) => userAgentCode(program, day, 0.999999)),
  );
  const versions = [...new Set(agents.flatMap((code) => [code, code - (code % 256)]))];
  await createDictionary(
    db,
    "agents",
    ["name"],
    versions.map((code) => [code, userAgentText(code)]),
  );
  const hosts = Array.from({ length: APPLICATION_COUNT + servers }, (_, host) => [host, hostName(host)]);
  await createDictionary(db, "hosts", ["name"], hosts);
  await createDictionary(
    db,
    "networks",
    ["country", "city"],
    networks.all.map(({ index, city }) => [index, city.country, city.name]),
  );
  await db.run("CREATE TABLE places (code DOUBLE, latitude DOUBLE, longitude DOUBLE, asn DOUBLE)");
  const places = new ChunkAppender(await db.createAppender("places"), [DOUBLE, DOUBLE, DOUBLE, DOUBLE]);
  for (const { index, city, asn } of networks.all) places.append([index, city.latitude, city.longitude, asn]);
  places.close();
  await db.run(`CREATE OR REPLACE TABLE networks AS
    SELECT networks.*, latitude, longitude, CAST(asn AS BIGINT) AS asn FROM networks JOIN places USING (code)`);
}

/** A table from numbers to words, each column of words with a type of its own that lists them. */
async function createDictionary(
  db: DuckDBConnection,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly StagedValue[])[],
): Promise<void> {
  await db.run(`CREATE TABLE ${table}_text (code DOUBLE, ${columns.map((name) => `${name} VARCHAR`).join(", ")})`);
  const appender = new ChunkAppender(await db.createAppender(`${table}_text`), [DOUBLE, ...columns.map(() => VARCHAR)]);
  for (const row of rows) appender.append([...row]);
  appender.close();
  for (const name of columns) {
    await db.run(
      `CREATE TYPE ${table}_${name} AS ENUM (SELECT DISTINCT ${name} FROM ${table}_text WHERE ${name} IS NOT NULL ORDER BY 1)`,
    );
  }
  const words = columns.map((name) => `CAST(${name} AS ${table}_${name}) AS ${name}`);
  await db.run(
    `CREATE TABLE ${table} AS SELECT CAST(code AS UINTEGER) AS code, ${words.join(", ")} FROM ${table}_text`,
  );
}
