import type { TextField, WordField } from "../logs/EventBatch";
import { agentFamily } from "../text/agentFamily";
import { createAddressPseudonyms } from "./createAddressPseudonyms";
import { createTextMac } from "./createTextMac";
import { deriveKey } from "./deriveKey";
import { isPlainPhrase } from "./isPlainPhrase";
import { LEAST_KEY_BYTES } from "./parseKey";
import { remembered } from "./remembered";

/** Characters of {@link Pseudonyms.keyId}: 30 bits, so that two keys are hardly ever taken for one another. */
const KEY_ID_LENGTH = 6;

/** What the pseudonyms of each field begin with. */
export const PSEUDONYM_PREFIXES = {
  user: "user",
  source_ip: "source",
  failure_reason: "reason",
  action: "action",
  method: "method",
  user_agent: "agent",
  device: "device",
  host: "host",
  session_id: "session",
} as const;

/** A field of an event that has pseudonyms. */
export type PseudonymField = keyof typeof PSEUDONYM_PREFIXES;

/** A field of an event that is a text, but for the log's own id of the event: anything may stand in that. */
export type StoredField = WordField | Exclude<TextField, "event_id">;

/** Stand-ins for what names people and machines: with the same key always the same ones, without it of no use. */
export interface Pseudonyms {
  /** Tells one key from another, and says nothing else about it: a part of every pseudonym of a file. */
  readonly keyId: string;
  /** What is stored of what a field says: its pseudonym; or itself, where the field has none. */
  of: (field: StoredField, text: string) => string;
  /** The pseudonym of a log's path. */
  file: (path: string) => string;
  /** The address whose pseudonym this is; null when it is that of something else. */
  address: (pseudonym: string) => string | null;
}

/**
 * Pseudonyms by a key: HMAC-SHA-256 for names, prefix-preserving Crypto-PAn for addresses.
 *
 * - Every field has a key of its own: the same text as user and as host has two pseudonyms.
 * - Users, devices, hosts and sessions: `user-` and 16 letters and digits. A `$` at the end stays: it marks the account
 *   of a machine. Nothing else of a name does, no domain either.
 * - Addresses: other addresses, in the same subnets as each other as before, and private where they were private. What
 *   is no address: `source-…`.
 * - User agents: `agent-firefox-…`, the kind of program from a fixed list.
 * - Action, method and reason stay when they are made of words about signing in; else they are `action-…`, `method-…`,
 *   `reason-…`.
 * - The log's own id of an event is left out: anything may stand in it.
 * - Time, outcome, country, city, coordinates and system number stay: detection lives on them.
 *
 * @param key - at least 32 random bytes, as `readKeyFile` gives them
 * @throws RangeError when the key is shorter
 * @see docs/pseudonyms.md for why, and for what pseudonyms do not hide
 * @example await readLogs(db, ["auth.log"], { pseudonyms: createPseudonyms(await readKeyFile("authlens.key")) });
 */
export function createPseudonyms(key: Uint8Array): Pseudonyms {
  if (key.length < LEAST_KEY_BYTES) {
    throw new RangeError(`createPseudonyms: key must be at least ${LEAST_KEY_BYTES} bytes, got ${key.length}`);
  }
  const addresses = createAddressPseudonyms(key);
  const keyId = createTextMac(deriveKey(key, "key id"))("").slice(0, KEY_ID_LENGTH);
  const fileCode = createTextMac(deriveKey(key, "file"));

  function named(field: PseudonymField): (text: string) => string {
    const [prefix, code] = [PSEUDONYM_PREFIXES[field], createTextMac(deriveKey(key, field))];
    return (text) => `${prefix}-${code(text)}`;
  }

  function phrase(field: PseudonymField): (text: string) => string {
    const name = named(field);
    return (text) => (isPlainPhrase(text) ? text : name(text));
  }

  const user = named("user");
  const source = named("source_ip");
  const agentCode = createTextMac(deriveKey(key, "user_agent"));
  // Every field stands here: a new one has to be thought about before this compiles.
  const makers: Record<StoredField, (text: string) => string> = {
    user: (text) => (text.endsWith("$") ? `${user(text)}$` : user(text)),
    source_ip: (text) => addresses.substitute(text) ?? source(text),
    outcome: itself,
    failure_reason: phrase("failure_reason"),
    action: phrase("action"),
    method: phrase("method"),
    country: itself,
    city: itself,
    user_agent: (text) => [PSEUDONYM_PREFIXES.user_agent, agentFamily(text), agentCode(text)].filter(Boolean).join("-"),
    device: named("device"),
    host: named("host"),
    // Words come once, sessions with every event.
    session_id: remembered(named("session_id")),
  };

  return {
    keyId,
    of: (field, text) => makers[field](text),
    file: (path) => `file-${fileCode(path)}-${keyId}`,
    address: (pseudonym) => addresses.restore(pseudonym),
  };
}

function itself(text: string): string {
  return text;
}
