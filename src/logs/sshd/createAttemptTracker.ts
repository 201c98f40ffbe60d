import type { LogSink } from "../LogReader";
import { FAILURE_REASONS, type FailureReason } from "./FailureReason";
import { isIpAddress } from "./isIpAddress";
import { type Login, loginEvent } from "./loginEvent";
import type { AttemptMessage, EvidenceMessage, MoreFailuresMessage, OpenedMessage, VerdictMessage } from "./SshdMessage"; // prettier-ignore
import { createSessionMatcher } from "./createSessionMatcher";
import { type Recent, RecentMap } from "./RecentMap";

/** Where and when one message stands. */
export interface Place {
  line: number;
  timestampUs: number;
  host: string | null;
  /** How often syslog says that the message came; 1 for an ordinary line. */
  times: number;
}

/** Turns the messages of many connections into one verdict a line, and one event an attempt. */
export interface AttemptTracker {
  /** One message of the connection that `key` names. */
  add(key: string | number, message: AttemptMessage, place: Place): void;
  /** Gives the verdict on every line that is still held back. */
  end(): void;
}

/** More open connections than this, and the one that was silent longest is closed. */
const MAX_CONNECTIONS = 10_000;
/** sshd itself gives a sign-in two minutes; after five, the process id belongs to somebody else. */
const SILENCE_US = 300e6;
/** More kinds of evidence than sshd has for one attempt. */
const MAX_KINDS = 16;
/** An `Accepted` so soon after a PAM failure means that the next PAM module let the same user in. */
const FALL_THROUGH_US = 10e6;
/** sshd cuts a name at 100 characters in some of its lines, and not in others. */
const NAME_CUT = 100;

/** How telling each kind of evidence is; the most telling line becomes the event. */
const RANKS: ReadonlyMap<string, number> = new Map([
  ["closing", 0],
  ["wrong host", 1],
  ["refused", 2],
  ["invalid", 3],
  ["none", 4],
  ["pam error", 6],
]);
/** Of `pam:MODULE`, whichever the module. */
const PAM_RANK = 5;
/** Evidence that sshd gives after the attempt as well, so that it counts only where nothing else does. */
const ONLY_IF_ALONE: ReadonlySet<string> = new Set(["closing", "wrong host", "none"]);

interface Attempt {
  user: string | null;
  address: string | null;
  method: string | null;
  reason: FailureReason;
}

/** An attempt that sshd has given no verdict on yet: one line is held back, the others are details already. */
interface OpenAttempt extends Attempt {
  place: Place;
  rank: number;
  kinds: string[];
}

interface Connection extends Recent<Connection> {
  lastUs: number;
  port: string | null;
  /** The last address that was no host name. */
  ip: string | null;
  /** The user who exists and may not sign in. */
  refused: string | null;
  /** The last user that a line named. */
  user: string | null;
  /** Attempts that were counted. */
  attempts: number;
  /** Whether sshd's own verdicts are in the log. */
  hasVerdict: boolean;
  /** Whether somebody was let in. */
  isIn: boolean;
  open: OpenAttempt | null;
}

/**
 * Follows each connection, so that the up to five lines about one attempt become one event.
 *
 * sshd's verdict (`Failed`, `Accepted`) is the event, and the evidence before it are details. Evidence that no verdict
 * follows is an attempt of its own; then its most telling line is the event. A session that PAM opened without a verdict
 * is a success. One line is held back for each connection at most, and at most 10,000 connections are followed, so
 * memory is bounded.
 *
 * @param sink - where verdicts go
 */
