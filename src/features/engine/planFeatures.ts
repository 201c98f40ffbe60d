import { EPOCH_US } from "../dialect";
import type { Feature } from "../Feature";
import { FEATURE_WINDOWS } from "../windows";
import { hoistMeasures } from "./hoistMeasures";
import { type Measure, measuresIn } from "./Measure";

/** Column with the time of each event, microseconds since 1970, among those that expressions may use. */
export const TIME_US = "time_us";

/** A feature whose windows have been taken out. */
export interface PlannedFeature {
  feature: Feature;
  /** Its column in the matrix. */
  column: number;
  /** Expression over one event and its measures. */
  sql: string;
  /** The bits of the fields that it needs, by their place in {@link FeaturePlan.fields}. */
  mask: number;
}

/** What has to be computed for some features, each thing once. */
export interface FeaturePlan {
  features: readonly PlannedFeature[];
  /** By level: those of the first need nothing but the event, those of the next the levels before. */
  levels: readonly (readonly Measure[])[];
  /** Columns and expressions of which only matters whether they are equal. */
  keys: readonly string[];
  /** Expressions over one event that are aggregated as numbers. */
  numbers: readonly string[];
  /** Fields that features need. */
  fields: readonly string[];
}

/** Fields that fit into the bits of a whole number. */
const MOST_FIELDS = 30;

/**
 * @throws RangeError when an expression uses windows in another way than `Feature` says
 */
export function planFeatures(features: readonly Feature[]): FeaturePlan {
  const measures = new Map<string, Measure>();
  const fields = [...new Set(features.flatMap(({ needs = [] }) => needs))];
  if (fields.length > MOST_FIELDS) {
    throw new RangeError(`at most ${MOST_FIELDS} fields can be needed, got ${fields.length}`);
  }
  const planned = features.map((feature, column): PlannedFeature => ({
    feature,
    column,
    sql: withZeros(withTime(hoistMeasures(feature.sql, measures))),
    mask: (feature.needs ?? []).reduce((bits, field) => bits | (1 << fields.indexOf(field)), 0),
  }));
  const all = [...measures.values()];
  const distinct = all.filter(({ isDistinct }) => isDistinct);
  for (const { argument } of distinct) {
    if (measuresIn(argument).length > 0) {
      throw new RangeError(`count(DISTINCT …) cannot have an aggregate inside, got ${argument}`);
    }
  }
  const partitions = all.flatMap(({ window }) => FEATURE_WINDOWS.get(window)!.partition);
  const levels = Array.from({ length: Math.max(0, ...all.map(({ level }) => level)) }, (_, index) =>
    all.filter(({ level }) => level === index + 1),
  );
  return {
    features: planned,
    levels,
    keys: [...new Set([...partitions, ...distinct.map(keyOf)])],
    numbers: [...new Set((levels[0] ?? []).map(numberOf))].filter((sql) => sql !== ""),
    fields,
  };
}

/** What makes two values the same to a `count(DISTINCT …)`: a column's name, or an expression. */
export function keyOf({ argument }: Measure): string {
  return /^"?(\w+)"?$/.exec(argument)?.[1] ?? argument;
}

/** What must be known of each event for a measure, as SQL; nothing where keys or the event itself are enough. */
export function numberOf({ aggregate, argument, isDistinct }: Measure): string {
  if (isDistinct || argument === "*") return "";
  return withZeros(withTime(aggregate === "count" ? `CASE WHEN (${argument}) IS NOT NULL THEN 1 END` : argument));
}

/** Column of a measure with 0 for null. */
export function zeroed(measure: string): string {
  return `${measure}_or_0`;
}

/** `coalesce(measure_7, 0)` is so frequent that it is a column of its own. */
function withZeros(sql: string): string {
  return sql.replaceAll(/\bcoalesce\(\s*(measure_\d+)\s*,\s*0\s*\)/gi, (_, measure: string) => zeroed(measure));
}

/** The time of the event is a column like others: then no expression of the catalogue needs the event itself. */
function withTime(sql: string): string {
  return sql.replaceAll(EPOCH_US, TIME_US);
}
