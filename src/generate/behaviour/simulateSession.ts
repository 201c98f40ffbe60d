import { FORGETTING, TOKEN_SHARE } from "../organisation/calibration";
import { mistypedAccount } from "../organisation/accountName";
import { deviceMark } from "../organisation/deviceMark";
import { favouriteOf, methodInto } from "../organisation/hosts";
import { mixBits } from "../organisation/mixBits";
import type { Organisation } from "../organisation/Organisation";
import type { Person } from "../organisation/Person";
import { APP_PROGRAM, PROGRAMS, SCRIPT_PROGRAMS, userAgentCode } from "../organisation/userAgents";
import { randomNormal } from "../randomNormal";
import { approvalToSignInMs } from "./approvalToSignInMs";
import { insideOrigin, type Origin } from "./drawPlace";
import { ACTION, type EventBuffer, METHOD, RESULT, type SimulatedEvent } from "./EventBuffer";
import { LOCKED_AFTER, LOCKED_MS } from "./lockout";

/** Days for which a password is good. */
const PASSWORD_DAYS = 90;
/** Share of the sign-ins with a password that ask for the second factor: outside the office, and inside. */
const MFA_SHARE = { outside: 0.35, office: 0.1 } as const;
/** What becomes of a push: not seen in time, refused by mistake, approved. */
const PUSH_TIMES_OUT = 0.045;
const PUSH_IS_DENIED = 0.01;
/** Shares of those after which the sign-in is given up: the phone is elsewhere, or it was none of theirs. */
const GIVES_UP = { timedOut: 0.25, denied: 0.4 } as const;
/** Probability that an attempt fails whose password has been forgotten. */
const FAILS_WITHOUT_PASSWORD = 0.85;
/** Shares of the sign-ins without a device that is known, by a script of one's own (engineers), by an app (phones). */
const WITHOUT_DEVICE = 0.06;
const BY_SCRIPT = 0.06;
const BY_APP = 0.25;
/** Share of the sign-ins to servers that these refuse. */
const REFUSED_SHARE = 0.02;
const LOGOUT_SHARE = 0.4;
const LONGEST_SESSION_MS = 14 * 3_600_000;
const SESSION_MEDIAN_MS = 1.2 * 3_600_000;
const SESSION_SPREAD = 1.3;
/** Mean of what follows one sign-in is `TOKEN_SHARE / (1 - TOKEN_SHARE)`, so that tokens have that share of all. */
const RENEWS = TOKEN_SHARE;
/** Sign-ins of one account on one day are numbered below this: the number of a session holds the day and theirs. */
export const SIGN_INS_A_DAY: number = 2 ** 20;

interface Session {
  organisation: Organisation;
  person: Person;
  /** The day (UTC) on which it begins, and its number within the day. */
  day: number;
  signIn: number;
  timestampMs: number;
  origin: Origin;
  random: () => number;
}

/**
 * One session: mistyped passwords, the second factor, the sign-in, renewals for other applications, and sometimes a
 * logout.
 *
 * @returns until when the account was locked on the way; 0 when it was not
 */
export function simulateSession(session: Session, out: EventBuffer): number {
  const { organisation, person, day, signIn, origin, random } = session;
  const toServer = random() < person.habits.servers;
  const host = favouriteOf(toServer ? person.servers : person.applications, random);
  const inOffice = origin.network.kind === "office" || origin.network.kind === "vpn";
  // Servers are inside: whoever is in the office or in the VPN comes from the inside as well.
  const place = toServer && inOffice ? insideOrigin(organisation, person) : origin;
  const { userAgent, device } = drawProgram(session);
  const event: SimulatedEvent = {
    timestampMs: session.timestampMs,
    account: person.index,
    address: place.address,
    network: place.network.index,
    action: ACTION.login,
    method: methodInto(host),
    result: RESULT.success,
    userAgent,
    device,
    host,
    session: 0,
    incident: place.incident,
  };
  let lockedUntilMs = 0;
  if (event.method === METHOD.password) lockedUntilMs = typePassword(session, event, out);
  else if (person.clumsiness > 0 && random() < REFUSED_SHARE) {
    refuse(session, event, out);
    return 0;
  }
  const asksAgain = person.hasMfa && event.method === METHOD.password;
  const isAsked = asksAgain && random() < (inOffice ? MFA_SHARE.office : MFA_SHARE.outside);
  if (isAsked && !approvePush(session, event, out)) return lockedUntilMs;
  event.session = mixBits(person.key, day * SIGN_INS_A_DAY + signIn) || 1;
  push(organisation, event, out);
  const startedMs = event.timestampMs;
  // What follows goes to applications again.
  event.address = origin.address;
  event.network = origin.network.index;
  event.incident = origin.incident;
  event.method = METHOD.token;
  while (random() < RENEWS) {
    event.timestampMs += Math.floor(5_000 + random() * random() * 1_500_000);
    event.host = favouriteOf(person.applications, random);
    push(organisation, event, out);
  }
  if (random() < LOGOUT_SHARE) {
    const lengthMs = SESSION_MEDIAN_MS * Math.exp(SESSION_SPREAD * randomNormal(random));
    event.timestampMs = Math.max(
      event.timestampMs + 1_000,
      startedMs + Math.floor(Math.min(lengthMs, LONGEST_SESSION_MS)),
    );
    event.action = ACTION.logout;
    push(organisation, event, out);
  }
  return lockedUntilMs;
}