export function createAttemptTracker(sink: LogSink): AttemptTracker {
  /** By their last line. */
  const connections = new RecentMap<Connection>();
  const sessions = createSessionMatcher((place) => sink.ignore(place.line, "session"));

  function connectionOf(key: string | number, message: AttemptMessage, timestampUs: number): Connection {
    const ip = message.address !== null && isIpAddress(message.address) ? message.address : null;
    let connection = connections.get(key);
    if (connection !== undefined && isAnother(connection, message, ip, timestampUs)) {
      settle(connection);
      connection = undefined;
    }
    if (connection === undefined) {
      connections.delete(key);
      closeSilent(timestampUs);
      connection = newConnection(key);
    }
    connection.lastUs = timestampUs;
    connection.port = portOf(message) ?? connection.port;
    if (!(message.what === "opened" && connection.isIn)) connection.user = message.user ?? connection.user;
    connection.ip = ip ?? connection.ip;
    connections.add(connection);
    return connection;
  }

  function closeSilent(nowUs: number): void {
    for (let silent = connections.oldest; silent !== null; silent = connections.oldest) {
      if (connections.size < MAX_CONNECTIONS && nowUs - silent.lastUs <= SILENCE_US) return;
      settle(silent);
      connections.delete(silent.key);
    }
  }

  /** The attempt that is still open gets no verdict any more: it is an event. */
  function settle(connection: Connection): void {
    const open = connection.open;
    if (open === null) return;
    connection.open = null;
    acceptFailures(connection, open, open.place, open.place.times);
  }

  function dropAsDetail(connection: Connection): void {
    if (connection.open !== null) detail(connection.open.place);
    connection.open = null;
  }

  function detail(place: Place): void {
    sink.ignore(place.line, "detail of an attempt");
  }

  function acceptFailures(connection: Connection, attempt: Attempt, place: Place, times: number): void {
    const { user, method, reason } = attempt;
    const address = betterAddress(attempt.address, connection.ip);
    for (let n = 0; n < times; n++) {
      sink.accept(place.line, loginEvent(place, "failure", { user, address, method, reason }));
    }
    connection.attempts += times;
  }

  function addFailed(connection: Connection, failed: VerdictMessage, place: Place): void {
    dropAsDetail(connection);
    const reason = isRefused(connection, failed.user) ? "not allowed" : failed.reason!;
    acceptFailures(connection, { ...failed, reason }, place, place.times);
    connection.hasVerdict = true;
  }

  function addAccepted(connection: Connection, accepted: VerdictMessage, place: Place): void {
    const address = accepted.address ?? addressSoFar(connection);
    letIn(connection, place);
    acceptSuccess(place, { ...accepted, address });
    connection.attempts += place.times;
    connection.hasVerdict = true;
    // Only sshd's own `Accepted` has a port: of other services, the opened session is all that is known.
    if (accepted.port !== null) sessions.accepted(accepted.user, place);
  }

  /** The attempt before may have been a part of the one that succeeded. */
  function letIn(connection: Connection, place: Place): void {
    if (connection.open !== null && ledToSuccess(connection.open, place)) dropAsDetail(connection);
    else settle(connection);
    connection.isIn = true;
  }

  function acceptSuccess(place: Place, login: Login): void {
    for (let n = 0; n < place.times; n++) sink.accept(place.line, loginEvent(place, "success", login));
  }

  function addOpened(connection: Connection, opened: OpenedMessage, place: Place): void {
    if (connection.isIn) {
      sessions.expected(opened.user, place);
      return sink.ignore(place.line, "session");
    }
    const address = addressSoFar(connection);
    letIn(connection, place);
    const login: Login = { user: opened.user, address, method: null, reason: null };
    sessions.opened(opened.user, place, () => acceptSuccess(place, login));
  }

  function addEvidence(connection: Connection, evidence: EvidenceMessage, place: Place): void {
    const { kind, user, address, method } = evidence;
    const { open } = connection;
    if (kind === "refused") connection.refused = user;
    if (open !== null && !open.kinds.includes(kind) && open.kinds.length < MAX_KINDS)
      return join(open, evidence, place);
    if (ONLY_IF_ALONE.has(kind) && (open !== null || connection.isIn || connection.attempts > 0)) return detail(place);
    settle(connection);
    const reason = isRefused(connection, user) ? "not allowed" : evidence.reason;
    connection.open = { place, rank: rankOf(kind), kinds: [kind], user, address, method, reason };
  }

  function join(open: OpenAttempt, evidence: EvidenceMessage, place: Place): void {
    open.kinds.push(evidence.kind);
    open.user ??= evidence.user;
    open.address = betterAddress(open.address, evidence.address);
    open.reason = moreTelling(open.reason, evidence.reason);
    const rank = rankOf(evidence.kind);
    if (rank <= open.rank) return detail(place);
    detail(open.place);
    open.place = place;
    open.rank = rank;
    open.method = evidence.method;
  }

  function addMoreFailures(connection: Connection, more: MoreFailuresMessage, place: Place): void {
    const seen = connection.attempts + (connection.open?.place.times ?? 0);
    const missing = connection.hasVerdict ? 0 : Math.min(more.count, more.count + 1 - seen);
    if (missing <= 0) return detail(place);
    settle(connection);
    acceptFailures(connection, { ...more, method: null }, place, missing);
  }

  return {
    add(key, message, place) {
      const connection = connectionOf(key, message, place.timestampUs);
      if (message.what === "evidence") addEvidence(connection, message, place);
      else if (message.what === "more failures") addMoreFailures(connection, message, place);
      else if (message.what === "failed") addFailed(connection, message, place);
      else if (message.what === "opened") addOpened(connection, message, place);
      else addAccepted(connection, message, place);
    },
    end() {
      for (const connection of connections.values()) settle(connection);
      connections.clear();
      sessions.end();
    },
  };
}

