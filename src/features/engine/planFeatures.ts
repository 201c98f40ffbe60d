import { quoteName } from "../../files/quoteSql";
import { EVENT_COLUMNS } from "../../logs/eventColumns";
import { EPOCH_US } from "../dialect";
import type { Feature } from "../Feature";
import { FEATURE_WINDOWS } from "../windows";
import { DERIVED_FROM, FEATURE_COLUMNS } from "../columns";
import { type CompiledExpression, compileExpression, presenceOf } from "./compileExpression";
import { hoistMeasures } from "./hoistMeasures";
import { type Measure, measuresIn } from "./Measure";

/** Of each column, a number: 1 where the event has it, 0 where it is null; by what {@link compileExpression} calls it. */
export const PRESENCE_COLUMNS: ReadonlyMap<string, string> = new Map(
  [...EVENT_COLUMNS.map(({ name }) => name), ...Object.keys(DERIVED_FROM)].map((name) => [
    presenceOf(name),
    `CASE WHEN ${quoteName(DERIVED_FROM[name] ?? name)} IS NOT NULL THEN 1 ELSE 0 END`,
  ]),
);

/** Column with the time of each event, microseconds since 1970, among those that expressions may use. */
export const TIME_US = "time_us";

/** Columns made for features that are numbers: they are read with the event and go where its measures go. */
export const NUMBER_COLUMNS: readonly string[] = Object.keys(FEATURE_COLUMNS).filter((name) => !(name in DERIVED_FROM));

/** A feature whose windows have been taken out. */
export interface PlannedFeature {
  feature: Feature;
  /** Its column in the matrix. */
  column: number;
  /** Expression over one event and its measures. */
  sql: string;
  /** The same as a function, where it can be one; else the database evaluates it. */
  compiled: CompiledExpression | null;
  /** The bits of the fields that it needs, by their place in {@link FeaturePlan.fields}. */
  mask: number;
}

/** What a measure aggregates that needs other measures. */
export interface PlannedArgument {
  /** The first that needs it, for messages. */
  feature: Feature;
  /** As a function, where it can be one; else the database evaluates it. */
  compiled: CompiledExpression | null;
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
  /** Expressions over one event that features are, and that cannot be functions: read with the event, by their name. */
  direct: ReadonlyMap<string, string>;
  /** Expressions that are aggregated and need other measures. */
  later: ReadonlyMap<string, PlannedArgument>;
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
  const first = new Map<string, Feature>();
  const expressions = features.map((feature) => {
    const sql = hoistMeasures(feature.sql, measures);
    for (const { name } of measures.values()) if (!first.has(name)) first.set(name, feature);
    return prepared(sql);
  });
  const known = new Set([...measures.values()].flatMap(({ name }) => [name, zeroed(name)]));
  for (const name of [TIME_US, ...NUMBER_COLUMNS, ...PRESENCE_COLUMNS.keys()]) known.add(name);
  const isDirect = (sql: string): boolean => measuresIn(sql).length === 0 && compileExpression(sql, known) === null;
  const nameOf = new Map([...new Set(expressions.filter(isDirect))].map((sql, index) => [sql, `direct_${index}`]));
  const direct = new Map([...nameOf].map(([sql, name]) => [name, sql]));
  for (const name of direct.keys()) known.add(name);
  const planned = features.map((feature, column): PlannedFeature => ({
    feature,
    column,
    sql: nameOf.get(expressions[column]!) ?? expressions[column]!,
    compiled: compileExpression(nameOf.get(expressions[column]!) ?? expressions[column]!, known),
    mask: (feature.needs ?? []).reduce((bits, field) => bits | (1 << fields.indexOf(field)), 0),
  }));
  const all = [...measures.values()];
  const distinct = all.filter(({ isDistinct }) => isDistinct);
  const partitions = all.flatMap(({ window }) => FEATURE_WINDOWS.get(window)!.partition);
  const levels = Array.from({ length: Math.max(0, ...all.map(({ level }) => level)) }, (_, index) =>
    all.filter(({ level }) => level === index + 1),
  );
  return {
    features: planned,
    levels,
    keys: [...new Set([...partitions, ...distinct.map(keyOf)])],
    numbers: [...new Set((levels[0] ?? []).map(numberOf))].filter((sql) => sql !== ""),
    later: new Map(
      levels
        .slice(1)
        .flat()
        .map((measure) => [
          numberOf(measure),
          { feature: first.get(measure.name)!, compiled: compileExpression(numberOf(measure), known) },
        ]),
    ),
    direct,
    fields,
  };
}

/** What makes two values the same to a `count(DISTINCT …)`: a column's name, or an expression. */
export function keyOf({ argument }: Measure): string {
  const name = /^"?(\w+)"?$/.exec(argument)?.[1] ?? "";
  const isColumn = name in FEATURE_COLUMNS || EVENT_COLUMNS.some((column) => column.name === name);
  return isColumn ? name : `(${argument})`;
}

/** What must be known of each event for a measure, as SQL; nothing where keys or the event itself are enough. */
export function numberOf({ aggregate, argument, isDistinct }: Measure): string {
  if (isDistinct || argument === "*") return "";
  return prepared(aggregate === "count" ? `CASE WHEN (${argument}) IS NOT NULL THEN 1 END` : argument);
}

const TEXT = /('(?:[^']|'')*')/;

/** An expression without windows in words that can be computed without the database, where there are such. */
function prepared(sql: string): string {
  const parts = sql.split(TEXT);
  return parts.map((part) => (part.startsWith("'") ? part : withZeros(withTime(part)))).join("");
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
