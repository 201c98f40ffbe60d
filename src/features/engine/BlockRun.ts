import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from "@duckdb/node-api";
import { DERIVED_FROM } from "../columns";
import type { FeatureBlock } from "../FeatureMatrix";
import type { FeatureState } from "../FeatureState";
import { withRoom } from "./aggregates/WindowAggregate";
import { CodeTable } from "./CodeTable";
import type { EventBlock } from "./evaluate";
import { fillArguments } from "./fillArguments";
import { inTurn } from "./inTurn";
import { forEachChunk } from "./forEachChunk";
import { fillColumns } from "./fillColumns";
import type { EventTable } from "./orderEvents";
import { NUMBER_COLUMNS, numberOf, planFeatures, PRESENCE_COLUMNS, TIME_US, zeroed } from "./planFeatures";
import { isNull, rawVector } from "./rawVector";
import { derivedHashesQuery, eventColumnsQuery } from "./readEvents";

const TABLE = "feature_block";

/** Codes of a column that is made of another one, by the other one's: worked out once for each value. */
interface DerivedCodes {
  sources: CodeTable;
  known: number;
  codes: Int32Array;
}

/** A block as it was read. */
interface ReadBlock extends EventBlock {
  /** Row of each event in the log. */
  logRows: Int32Array;
  /** Of each event, the bits of the fields that it lacks. */
  missing: Int32Array;
}

/** Takes blocks of events through a state, and gives their features. */
export class BlockRun {
  readonly #db: DuckDBConnection;
  /** For what is computed while the next events are read. */
  readonly #other: DuckDBConnection;
  readonly #state: FeatureState;
  readonly #events: EventTable;
  /** What expressions speak of: columns made for features, and features that are expressions over one event. */
  readonly #columns: readonly { name: string; sql: string }[];
  readonly #derived: ReadonlyMap<string, DerivedCodes>;
  readonly #summed: ReadonlySet<string>;
  /** Measures that expressions want with 0 for null. */
  readonly #zeroed: ReadonlySet<string>;
  /** 0 and 1 in turn: the last block may still be on its way to the database. */
  #blocks = 0;
  /** Arrays by name for each of the two: to make them anew for each block costs more than many a window. */
  readonly #rooms: readonly Map<string, Float64Array>[] = [new Map(), new Map()];

