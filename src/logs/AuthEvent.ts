/** What was attempted, in ECS terms (`event.outcome`). */
export type Outcome = "success" | "failure";

/**
 * One authentication event: one row of the event table, in UTC.
 *
 * A field that the log does not have is null: never invented, never an empty string.
 * `source` and `line` say where the event was read, so that every alert leads back to the log.
 *
 * @see EVENT_COLUMNS for the Elastic Common Schema name of each field
 */
export interface AuthEvent {
  /** The log's own id of the event, or null: the event table then numbers it. */
  event_id: string | null;
  /** Microseconds since 1970-01-01T00:00:00Z, a whole number. */
  timestampUs: number;
  user: string | null;
  source_ip: string | null;
  outcome: Outcome;
  failure_reason: string | null;
  /** `login`, `logout`, `mfa`, … */
  action: string;
  /** `password`, `publickey`, … */
  method: string | null;
  country: string | null;
  city: string | null;
  /** Degrees. */
  latitude: number | null;
  /** Degrees. */
  longitude: number | null;
  /** Autonomous system number. */
  asn: number | null;
  user_agent: string | null;
  device: string | null;
  /** The machine that was signed in to. */
  host: string | null;
  session_id: string | null;
}