/** What someone signs in with: mostly the browser; now and then a private window, an app, or a script of their own. */
function drawProgram({ person, day, origin, random }: Session): { userAgent: number; device: number } {
  const { program, phase } = origin.device;
  const kind = random();
  if (kind < WITHOUT_DEVICE) return { userAgent: userAgentCode(program, day, phase), device: 0 };
  if (kind > 1 - BY_SCRIPT && person.habits.servers >= 0.15) {
    return { userAgent: userAgentCode(SCRIPT_PROGRAMS[person.key % 3]!, 0, 0), device: 0 };
  }
  const byApp = PROGRAMS[program]!.kind === "phone" && kind > 1 - BY_APP;
  // An app keeps its own mark.
  if (byApp) return { userAgent: userAgentCode(APP_PROGRAM, 0, 0), device: origin.device.id };
  return { userAgent: userAgentCode(program, day, phase), device: deviceMark(origin.device, day) };
}

/** A server does not let someone in: the key is not known there, or the account has no right to it. */
function refuse({ organisation, random }: Session, event: SimulatedEvent, out: EventBuffer): void {
  const byKey = event.method === METHOD.publickey;
  for (let tries = random() < 0.5 ? 1 : 2; tries > 0; tries--) {
    fail(organisation, event, RESULT[byKey ? "key refused" : "blocked by policy"], random, out);
  }
}

/** Attempts that fail before one succeeds. Moves the event's time on; returns until when the account was locked, or 0. */
function typePassword(
  { organisation, person, day, signIn, random }: Session,
  event: SimulatedEvent,
  out: EventBuffer,
): number {
  const { reset } = person;
  const expires = (day + person.passwordPhase) % PASSWORD_DAYS === 0;
  const isReset = reset !== null && event.timestampMs >= reset.fromMs && event.timestampMs < reset.labelledUntilMs;
  const ordinary = event.incident;
  if (isReset) event.incident = reset.incident;
  // On the days after a change, fingers still know the old password.
  const slips = isReset || (day + person.passwordPhase) % PASSWORD_DAYS < 3 ? 2.5 : 1;
  const hasForgotten = random() < FORGETTING * person.clumsiness;
  const fails = hasForgotten ? FAILS_WITHOUT_PASSWORD : Math.min(0.8, person.clumsiness * slips);
  // Once a day: by the first session that is drawn, whenever in the day it is. Where nobody fails, nothing expires.
  if (((expires && person.clumsiness > 0) || isReset) && signIn === 0 && random() < 0.8) {
    fail(organisation, event, RESULT["password expired"], random, out);
    event.action = ACTION.password_change;
    push(organisation, event, out);
    event.action = ACTION.login;
    event.timestampMs += 5_000 + Math.floor(random() * 30_000);
  }
  let inARow = 0;
  while (inARow < LOCKED_AFTER && random() < fails) {
    const mistypesName = random() < 0.05;
    if (mistypesName) event.account = mistypedAccount(person.index, Math.floor(random() * 3));
    else inARow++;
    fail(organisation, event, mistypesName ? RESULT["unknown user"] : RESULT["bad password"], random, out);
    event.account = person.index;
  }
  if (inARow === LOCKED_AFTER) {
    // In vain, whatever is typed; after a few tries they wait.
    do fail(organisation, event, RESULT["account locked"], random, out);
    while (random() < 0.5);
    event.timestampMs += LOCKED_MS;
  }
  event.incident = ordinary;
  return inARow === LOCKED_AFTER ? event.timestampMs : 0;
}

function fail(
  organisation: Organisation,
  event: SimulatedEvent,
  result: number,
  random: () => number,
  out: EventBuffer,
): void {
  event.result = result;
  push(organisation, event, out);
  event.result = RESULT.success;
  event.timestampMs += 2_000 + Math.floor(random() * random() * 60_000);
}

/**
 * Pushes to the phone until one is approved, or nobody tries any more. Moves the event's time on; returns whether one was
 * approved.
 */
function approvePush({ organisation, random }: Session, event: SimulatedEvent, out: EventBuffer): boolean {
  const method = event.method;
  event.action = ACTION.mfa;
  event.method = METHOD.push;
  for (let outcome = random(); outcome < PUSH_TIMES_OUT + PUSH_IS_DENIED; outcome = random()) {
    const timedOut = outcome < PUSH_TIMES_OUT;
    event.timestampMs += timedOut ? 60_000 : 4_000 + Math.floor(random() * 15_000);
    event.result = timedOut ? RESULT["mfa timeout"] : RESULT["mfa denied"];
    push(organisation, event, out);
    if (random() < (timedOut ? GIVES_UP.timedOut : GIVES_UP.denied)) return false;
  }
  event.timestampMs += 3_000 + Math.floor(random() * 15_000);
  event.result = RESULT.success;
  push(organisation, event, out);
  event.action = ACTION.login;
  event.method = method;
  event.timestampMs += approvalToSignInMs(random);
  return true;
}

/** Appends the event unless the log has ended by then. */
function push({ endMs }: Organisation, event: SimulatedEvent, out: EventBuffer): void {
  if (event.timestampMs < endMs) out.push(event);
}