function newConnection(key: string | number): Connection {
  // Written out: a copy of an object costs ten times as much, and there is one a connection.
  return {
    key,
    older: null,
    newer: null,
    lastUs: 0,
    port: null,
    ip: null,
    refused: null,
    user: null,
    attempts: 0,
    hasVerdict: false,
    isIn: false,
    open: null,
  };
}

/**
 * A client keeps its port, address and user as long as it is connected; so another one got the same process id. The name
 * under which PAM opens the session may be spelled otherwise (`EXAMPLE\ada`, `ada@example.com`).
 */
function isAnother(connection: Connection, message: AttemptMessage, ip: string | null, timestampUs: number): boolean {
  return (
    Math.abs(timestampUs - connection.lastUs) > SILENCE_US ||
    differ(connection.port, portOf(message)) ||
    differ(connection.ip, ip) ||
    (!(message.what === "opened" && connection.isIn) && !isSameUser(connection.user, message.user))
  );
}

function portOf(message: AttemptMessage): string | null {
  return message.what === "more failures" ? null : message.port;
}

/** What earlier lines of the connection know of where it came from. */
function addressSoFar({ open, ip }: Connection): string | null {
  return open === null ? ip : betterAddress(open.address, ip);
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** A user that one of the two lines does not name may be the same. */
function isSameUser(a: string | null, b: string | null): boolean {
  if (a === b || a === null || b === null) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= NAME_CUT && long.startsWith(short);
}

function betterAddress(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return isIpAddress(a) || !isIpAddress(b) ? a : b;
}

function moreTelling(a: FailureReason, b: FailureReason): FailureReason {
  return FAILURE_REASONS.indexOf(b) < FAILURE_REASONS.indexOf(a) ? b : a;
}

function isRefused(connection: Connection, user: string | null): boolean {
  return connection.refused !== null && user !== null && isSameUser(connection.refused, user);
}

function rankOf(kind: string): number {
  return RANKS.get(kind) ?? PAM_RANK;
}

/** Asking with `none` comes before every sign-in; a module of PAM may refuse what the next one accepts. */
function ledToSuccess(open: OpenAttempt, place: Place): boolean {
  if (!open.kinds.every((kind) => kind === "none" || kind.startsWith("pam:"))) return false;
  if (open.rank !== PAM_RANK) return true;
  return Math.abs(place.timestampUs - open.place.timestampUs) <= FALL_THROUGH_US;
}
