import { PUBLISHED_FACTS, type PublishedFact } from "./PUBLISHED_FACTS";
import type { RealismMeasure } from "./measureRealism";

/** A measure of a log beside what is published; one row of a table. */
export interface RealismRow extends Record<string, string | number | null> {
  measure: string;
  description: string;
  unit: string;
  /** Of the log that was measured; null where it has nothing to measure. */
  measured: number | null;
  /** The range that agrees with what is published; empty where nothing is. */
  published: string;
  /** `within`, `outside: 0.03 is below 0.05`, `not measured`, or `no published value found`. */
  verdict: string;
  /** Who was measured there. */
  population: string;
  source: string;
  /** How the number was come by, and why the comparison limps. */
  caution: string;
}

/** How far a measure may be from a single published value, relative to that: a judgement of ours, the same for all. */
const ABOUT = 0.25;

/**
 * Compares measures of a log with what is published about real ones.
 *
 * @param measures - as `measureRealism` gives them
 * @returns one row for each measure and published fact, in the order of the measures; measures of which nothing is
 *   published keep a row
 * @throws RangeError when a fact is about a measure that is not among them
 * @example showTable(compareWithPublished(await measureRealism(db)), { maxRows: 40 })
 */
export function compareWithPublished(
  measures: readonly RealismMeasure[],
  facts: readonly PublishedFact[] = PUBLISHED_FACTS,
): RealismRow[] {
  const stray = facts.find(({ measure }) => measures.every(({ name }) => name !== measure));
  if (stray) throw new RangeError(`compareWithPublished: facts must be about given measures, got ${stray.measure}`);
  return measures.flatMap((measure): RealismRow[] => {
    const about = facts.filter((fact) => fact.measure === measure.name);
    return about.length === 0 ? [rowOf(measure, null)] : about.map((fact) => rowOf(measure, fact));
  });
}

function rowOf({ name, unit, description, value }: RealismMeasure, fact: PublishedFact | null): RealismRow {
  return {
    measure: name,
    description,
    unit,
    measured: value,
    published: fact === null ? "" : rangeText(fact),
    verdict: verdictOf(value, fact),
    population: fact?.population ?? "",
    source: fact?.source ?? "",
    caution: [fact?.seen === "first-hand" ? null : fact?.seen, fact?.caution].filter(Boolean).join("; "),
  };
}

function verdictOf(value: number | null, fact: PublishedFact | null): string {
  if (fact === null) return "no published value found";
  if (value === null) return "not measured";
  const [low, high] = rangeOf(fact);
  if (low !== null && value < low) return `outside: ${short(value)} is below ${short(low)}`;
  if (high !== null && value > high) return `outside: ${short(value)} is above ${short(high)}`;
  return "within";
}

/** The values that agree with a fact. */
function rangeOf({ value }: PublishedFact): readonly [low: number | null, high: number | null] {
  return typeof value === "number" ? [value * (1 - ABOUT), value * (1 + ABOUT)] : value;
}

function rangeText({ value }: PublishedFact): string {
  if (typeof value === "number") return `about ${short(value)}`;
  const [low, high] = value;
  if (low === null) return `at most ${short(high!)}`;
  return high === null ? `at least ${short(low)}` : `${short(low)} to ${short(high)}`;
}

/** Three significant digits. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
