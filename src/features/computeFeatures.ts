import type { DuckDBConnection } from "@duckdb/node-api";
import type { Matrix } from "../forest/Matrix";
import { assertFeatures } from "./assertFeature";
import { EventStore, type Target } from "./engine/EventStore";
import { hoistMeasures } from "./engine/hoistMeasures";
import { type Measure, measuresIn } from "./engine/Measure";
import { runMeasures } from "./engine/runMeasures";
import type { Feature } from "./Feature";
import { featureQuery } from "./featureQuery";

/** A matrix whose columns have names: one row = one event, in the order of the event table. */
export interface FeatureMatrix extends Matrix {
  data: Float32Array;
  names: readonly string[];
}

/** Options of {@link computeFeatures}. */
export interface ComputeFeaturesOptions {
  /**
   * A table of earlier events with the columns of the event table: what came before. It gets no rows in the matrix.
   * @default none
   */
  history?: string;
  /** Called as windows are computed: how many of how many. */
  onProgress?: (done: number, total: number) => void;
  /** Filled with the seconds that each part took, by the columns that put events together. */
  seconds?: Map<string, number>;
}

/** Features that are handed to the database together: fewer and it is asked more often, more and more must be kept. */
const COLUMNS_AT_A_TIME = 24;

/** A feature whose windows have been taken out. */
interface Column extends Omit<Target, "missing"> {
  feature: Feature;
  /** Names of the measures in it. */
  uses: readonly string[];
}

/**
 * Computes features of all events as a row-major matrix. A missing value is NaN.
 *
 * Needs the table `events`, as `readLogs` makes it. A feature sees the event itself and what came before it, never
 * what is later or at the same time.
 *
 * The aggregates over windows are computed outside the database, on numbers: its own windows take minutes where many
 * events are in one group. What they mean is what `featureQuery` says.
 *
 * Cost: O(events) for each set of columns, such as user and device, and for each aggregate.
 *
 * @throws RangeError when there are no events or features, or one is wrong or there twice; Error naming the feature
 *   whose expression the database refuses
 * @example const X = await computeFeatures(db, presetFeatures("default"));
 */
export async function computeFeatures(
  db: DuckDBConnection,
  features: readonly Feature[],
  options: ComputeFeaturesOptions = {},
): Promise<FeatureMatrix> {
  const { history, onProgress, seconds } = options;
  assertFeatures(features, "computeFeatures");
  await assertExpressions(db, features);
  const measures = new Map<string, Measure>();
  const fields = [...new Set(features.flatMap(({ needs = [] }) => needs))];
  const columns = features.map((feature, column): Column => {
    const sql = hoistMeasures(feature.sql, measures);
    const mask = (feature.needs ?? []).reduce((bits, field) => bits | (1 << fields.indexOf(field)), 0);
    return { feature, sql, column, mask, uses: measuresIn(sql) };
  });
  const store = await EventStore.open(db, history);
  try {
    const rows = store.rows - store.historyRows;
    if (rows === 0) throw new RangeError("computeFeatures: at least one event is required, got 0");
    const data = new Float32Array(rows * features.length);
    const missing = await store.missing(fields);
    const waiting = new Set(columns);
    const all = [...measures.values()];
    const fillComplete = async (): Promise<ReadonlySet<string>> => {
      const ready = [...waiting].filter(({ uses }) => uses.every((name) => store.measures.has(name)));
      const complete = ready.length >= COLUMNS_AT_A_TIME || ready.length === waiting.size ? ready : [];
      await fill(store, complete, missing, { data, columns: features.length });
      for (const column of complete) waiting.delete(column);
      const open = all.filter(({ name }) => !store.measures.has(name));
      return new Set([
        ...open.flatMap(({ argument }) => measuresIn(argument)),
        ...[...waiting].flatMap(({ uses }) => uses),
      ]);
    };
    await fillComplete();
    await runMeasures({ store, measures: all, onComputed: fillComplete, onProgress, seconds }).catch((error: Error) => {
      throw error instanceof RangeError ? new RangeError(`computeFeatures: ${error.message}`, { cause: error }) : error;
    });
    return { data, rows, columns: features.length, names: features.map(({ name }) => name) };
  } finally {
    await store.close();
  }
}

async function fill(
  store: EventStore,
  some: readonly Column[],
  missing: Int32Array,
  { data, columns }: { data: Float32Array; columns: number },
): Promise<void> {
  const targets = some.map((column): Target => ({ ...column, missing }));
  await store.fill(targets, data, columns).catch(async () => {
    for (const [index, target] of targets.entries()) {
      await store.fill([target], data, columns).catch((error: unknown) => refuse(some[index]!.feature, error));
    }
  });
}

/** Binds all expressions at once; if that fails each by itself, so that the error can name the feature. */
async function assertExpressions(db: DuckDBConnection, features: readonly Feature[]): Promise<void> {
  const bind = (some: readonly Feature[]): Promise<unknown> => db.run(`EXPLAIN ${featureQuery(some)}`);
  await bind(features).catch(async () => {
    for (const feature of features) await bind([feature]).catch((error: unknown) => refuse(feature, error));
  });
}

function refuse({ name }: Feature, error: unknown): never {
  const [reason] = (error as Error).message.split("\n");
  throw new Error(`computeFeatures: the expression of ${name} cannot be used: ${reason}`, { cause: error });
}
