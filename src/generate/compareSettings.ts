import { ACTION, type EventBuffer, RESULT } from "./behaviour/EventBuffer";
import { type GenerateOptions, resolveGenerateOptions } from "./GenerateOptions";
import { makeBlocks } from "./output/runBlocks";
import { createSimulation } from "./simulation/createSimulation";

const HOUR_MS = 3_600_000;

/** What a log is like at one setting of the options. */
export interface SettingEffect extends Record<string, string | number> {
  setting: string;
  events: number;
  /** Failed sign-ins of those that belong to no incident, percent. */
  failed_percent: number;
  /** Names that occur, those that nobody has included. */
  users: number;
  /** Addresses that occur. */
  sources: number;
  attack_events: number;
  /** Addresses that attacks come from. */
  attack_sources: number;
  /** How long an attack lasts, hours, median over the attacks. */
  attack_hours: number;
  look_alike_events: number;
}

/**
 * What options do: the same log at several settings, side by side.
 *
 * @param settings - a name for each setting, and the options it takes
 * @returns one row a setting, in their order
 * @throws RangeError when an option is unknown, out of range or impossible
 * @example compareSettings({ "as it is": {}, "careful attackers": { stealth: 0.9 } })
 */
export function compareSettings(settings: Readonly<Record<string, GenerateOptions>>): SettingEffect[] {
  return Object.entries(settings).map(([setting, options]) => measure(setting, options));
}

function measure(setting: string, options: GenerateOptions): SettingEffect {
  const resolved = resolveGenerateOptions(options);
  const { incidents } = createSimulation(resolved).organisation;
  const [users, sources, attackSources] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const spans = new Map<number, [firstMs: number, lastMs: number]>();
  const counts = { events: 0, signIns: 0, failed: 0, attack: 0, lookAlike: 0 };
  for (const { rows } of makeBlocks(resolved, "parquet")) {
    const { columns, length } = rows as EventBuffer;
    for (let row = 0; row < length; row++) {
      counts.events++;
      users.add(columns.account[row]!);
      sources.add(columns.address[row]!);
      const number = columns.incident[row]!;
      if (number === 0) {
        if (columns.action[row] !== ACTION.login) continue;
        counts.signIns++;
        if (columns.result[row] !== RESULT.success) counts.failed++;
      } else if (incidents[number - 1]!.label === "benign") counts.lookAlike++;
      else {
        counts.attack++;
        attackSources.add(columns.address[row]!);
        const time = columns.timestampMs[row]!;
        spans.set(number, [spans.get(number)?.[0] ?? time, time]);
      }
    }
  }
  const hours = [...spans.values()].map(([first, last]) => (last - first) / HOUR_MS).sort((a, b) => a - b);
  return {
    setting,
    events: counts.events,
    failed_percent: (100 * counts.failed) / Math.max(1, counts.signIns),
    users: users.size,
    sources: sources.size,
    attack_events: counts.attack,
    attack_sources: attackSources.size,
    attack_hours: hours[Math.floor(hours.length / 2)] ?? 0,
    look_alike_events: counts.lookAlike,
  };
}