  constructor(db: DuckDBConnection, other: DuckDBConnection, state: FeatureState, events: EventTable) {
    this.#db = db;
    this.#other = other;
    this.#state = state;
    this.#events = events;
    const { plan } = state;
    const later = plan.levels.slice(1).flat().map(numberOf);
    const words = new Set(
      [...plan.features.map(({ sql }) => sql), ...later].join(" ").match(/[A-Za-z_][A-Za-z0-9_]*/g),
    );
    this.#zeroed = new Set(
      plan.levels.flatMap((level) => level.map(({ name }) => name).filter((name) => words.has(zeroed(name)))),
    );
    const used = NUMBER_COLUMNS.filter((name) => words.has(name)).map((name) => ({ name, sql: name }));
    const compiled = [...plan.features, ...plan.later.values()].flatMap((one) => one.compiled?.names ?? []);
    const made = [...PRESENCE_COLUMNS].filter(([name]) => compiled.includes(name));
    this.#columns = [...used, ...[...made, ...plan.direct].map(([name, sql]) => ({ name, sql }))];
    const derived = plan.keys.filter((key) => key in DERIVED_FROM);
    this.#derived = new Map(
      derived.map((key) => [key, { sources: new CodeTable(), known: 0, codes: new Int32Array(1) }]),
    );
    const sums = plan.levels.flat().filter(({ aggregate }) => aggregate === "sum");
    this.#summed = new Set(sums.map(numberOf));
  }

  /** Starts to read some events. */
  read(firstRow: number, rows: number): Promise<DuckDBResult> {
    const { fields, keys, numbers } = this.#state.plan;
    const columns = { fields, keys, numbers: [...numbers, ...this.#columns.map(({ sql }) => sql)] };
    const result = inTurn(this.#db, () => this.#db.run(eventColumnsQuery(this.#events, columns, firstRow, rows)));
    result.catch(() => undefined); // Whoever waits for it hears of it.
    return result;
  }

  /** Takes in what was read. */
  async ingest(result: DuckDBResult, firstRow: number, rows: number): Promise<ReadBlock> {
    const { plan, windows } = this.#state;
    windows.reserve(rows);
    const { ring } = windows;
    const { end, mask } = ring;
    const times = new Float64Array(rows);
    const [logRows, missing] = [new Int32Array(rows), new Int32Array(rows)];
    const keys = plan.keys.map((key) => ({
      column: ring.integers(windows.keys.column(key)),
      table: this.#derived.get(key)?.sources ?? windows.keys.table(key),
    }));
    const numbers = plan.numbers.map((sql) => ring.numbers(sql));
    const columns = this.#columns.map(() => new Float64Array(rows));
    await forEachChunk(result, (chunk) => {
      const places = placesOf(chunk, firstRow);
      takeIntegers(chunk, 1, places, logRows);
      takeNumbers(chunk, 2, places, times);
      takeIntegers(chunk, 3, places, missing);
      keys.forEach(({ column, table }, key) => takeCodes(chunk, 4 + key, places, { column, table, end, mask }));
      const firstNumber = 4 + keys.length;
      numbers.forEach((column, number) => {
        const { items, valid } = rawVector<Float64Array>(chunk, firstNumber + number);
        for (let index = 0; index < places.length; index++) {
          column[(end + places[index]!) & mask] = isNull(valid, index) ? NaN : items[index]!;
        }
      });
      columns.forEach((column, number) => takeNumbers(chunk, firstNumber + numbers.length + number, places, column));
    });
    for (const key of this.#derived.keys()) await this.#derive(key, firstRow, rows);
    plan.numbers.forEach((sql, number) => {
      if (this.#summed.has(sql)) this.#assertWhole(sql, numbers[number]!, end, rows, mask);
    });
    windows.begin(times);
    windows.keys.combineFrom(end);
    const values = new Map([[TIME_US, times], ...this.#columns.map(({ name }, at) => [name, columns[at]!] as const)]);
    return { firstRow, rows, logRows, missing, values };
  }

  /** What each new value of the source column makes; then the block's codes are those of what it makes. */
  async #derive(key: string, firstRow: number, rows: number): Promise<void> {
    const derived = this.#derived.get(key)!;
    const { ring, keys } = this.#state.windows;
    const table = keys.table(key);
    if (derived.sources.count > derived.known) {
      derived.codes = withRoom(derived.codes, derived.sources.count + 1);
      const query = derivedHashesQuery(this.#events, key, firstRow, rows);
      await forEachChunk(await inTurn(this.#db, () => this.#db.run(query)), (chunk) => {
        const [sources, made] = [halvesOf(chunk, 0), halvesOf(chunk, 1)];
        for (let index = 0; index < chunk.rowCount; index++) {
          const source = derived.sources.codeOf(sources.halves[2 * index]!, sources.halves[2 * index + 1]!);
          if (isNull(made.valid, index)) continue;
          derived.codes[source] = table.codeOf(made.halves[2 * index]!, made.halves[2 * index + 1]!);
        }
      });
      derived.known = derived.sources.count;
    }
    const column = ring.integers(keys.column(key));
    for (let at = ring.end; at < ring.end + rows; at++)
      column[at & ring.mask] = derived.codes[column[at & ring.mask]!]!;
  }

  /** Runs the windows over the block, and starts what is left; the features are there when the call of the result ends. */
  async compute(block: ReadBlock): Promise<() => Promise<FeatureBlock>> {
    const { windows, plan } = this.#state;
    const values = new Map(block.values);
    this.#blocks = 1 - this.#blocks;
    for (let level = 0; level < windows.levels; level++) {
      if (level > 0) await this.#fillArguments(level, { ...block, values });
      for (const [name, numbers] of windows.run(level, (measure) => this.#room(measure, block.rows))) {
        values.set(name, numbers);
        if (this.#zeroed.has(name)) values.set(zeroed(name), zeros(numbers, this.#room(zeroed(name), block.rows)));
      }
    }
    windows.end();
    const target = { data: new Float32Array(block.rows * plan.features.length), columns: plan.features.length };
    const scratch = this.#room("", block.rows);
    const started = fillColumns(
      this.#db,
      `${TABLE}_${this.#blocks}`,
      { ...block, values },
      block.missing,
      plan.features,
      { ...target, scratch, events: this.#events },
    );
    started.catch(() => undefined); // As above.
    return async () => {
      await started;
      const names = plan.features.map(({ feature }) => feature.name);
      assertFinite(target.data, names);
      return { ...target, rows: block.rows, names, eventRows: block.logRows };
    };
  }

  #room(name: string, rows: number): Float64Array {
    const rooms = this.#rooms[this.#blocks]!;
    const known = rooms.get(name);
    if (known !== undefined && known.length >= rows) return known.subarray(0, rows);
    const room = new Float64Array(rows);
    rooms.set(name, room);
    return room;
  }

  /** Computes what the measures of a level aggregate. */
  async #fillArguments(level: number, block: EventBlock): Promise<void> {
    const { plan, windows } = this.#state;
    const { ring } = windows;
    const wanted = new Map(windows.argumentsOf(level).map((sql) => [sql, plan.later.get(sql)!]));
    await fillArguments(this.#other, `${TABLE}_level`, this.#events, ring, block, wanted);
    for (const sql of wanted.keys()) {
      if (this.#summed.has(sql))
        this.#assertWhole(sql, ring.numbers(sql), ring.end - block.rows, block.rows, ring.mask);
    }
  }

  #assertWhole(sql: string, numbers: Float64Array, from: number, rows: number, mask: number): void {
    for (let at = from; at < from + rows; at++) {
      const value = numbers[at & mask]!;
      if (value !== value || Number.isSafeInteger(value)) continue;
      const { features, plan } = this.#state;
      const feature = plan.later.get(sql)?.feature ?? features.find((one) => planFeatures([one]).numbers.includes(sql));
      const what = feature === undefined ? "what is summed" : `what ${feature.name} sums`;
      throw new RangeError(`${what} must be whole numbers (scale and round them), got ${value}`);
    }
  }

  /** Puts away what the run left in the database. */
  async close(): Promise<void> {
    for (const name of ["0", "1", "level"]) {
      for (const db of new Set([this.#db, this.#other])) {
        await inTurn(db, () => db.run(`DROP TABLE IF EXISTS ${TABLE}_${name}`));
      }
    }
  }
}

/** Places in the block of a chunk's events: its first column, less the row of the block's first. */
function placesOf(chunk: DuckDBDataChunk, firstRow: number): Int32Array {
  return rawVector<Int32Array>(chunk, 0).items.map((row) => row - firstRow);
}

function zeros(numbers: Float64Array, out: Float64Array): Float64Array {
  for (let row = 0; row < numbers.length; row++) out[row] = numbers[row] === numbers[row] ? numbers[row]! : 0;
  return out;
}

/** A forest takes no infinite value, and would not know whose it is. */
function assertFinite(data: Float32Array, names: readonly string[]): void {
  for (let at = 0; at < data.length; at++) {
    const value = data[at]!;
    if (value !== Infinity && value !== -Infinity) continue;
    throw new RangeError(`${names[at % names.length]} must be finite or missing, got ${value}`);
  }
}

function takeIntegers(chunk: DuckDBDataChunk, column: number, places: Int32Array, out: Int32Array): void {
  const { items } = rawVector<Int32Array>(chunk, column);
  for (let index = 0; index < places.length; index++) out[places[index]!] = items[index]!;
}

function takeNumbers(chunk: DuckDBDataChunk, column: number, places: Int32Array, out: Float64Array): void {
  const { items, valid } = rawVector<Float64Array>(chunk, column);
  for (let index = 0; index < places.length; index++) out[places[index]!] = isNull(valid, index) ? NaN : items[index]!;
}

function takeCodes(
  chunk: DuckDBDataChunk,
  number: number,
  places: Int32Array,
  { column, table, end, mask }: { column: Int32Array; table: CodeTable; end: number; mask: number },
): void {
  const { halves, valid } = halvesOf(chunk, number);
  for (let index = 0; index < places.length; index++) {
    const code = isNull(valid, index) ? 0 : table.codeOf(halves[2 * index]!, halves[2 * index + 1]!);
    column[(end + places[index]!) & mask] = code;
  }
}

function halvesOf(chunk: DuckDBDataChunk, column: number): { halves: Int32Array; valid: Uint32Array | null } {
  const { items, valid } = rawVector<BigUint64Array>(chunk, column);
  return { halves: new Int32Array(items.buffer, items.byteOffset, items.length * 2), valid };
}
