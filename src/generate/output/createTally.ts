import { formatCsvRecord } from "../../files/formatCsvRecord";
import type { Incident } from "../Incident";
import type { Organisation } from "../organisation/Organisation";
import type { Block } from "./BlockMaker";
import type { OutputFormat } from "./OUTPUT_FORMATS";

/** How much of a generated log belongs to one scenario. */
export interface ScenarioCount extends Record<string, string | number> {
  /** `ordinary`, or the name of an attack or a look-alike. */
  scenario: string;
  label: "ordinary" | "benign" | "attack";
  /** ATT&CK id; empty for what is no attack. */
  technique: string;
  incidents: number;
  events: number;
  successes: number;
}

/** What was written. */
export interface GenerateReport {
  format: OutputFormat;
  /** Events in the log. */
  events: number;
  /** Events that the format has no word for: they are not in the log, nor in the labels. */
  leftOut: number;
  /** Share of the ordinary sign-in attempts that failed. */
  failureShare: number;
  /** The ordinary events first, then the look-alikes, then the attacks. */
  scenarios: ScenarioCount[];
}

interface IncidentTally {
  firstMs: number;
  lastMs: number;
  events: number;
  successes: number;
  accounts: Set<number>;
  addresses: Set<number>;
}

/** Takes the blocks of a log as they pass, and knows its labels in the end. */
export interface Tally {
  /** Adds a block and returns the lines of its labels. */
  add(block: Block): string;
  /** The table of incidents, as CSV with a header. */
  incidents(): string;
  report(): GenerateReport;
}

/** Header of the labels. */
export const LABELS_HEADER: readonly string[] = ["event_id", "label", "scenario", "technique", "incident"];
const INCIDENTS_HEADER = [
  "incident", "label", "scenario", "technique", "stealth", "start", "end", "events", "successes", "users", "sources",
]; // prettier-ignore

/**
 * Keeps the books of a log while it is written.
 *
 * @param holdsIds - whether the lines of the log hold ids; where not, labels name the events by their lines
 */
export function createTally(organisation: Organisation, format: OutputFormat, holdsIds: boolean): Tally {
  const { incidents, options } = organisation;
  const tallies = new Map<number, IncidentTally>();
  const total = { events: 0, written: 0 };
  const ordinary = { events: 0, successes: 0, failedSignIns: 0, signIns: 0 };
  return {
    add({ events, written, labels }) {
      const { id, incident, timestampMs, account, address, succeeded } = labels;
      const before = holdsIds ? 0 : total.written;
      let text = "";
      for (let row = 0; row < id.length; row++) {
        const tally = tallyOf(tallies, incident[row]!);
        tally.firstMs = Math.min(tally.firstMs, timestampMs[row]!);
        tally.lastMs = Math.max(tally.lastMs, timestampMs[row]!);
        tally.events++;
        tally.successes += succeeded[row]!;
        tally.accounts.add(account[row]!);
        tally.addresses.add(address[row]!);
        const { label, scenario, technique, id: name } = incidents[incident[row]! - 1]!;
        // No field needs quotes: all of them are words of ours.
        text += `${before + id[row]!},${label},${scenario},${technique},${name}\n`;
      }
      total.events += events;
      total.written += written;
      for (const key of Object.keys(ordinary) as (keyof typeof ordinary)[]) ordinary[key] += labels.ordinary[key];
      return text;
    },
    incidents() {
      const records = incidents.flatMap((incident) => {
        const tally = tallies.get(incident.number);
        return tally ? [incidentRecord(incident, tally, options.stealth)] : [];
      });
      return [INCIDENTS_HEADER, ...records].map(formatCsvRecord).join("");
    },
    report: () => ({
      format,
      events: total.written,
      leftOut: total.events - total.written,
      failureShare: ordinary.signIns > 0 ? ordinary.failedSignIns / ordinary.signIns : 0,
      scenarios: [
        {
          scenario: "ordinary",
          label: "ordinary",
          technique: "",
          incidents: 0,
          events: ordinary.events,
          successes: ordinary.successes,
        },
        ...scenarioCounts(incidents, tallies),
      ],
    }),
  };
}

function tallyOf(tallies: Map<number, IncidentTally>, incident: number): IncidentTally {
  let tally = tallies.get(incident);
  if (tally === undefined) {
    tally = {
      firstMs: Infinity,
      lastMs: -Infinity,
      events: 0,
      successes: 0,
      accounts: new Set(),
      addresses: new Set(),
    };
    tallies.set(incident, tally);
  }
  return tally;
}

function incidentRecord(incident: Incident, tally: IncidentTally, stealth: number): (string | number | null)[] {
  return [
    incident.id,
    incident.label,
    incident.scenario,
    incident.technique,
    incident.label === "attack" ? stealth : null,
    new Date(tally.firstMs).toISOString(),
    new Date(tally.lastMs).toISOString(),
    tally.events,
    tally.successes,
    tally.accounts.size,
    tally.addresses.size,
  ];
}

/** By scenario, look-alikes first, in the order in which they were planned. */
function scenarioCounts(incidents: readonly Incident[], tallies: ReadonlyMap<number, IncidentTally>): ScenarioCount[] {
  const counts = new Map<string, ScenarioCount>();
  for (const { number, scenario, label, technique } of incidents) {
    const tally = tallies.get(number);
    if (tally === undefined) continue;
    const count = counts.get(scenario) ?? { scenario, label, technique, incidents: 0, events: 0, successes: 0 };
    counts.set(scenario, count);
    count.incidents++;
    count.events += tally.events;
    count.successes += tally.successes;
  }
  return [...counts.values()].sort((a, b) => (a.label < b.label ? 1 : a.label > b.label ? -1 : 0));
}
