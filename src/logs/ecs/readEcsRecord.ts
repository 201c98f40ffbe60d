import type { Outcome } from "../AuthEvent";
import { asnOrNull } from "../asnOrNull";
import { parseTimestamp } from "../csv/parseTimestamp";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { normaliseAddress } from "../sshd/normaliseAddress";
import type { TimeZone } from "../time/createTimeZone";
import { ecsAction } from "./ecsAction";
import { ecsDocument } from "./ecsDocument";
import type { EcsIgnoredKind } from "./EcsIgnoredKind";
import { ecsList } from "./ecsList";
import { ecsNumber } from "./ecsNumber";
import { ecsPlace } from "./ecsPlace";
import { ecsReason } from "./ecsReason";
import { ecsText } from "./ecsText";

const categoryOf = ecsList("event.category");
const typeOf = ecsList("event.type");
const kindOf = ecsText("event.kind");
const outcomeWordOf = ecsText("event.outcome");
const actionOf = ecsText("event.action");
const moduleOf = ecsText("event.module");
const reasonOf = ecsText("event.reason");
const timeOf = ecsText("@timestamp");
const idOf = ecsText("event.id");
const userOf = ecsText("user.name", "user.email", "user.id");
const addressOf = ecsText("source.ip", "client.ip", "source.address");
const asnOf = ecsNumber("source.as.number", "client.as.number");
const agentOf = ecsText("user_agent.original");
const deviceOf = ecsText("device.id");
const hostOf = ecsText("host.name", "host.hostname");
const methodOf = ecsText("authlens.method", "system.auth.ssh.method");
const sessionOf = ecsText("authlens.session_id");
/** What Filebeat makes of sshd's line `Invalid user …`, which another one about the same attempt follows. */
const sshEventOf = ecsText("system.auth.ssh.event");

/**
 * What a document of the Elastic Common Schema is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the event; or the kind of a document that is none; or the reason why it cannot be read
 * @see createEcsReader for what counts as one sign-in
 * @example readEcsRecord({ event: { category: ["process"] } }) // { ignored: "other category" }
 */
export function readEcsRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const { document, id } = ecsDocument(record);
  if (!categoryOf(document).includes("authentication")) return ignored("other category");
  if ((kindOf(document) ?? "event") !== "event") return ignored("other kind");
  const types = typeOf(document);
  const meaning = ecsAction(actionOf(document), types, moduleOf(document));
  if ("ignored" in meaning) return meaning;
  if (sshEventOf(document) === "Invalid") return ignored("step of a sign-in");
  const outcome = outcomeOf(document, types) ?? (meaning.action === "logout" ? "success" : null);
  if (outcome === null) return ignored("unknown outcome");
  if (outcome !== (meaning.only ?? outcome)) return ignored("step of a sign-in");
  const timestampUs = parseTimestamp(timeOf(document) ?? "", timezone);
  if (timestampUs === null) return { rejected: "@timestamp: not a time from 1970 to 2255: expected ISO 8601" };
  return {
    event: {
      event_id: idOf(document) ?? id,
      timestampUs,
      user: userOf(document),
      source_ip: normaliseAddress(addressOf(document) ?? ""),
      outcome,
      failure_reason: outcome === "success" ? null : ecsReason(reasonOf(document)),
      action: meaning.action,
      method: methodOf(document),
      ...ecsPlace(document),
      asn: asnOrNull(asnOf(document)),
      user_agent: agentOf(document),
      device: deviceOf(document),
      host: hostOf(document),
      session_id: sessionOf(document),
    },
  };
}

function ignored(kind: EcsIgnoredKind): RecordVerdict {
  return { ignored: kind };
}

/** Before version 1.0 of the schema's outcomes, Filebeat said it in `event.type`. */
function outcomeOf(document: JsonObject, types: readonly string[]): Outcome | null {
  const word = outcomeWordOf(document)?.toLowerCase() ?? null;
  if (word === "success" || word === "failure") return word;
  if (word !== null) return null;
  if (types.includes("authentication_success")) return "success";
  return types.includes("authentication_failure") ? "failure" : null;
}
