import type { AuthEvent } from "./AuthEvent";

/** One column of the event table. */
export interface EventColumn {
  /** The column's name: the field of {@link AuthEvent}, except `timestamp`, `source` and `line`. */
  name: string;
  /** DuckDB type. */
  type: "VARCHAR" | "TIMESTAMP" | "DOUBLE" | "BIGINT";
  /** The field's name in the Elastic Common Schema 8. */
  ecs: string;
}

/**
 * The event table: one row = one authentication event, in the order of the files and their lines.
 *
 * The one place that maps our names to the Elastic Common Schema.
 *
 * @see https://www.elastic.co/docs/reference/ecs
 */
export const EVENT_COLUMNS: readonly EventColumn[] = [
  { name: "event_id", type: "VARCHAR", ecs: "event.id" },
  { name: "timestamp", type: "TIMESTAMP", ecs: "@timestamp" },
  { name: "user", type: "VARCHAR", ecs: "user.name" },
  { name: "source_ip", type: "VARCHAR", ecs: "source.ip" },
  { name: "outcome", type: "VARCHAR", ecs: "event.outcome" },
  { name: "failure_reason", type: "VARCHAR", ecs: "event.reason" },
  { name: "action", type: "VARCHAR", ecs: "event.action" },
  { name: "method", type: "VARCHAR", ecs: "authlens.method" },
  { name: "country", type: "VARCHAR", ecs: "source.geo.country_iso_code" },
  { name: "city", type: "VARCHAR", ecs: "source.geo.city_name" },
  { name: "latitude", type: "DOUBLE", ecs: "source.geo.location.lat" },
  { name: "longitude", type: "DOUBLE", ecs: "source.geo.location.lon" },
  { name: "asn", type: "BIGINT", ecs: "source.as.number" },
  { name: "user_agent", type: "VARCHAR", ecs: "user_agent.original" },
  { name: "device", type: "VARCHAR", ecs: "device.id" },
  { name: "host", type: "VARCHAR", ecs: "host.name" },
  { name: "session_id", type: "VARCHAR", ecs: "authlens.session_id" },
  { name: "source", type: "VARCHAR", ecs: "log.file.path" },
  { name: "line", type: "BIGINT", ecs: "log.file.line" },
];

/** The fields of an event that a log can give, in the order of the table: all columns but `source` and `line`. */
export const LOG_FIELDS: readonly string[] = EVENT_COLUMNS.slice(0, -2).map((column) => column.name);

/**
 * An event with every optional field null.
 *
 * @example emptyEvent() // { event_id: null, timestampUs: 0, user: null, …, action: "login" }
 */
export function emptyEvent(): AuthEvent {
  return {
    event_id: null,
    timestampUs: 0,
    user: null,
    source_ip: null,
    outcome: "failure",
    failure_reason: null,
    action: "login",
    method: null,
    country: null,
    city: null,
    latitude: null,
    longitude: null,
    asn: null,
    user_agent: null,
    device: null,
    host: null,
    session_id: null,
  };
}
