import type { AlertIncident } from "../incidents/AlertIncident";

/** Sigma's levels, each from a risk on. */
const LEVELS: readonly (readonly [number, string])[] = [
  [0.9, "critical"],
  [0.5, "high"],
  [0.1, "medium"],
  [0, "low"],
];
/** Names in a selection. */
const MOST_NAMES = 50;

/**
 * Incidents in the form of Sigma rules, one document each: what to search another system for to find the same events.
 * They are summaries of what happened, not rules for what will.
 *
 * Values are written as JSON texts, which YAML reads as what they are, whatever a log has in them.
 *
 * @see https://sigmahq.io/docs/basics/rules.html
 * @example toSigma(listed).split("\n")[0] // 'title: "Password spraying: 91 accounts from 12 sources"'
 */
export function toSigma(incidents: readonly AlertIncident[]): string {
  return incidents.map(documentOf).join("---\n");
}

function documentOf(incident: AlertIncident): string {
  const { title, risk, techniques, first, last, users, sources, hosts, events, rules } = incident;
  const level = LEVELS.find(([least]) => risk >= least)![1];
  const selection = [
    ...listLines("user.name", users),
    ...listLines("source.ip", sources),
    ...listLines("host.name", hosts),
  ];
  const description = `${events} events from ${first} to ${last}; rules: ${rules.length === 0 ? "none, the forest alone" : rules.join(", ")}`;
  return [
    `title: ${JSON.stringify(title)}`,
    "status: experimental",
    `description: ${JSON.stringify(description)}`,
    `date: ${first.slice(0, 10)}`,
    ...(techniques.length === 0 ? [] : ["tags:", ...techniques.map((id) => `  - attack.${id.toLowerCase()}`)]),
    "logsource:",
    "  category: authentication",
    "detection:",
    ...(selection.length === 0 ? ["  selection: {}"] : ["  selection:", ...selection]),
    "  condition: selection",
    `level: ${level}`,
    "",
  ].join("\n");
}

function listLines(field: string, values: readonly string[]): string[] {
  if (values.length === 0) return [];
  return [`    ${field}:`, ...values.slice(0, MOST_NAMES).map((value) => `      - ${JSON.stringify(value)}`)];
}
