import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  VARCHAR,
} from "@duckdb/node-api";
import type { AlertIncident } from "../incidents/AlertIncident";
import type { RankedEvent } from "../rankEvents";
import { ruleSentences } from "../reasons/ruleSentences";
import { RULES } from "../rules/RULES";
import { listText } from "./listText";

const CHUNK_ROWS = 2048;
type Value = string | number | boolean | null;
type Columns<Row> = readonly (readonly [name: string, type: DuckDBType, value: (row: Row) => Value])[];

const INCIDENT_COLUMNS: Columns<AlertIncident> = [
  ["incident", BIGINT, ({ rank }) => rank],
  ["risk", DOUBLE, ({ risk }) => rounded(risk, 4)],
  ["title", VARCHAR, ({ title }) => title],
  ["techniques", VARCHAR, ({ techniques }) => techniques.join("; ")],
  ["first", VARCHAR, ({ first }) => first],
  ["last", VARCHAR, ({ last }) => last],
  ["events", BIGINT, ({ events }) => events],
  ["failures", BIGINT, ({ failures }) => failures],
  ["successes", BIGINT, ({ successes }) => successes],
  ["success_followed", BOOLEAN, ({ successFollowed }) => successFollowed],
  ["users", BIGINT, ({ users }) => users.length],
  ["sources", BIGINT, ({ sources }) => sources.length],
  ["hosts", BIGINT, ({ hosts }) => hosts.length],
  ["user_names", VARCHAR, ({ users }) => listText(users)],
  ["source_ips", VARCHAR, ({ sources }) => listText(sources)],
  ["host_names", VARCHAR, ({ hosts }) => listText(hosts)],
  ["countries", VARCHAR, ({ countries }) => listText(countries)],
  ["rules", VARCHAR, ({ rules }) => rules.join("; ")],
  ["highest_score", DOUBLE, ({ score }) => rounded(score, 6)],
];

/** The query for the incidents that {@link storeAlerts} stored, the most suspicious first. */
export const INCIDENTS_QUERY: string = "SELECT * FROM incidents ORDER BY incident";

/** A ranked event with the reasons that the forest has. */
export interface ExplainedEvent extends RankedEvent {
  rank: number;
  reasons: readonly string[];
}

const EVENT_COLUMNS: Columns<ExplainedEvent> = [
  ["row", BIGINT, ({ row }) => row],
  ["rank", BIGINT, ({ rank }) => rank],
  ["risk", DOUBLE, ({ incident }) => (incident === null ? null : rounded(incident.risk, 4))],
  ["incident", BIGINT, ({ incident }) => incident?.rank ?? null],
  ["techniques", VARCHAR, ({ alert }) => (alert === null ? null : techniquesOf(alert.rules).join("; "))],
  ["rules", VARCHAR, ({ alert }) => (alert === null ? null : ruleSentences(alert).join("; "))],
  ["reasons", VARCHAR, ({ reasons }) => (reasons.length === 0 ? null : reasons.join("; "))],
];

/** ATT&CK ids of some rules, each once. */
export function techniquesOf(rules: readonly string[]): string[] {
  return [...new Set(RULES.filter(({ name }) => rules.includes(name)).flatMap(({ techniques }) => techniques))];
}

/** Fills the tables `incidents` and `ranked`, from which the results are written. */
export async function storeAlerts(
  db: DuckDBConnection,
  incidents: readonly AlertIncident[],
  events: readonly ExplainedEvent[],
): Promise<void> {
  await store(db, "incidents", INCIDENT_COLUMNS, incidents);
  await store(db, "ranked", EVENT_COLUMNS, events);
}

async function store<Row>(
  db: DuckDBConnection,
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
): Promise<void> {
  const defined = columns.map(([name, type]) => `"${name}" ${type.toString()}`);
  await db.run(`CREATE OR REPLACE TABLE ${table} (${defined.join(", ")})`);
  const appender = await db.createAppender(table);
  const types = columns.map(([, type]) => type);
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const block = rows.slice(start, start + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(types, block.length);
    chunk.setColumns(columns.map(([, type, value]) => block.map((row) => toDuck(value(row), type))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function toDuck(value: Value, type: DuckDBType): Value | bigint {
  return type === BIGINT && typeof value === "number" ? BigInt(value) : value;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
