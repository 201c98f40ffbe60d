import { EVENT_COLUMNS } from "../../logs/eventColumns";
import type { RankedAnomaly } from "../topAnomalies";
import type { AlertIncident } from "../incidents/AlertIncident";

/** A document of the Elastic Common Schema: nested objects of fields. */
export type EcsDocument = Record<string, unknown>;

/**
 * An event of the list as a document in ECS: the event's own fields, and what was found.
 *
 * @see https://www.elastic.co/docs/reference/ecs
 * @example toEcsAlert(anomaly)["threat"] // { framework: "MITRE ATT&CK", technique: { id: ["T1078"] } }
 */
export function toEcsAlert(anomaly: RankedAnomaly): EcsDocument {
  const document: EcsDocument = {};
  for (const { name, ecs } of EVENT_COLUMNS) {
    const value = anomaly[name === "source" ? "file" : name];
    if (value !== null && value !== undefined) put(document, ecs, value);
  }
  put(document, "ecs.version", "8.11.0");
  put(document, "event.kind", "alert");
  put(document, "event.category", ["authentication"]);
  putFound(document, listOf(anomaly.techniques), anomaly.risk);
  if (anomaly.rules !== null) put(document, "rule.description", anomaly.rules);
  if (anomaly.reasons !== null) put(document, "message", anomaly.reasons);
  put(document, "authlens.rank", anomaly.rank);
  put(document, "authlens.score", anomaly.score);
  if (anomaly.incident !== null) put(document, "authlens.incident", anomaly.incident);
  return document;
}

/** An incident as a document in ECS; its time is that of its first event. */
export function toEcsIncident(incident: AlertIncident): EcsDocument {
  const document: EcsDocument = {};
  put(document, "@timestamp", incident.first);
  put(document, "ecs.version", "8.11.0");
  put(document, "event.kind", "alert");
  put(document, "event.category", ["authentication", "threat"]);
  put(document, "event.start", incident.first);
  put(document, "event.end", incident.last);
  putFound(document, [...incident.techniques], incident.risk);
  put(document, "message", incident.title);
  put(document, "rule.name", [...incident.rules]);
  put(document, "related.user", [...incident.users]);
  put(document, "related.ip", [...incident.sources]);
  put(document, "related.hosts", [...incident.hosts]);
  const { rank, events, failures, successes, successFollowed } = incident;
  put(document, "authlens", { incident: rank, events, failures, successes, success_followed: successFollowed });
  return document;
}

function putFound(document: EcsDocument, techniques: readonly string[], risk: number | null): void {
  if (risk !== null) put(document, "event.risk_score", Math.round(1e4 * risk) / 100);
  if (techniques.length === 0) return;
  put(document, "threat.framework", "MITRE ATT&CK");
  put(document, "threat.technique.id", techniques.map((id) => id.replace(/\..*/, "")).filter(isFirst));
  const parts = techniques.filter((id) => id.includes("."));
  if (parts.length > 0) put(document, "threat.technique.subtechnique.id", parts);
}

function isFirst(value: string, place: number, values: readonly string[]): boolean {
  return values.indexOf(value) === place;
}

function listOf(text: string | null): string[] {
  return text ? text.split("; ") : [];
}

/** Puts a value to a path with points, making the objects on the way. */
function put(document: EcsDocument, path: string, value: unknown): void {
  const parts = path.startsWith("@") ? [path] : path.split(".");
  let at = document;
  for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as EcsDocument;
  at[parts.at(-1)!] = value;
}
