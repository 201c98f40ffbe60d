import { DERIVED_FROM } from "../columns";
import { FEATURE_WINDOWS } from "../windows";
import type { Numbers } from "./aggregates";
import { type Argument, computeMeasure } from "./computeMeasure";
import type { EventStore } from "./EventStore";
import { type CodedColumn, combineCodes } from "./combineCodes";
import { type Measure, measuresIn } from "./Measure";
import { orderByTime } from "./orderByTime";

/** What {@link runMeasures} needs to know. */
export interface MeasureRun {
  store: EventStore;
  measures: readonly Measure[];
  /** Called when measures have been computed: writes out what is complete, and says which measures are still needed. */
  onComputed: () => Promise<ReadonlySet<string>>;
  onProgress?: (done: number, total: number) => void;
  /** Seconds spent on each partition, added to. */
  seconds?: Map<string, number>;
}

/**
 * Computes the measures of all events, one partition after the other: events are put together once for all windows of
 * the same columns. What nobody needs any more is let go.
 */
export async function runMeasures({ store, measures, onComputed, onProgress, seconds }: MeasureRun): Promise<void> {
  const clock = (what: string, since: number): void => {
    seconds?.set(what, (seconds.get(what) ?? 0) + (performance.now() - since) / 1000);
  };
  let started = performance.now();
  const codes = await loadCodes(store, measures);
  const times = await store.times();
  const byTime = orderByTime(times);
  clock("(reading)", started);
  let done = 0;
  const levels = Math.max(0, ...measures.map(({ level }) => level));
  for (let level = 1; level <= levels; level++) {
    const own = measures.filter((measure) => measure.level === level);
    started = performance.now();
    const values = await loadArguments(store, own);
    clock("(reading)", started);
    for (const [partition, members] of byPartition(own)) {
      started = performance.now();
      const columns = FEATURE_WINDOWS.get(members[0]!.window)!.partition.map((column) => codes.get(column)!);
      const groups = combineCodes(columns, times.length);
      for (const measure of members) {
        const coded = measure.isDistinct ? codes.get(measure.argument) : undefined;
        const argument: Argument = { numbers: values.get(argumentSql(measure)), coded };
        store.measures.set(measure.name, computeMeasure(measure, { byTime, times, groups }, argument));
      }
      clock(partition, started);
      done += members.length;
      onProgress?.(done, measures.length);
      started = performance.now();
      const needed = await onComputed();
      for (const name of store.measures.keys()) if (!needed.has(name)) store.measures.delete(name);
      clock("(expressions)", started);
    }
  }
}

/** The measures of each set of columns. */
function byPartition(measures: readonly Measure[]): Map<string, Measure[]> {
  const partitions = new Map<string, Measure[]>();
  for (const measure of measures) {
    const key = FEATURE_WINDOWS.get(measure.window)!.partition.join(", ") || "organisation";
    partitions.set(key, [...(partitions.get(key) ?? []), measure]);
  }
  return partitions;
}

async function loadCodes(store: EventStore, measures: readonly Measure[]): Promise<Map<string, CodedColumn>> {
  const columns = measures.flatMap(({ window }) => FEATURE_WINDOWS.get(window)!.partition);
  const distinct = measures.filter(({ isDistinct }) => isDistinct).map(({ argument }) => argument);
  for (const argument of distinct) {
    if (measuresIn(argument).length > 0) {
      throw new RangeError(`count(DISTINCT …) cannot have an aggregate inside, got ${argument}`);
    }
  }
  const texts = new Map([
    ...columns.map((name) => [name, name in DERIVED_FROM ? name : `"${name}"`] as const),
    ...distinct.map((sql) => [sql, sql] as const),
  ]);
  const coded = await store.codes([...texts.values()]);
  return new Map([...texts.keys()].map((name, index) => [name, coded[index]!]));
}

async function loadArguments(store: EventStore, measures: readonly Measure[]): Promise<Map<string, Numbers>> {
  const texts = [...new Set(measures.map(argumentSql))].filter((sql) => sql !== "");
  const numbers = await store.numbers(texts);
  return new Map(texts.map((sql, index) => [sql, numbers[index]!]));
}

/** What must be known of each event for a measure, as SQL; nothing where codes or the event itself are enough. */
function argumentSql({ aggregate, argument, isDistinct }: Measure): string {
  if (isDistinct || argument === "*") return "";
  return aggregate === "count" ? `CASE WHEN (${argument}) IS NOT NULL THEN 1 END` : argument;
}
