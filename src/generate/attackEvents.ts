import seedrandom from "seedrandom";
import type { LabelledEvent, Scenario } from "./LabelledEvent";
import type { Span } from "./ordinaryEvents";
import { benchmarkAddress, BROWSERS, type Person } from "./Person";

const DAY_MS = 86_400_000;
const TOOL = "python-requests/2.32.3";
const COUNTRIES = ["BR", "RO", "VN", "NG", "TR", "CA"] as const;

/** Everything that an attack needs to choose its victims and its hour. */
interface AttackSetting {
  people: readonly Person[];
  span: Span;
  random: () => number;
}

/**
 * The events of one attack, from a random stream of its own.
 *
 * @param index - number of this attack among those of its scenario
 */
export function attackEvents(
  scenario: Scenario,
  index: number,
  seed: number,
  people: readonly Person[],
  span: Span,
): LabelledEvent[] {
  const random = seedrandom.alea(`${seed}/attack/${scenario}/${index}`);
  const lastMs = span.startMs + span.days * DAY_MS - 1;
  return ATTACKS[scenario]({ people, span, random }).filter((event) => event.timestampMs <= lastMs);
}

const ATTACKS: Record<Scenario, (setting: AttackSetting) => LabelledEvent[]> = {
  brute_force: bruteForce,
  password_spraying: passwordSpraying,
  stolen_credentials: stolenCredentials,
};

/** Hundreds of guesses at one account in minutes; half of these attacks get in. */
function bruteForce(setting: AttackSetting): LabelledEvent[] {
  const { random } = setting;
  const { victim, strike } = attacker("brute_force", setting, TOOL);
  const guesses = 150 + Math.floor(random() * 250);
  let timestampMs = startOfAttack(setting);
  const events: LabelledEvent[] = [];
  for (let guess = 0; guess < guesses; guess++) {
    events.push(strike(victim, timestampMs, false));
    timestampMs += 1_000 + Math.floor(random() * 5_000);
  }
  if (random() < 0.5) events.push(strike(victim, timestampMs, true));
  return events;
}

/** One or two tries at each of many accounts over an hour or so; a few accounts have that password. */
function passwordSpraying(setting: AttackSetting): LabelledEvent[] {
  const { people, random } = setting;
  const { strike } = attacker("password_spraying", setting, TOOL);
  const accounts = Math.min(people.length, 60 + Math.floor(random() * 90));
  const pauseMs = 10_000 + random() * 40_000;
  let timestampMs = startOfAttack(setting);
  const events: LabelledEvent[] = [];
  for (const person of shuffled(people, random).slice(0, accounts)) {
    const tries = random() < 0.3 ? 2 : 1;
    const guessed = random() < 0.01;
    for (let attempt = 1; attempt <= tries; attempt++) {
      events.push(strike(person, timestampMs, guessed && attempt === tries));
      timestampMs += Math.floor(pauseMs * (0.5 + random()));
    }
  }
  return events;
}

/** The right password at once, from a new country and device, a few times over hours. */
function stolenCredentials(setting: AttackSetting): LabelledEvent[] {
  const { random } = setting;
  const { victim, strike } = attacker("stolen_credentials", setting);
  const signIns = 3 + Math.floor(random() * 6);
  // The first day is left alone: nobody can tell a new place before the old ones are known.
  let timestampMs = startOfAttack(setting, Math.min(1, setting.span.days / 2));
  const events: LabelledEvent[] = [];
  for (let signIn = 0; signIn < signIns; signIn++) {
    events.push(strike(victim, Math.floor(timestampMs), true));
    timestampMs += 600_000 + random() * 7_200_000;
  }
  return events;
}

/** An attacker at one address: a victim, and a function that makes one attempt. */
function attacker(
  scenario: Scenario,
  { people, random }: AttackSetting,
  tool?: string,
): { victim: Person; strike: (person: Person, timestampMs: number, succeeds: boolean) => LabelledEvent } {
  const victim = people[Math.floor(random() * people.length)]!;
  const source_ip = benchmarkAddress(random);
  const country = COUNTRIES[Math.floor(random() * COUNTRIES.length)]!;
  const devices = BROWSERS.filter((browser) => browser !== victim.userAgent);
  const device = devices[Math.floor(random() * devices.length)]!;
  const strike = (person: Person, timestampMs: number, succeeds: boolean): LabelledEvent => ({
    timestampMs,
    user: person.user,
    source_ip,
    outcome: succeeds ? "success" : "failure",
    failure_reason: succeeds ? null : "bad password",
    method: "password",
    country,
    user_agent: tool ?? device,
    host: person.host,
    scenario,
  });
  return { victim, strike };
}

/** A point in the first nine tenths of the log, at any hour, after the first `quietDays`. */
function startOfAttack({ span, random }: AttackSetting, quietDays: number = 0): number {
  const [first, last] = [quietDays, Math.max(quietDays, 0.9 * span.days)];
  return Math.floor(span.startMs + (first + random() * (last - first)) * DAY_MS);
}

/** Fisher–Yates, on a copy. */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const copy = [...values];
  for (let last = copy.length - 1; last > 0; last--) {
    const drawn = Math.floor(random() * (last + 1));
    [copy[last], copy[drawn]] = [copy[drawn]!, copy[last]!];
  }
  return copy;
}
