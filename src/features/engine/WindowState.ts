import { FEATURE_WINDOWS } from "../windows";
import { createAggregate } from "./aggregates/createAggregate";
import type { AggregateArrays, Frame, WindowAggregate } from "./aggregates/WindowAggregate";
import { EventRing } from "./EventRing";
import { KeyCodes } from "./KeyCodes";
import type { Measure } from "./Measure";
import { type FeaturePlan, keyOf, numberOf } from "./planFeatures";

const TIMES = "times";
/** Positions are whole numbers of 32 bits. */
const MOST_EVENTS = 2 ** 31 - 2 ** 20;

interface RunningMeasure {
  measure: Measure;
  reachUs: number;
  aggregate: WindowAggregate;
  /** Columns of the ring. */
  groups: string | null;
  number: string | null;
  value: string | null;
  pairs: string | null;
}

/** What windows have seen of the events so far: enough to go on with the next ones, whatever came before. */
export class WindowState {
  readonly ring: EventRing = new EventRing();
  readonly keys: KeyCodes = new KeyCodes(this.ring);
  readonly #levels: readonly (readonly RunningMeasure[])[];
  readonly #reaches: readonly number[];
  /** Position of the first event that no window has seen; by reach, of the first that has not left it. */
  #head = 0;
  /** The ring lets go of events that no window can reach, also of the last. */
  #lastTime = -Infinity;
  readonly #tails: Map<number, number>;
  #frames: Map<number, Frame> = new Map();
  #nothing: Int32Array = new Int32Array(0);

  constructor(plan: FeaturePlan) {
    this.ring.addNumbers(TIMES);
    for (const key of plan.keys) this.keys.addKey(key);
    for (const sql of plan.numbers) this.ring.addNumbers(sql);
    this.#levels = plan.levels.map((measures) => measures.map((measure) => this.#running(measure)));
    this.#reaches = [...new Set(this.#levels.flat().map(({ reachUs }) => reachUs))];
    this.#tails = new Map(this.#reaches.map((reachUs) => [reachUs, 0]));
  }

  #running(measure: Measure): RunningMeasure {
    const { partition, reachUs } = FEATURE_WINDOWS.get(measure.window)!;
    const number = numberOf(measure);
    if (number !== "") this.ring.addNumbers(number);
    const key = measure.isDistinct ? keyOf(measure) : null;
    return {
      measure,
      reachUs,
      aggregate: createAggregate(measure, reachUs),
      groups: this.keys.combine(partition),
      number: number === "" ? null : number,
      value: key === null ? null : this.keys.column(key),
      pairs: key === null ? null : this.keys.combine([...partition, key]),
    };
  }

  /** Time of the last event, microseconds since 1970; minus infinity before the first. */
  get lastTime(): number {
    return this.#lastTime;
  }

  /** Events so far. */
  get events(): number {
    return this.ring.end;
  }

  /** Lets go what no window can reach any more, and makes room for so many events behind the ring's end. */
  reserve(rows: number): void {
    const { ring } = this;
    if (ring.end + rows > MOST_EVENTS) throw new RangeError(`at most ${MOST_EVENTS} events can be followed`);
    ring.start = this.#firstReachable();
    ring.reserve(rows);
  }

  #firstReachable(): number {
    const tails = [...this.#tails].filter(([reachUs]) => reachUs !== Infinity).map(([, tail]) => tail);
    return Math.min(this.#head, ...tails);
  }

  /**
   * Begins a block whose keys and numbers have been put into the ring, behind its end.
   *
   * @param times - microseconds since 1970
   *
   * @throws RangeError when one is earlier than the one before it
   */
  begin(times: Float64Array): void {
    const { ring } = this;
    let last = this.lastTime;
    for (let row = 0; row < times.length; row++) {
      if (!(times[row]! >= last))
        throw new RangeError(
          `events must come in the order of time: ${whenText(times[row]!)} comes after ${whenText(last)}`,
        );
      last = times[row]!;
    }
    const first = ring.end;
    ring.end += times.length;
    this.#lastTime = last;
    const column = ring.numbers(TIMES);
    for (let row = 0; row < times.length; row++) column[(first + row) & ring.mask] = times[row]!;
    this.#frames = this.#createFrames(first, times);
  }

  /** Of each event of the block, how far its window reaches, for each reach. */
  #createFrames(first: number, blockTimes: Float64Array): Map<number, Frame> {
    const rows = blockTimes.length;
    const mask = this.ring.mask;
    const times = this.ring.numbers(TIMES);
    const heads = new Int32Array(rows);
    let head = this.#head;
    for (let row = 0; row < rows; row++) {
      while (times[head & mask]! < blockTimes[row]!) head++;
      heads[row] = head;
    }
    const frames = this.#reaches.map((reachUs): [number, Frame] => {
      const tail = this.#tails.get(reachUs)!;
      const tails = reachUs === Infinity ? null : tailsOf(times, mask, tail, blockTimes, reachUs);
      return [reachUs, { first, rows, mask, times, heads, head: this.#head, reachUs, tails, tail }];
    });
    return new Map(frames);
  }

  /**
   * The measures of a level at each event of the block: name → numbers, NaN for null.
   *
   * @param room - gives the array that a measure goes to
   */
  run(level: number, room: (name: string) => Float64Array): Map<string, Float64Array> {
    const { ring, keys } = this;
    if (this.#nothing.length < ring.mask + 1) this.#nothing = new Int32Array(ring.mask + 1);
    const results = new Map<string, Float64Array>();
    for (const { measure, reachUs, aggregate, groups, number, value, pairs } of this.#levels[level] ?? []) {
      const out = room(measure.name);
      const input = {
        groups: groups === null ? this.#nothing : ring.integers(groups),
        largestGroup: groups === null ? 0 : keys.table(groups).count,
        numbers: number === null ? null : ring.numbers(number),
        values: value === null ? null : ring.integers(value),
        pairs: pairs === null ? null : ring.integers(pairs),
        largestPair: pairs === null ? 0 : keys.table(pairs).count,
      };
      aggregate.run(this.#frames.get(reachUs)!, input, out);
      results.set(measure.name, out);
    }
    return results;
  }

  /** What the measures of a level aggregate that needs other measures: to be put into the ring first. */
  argumentsOf(level: number): string[] {
    return [...new Set(this.#levels[level]!.flatMap(({ number }) => (number === null ? [] : [number])))];
  }

  /** How many levels of measures there are. */
  get levels(): number {
    return this.#levels.length;
  }

  /** Ends the block that {@link begin} began. */
  end(): void {
    this.#head = this.ring.end;
    for (const [reachUs, { heads, tails, rows }] of this.#frames) {
      this.#head = heads[rows - 1]!;
      if (tails !== null) this.#tails.set(reachUs, tails[rows - 1]!);
    }
    this.#frames = new Map();
  }

  /** All of it as arrays by name, between two blocks. */
  arrays(): AggregateArrays {
    const { ring } = this;
    ring.start = this.#firstReachable();
    const aggregates = this.#levels
      .flat()
      .flatMap(({ measure, aggregate }) => Object.entries(prefixed(measure.name, aggregate.arrays())));
    const positions = [
      this.#lastTime,
      ring.start,
      ring.end,
      this.#head,
      ...this.#reaches.map((reachUs) => this.#tails.get(reachUs)!),
    ];
    return {
      positions: Float64Array.from(positions),
      ...Object.fromEntries(ring.names.map((name) => [`ring ${name}`, ring.kept(name)])),
      ...prefixed("codes", this.keys.arrays()),
      ...Object.fromEntries(aggregates),
    };
  }

  /** Puts back what {@link arrays} gave, of a state of the same plan. */
  restore(arrays: AggregateArrays): void {
    const { ring } = this;
    const [lastTime, start, end, head, ...tails] = arrays["positions"]!;
    this.#lastTime = lastTime!;
    ring.start = start!;
    ring.end = start!;
    ring.reserve(end! - start!);
    ring.end = end!;
    this.#head = head!;
    this.#reaches.forEach((reachUs, index) => this.#tails.set(reachUs, tails[index]!));
    for (const name of ring.names) ring.restore(name, arrays[`ring ${name}`]!);
    this.keys.restore(withoutPrefix("codes", arrays));
    for (const { measure, aggregate } of this.#levels.flat()) aggregate.restore(withoutPrefix(measure.name, arrays));
  }
}

function tailsOf(
  times: Float64Array,
  mask: number,
  from: number,
  blockTimes: Float64Array,
  reachUs: number,
): Int32Array {
  const tails = new Int32Array(blockTimes.length);
  let tail = from;
  for (let row = 0; row < blockTimes.length; row++) {
    const since = blockTimes[row]! - reachUs;
    while (times[tail & mask]! < since) tail++;
    tails[row] = tail;
  }
  return tails;
}

function prefixed(prefix: string, arrays: AggregateArrays): AggregateArrays {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${prefix} ${name}`, array]));
}

function withoutPrefix(prefix: string, arrays: AggregateArrays): AggregateArrays {
  const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${prefix} `));
  return Object.fromEntries(own.map(([name, array]) => [name.slice(prefix.length + 1), array]));
}

function whenText(timeUs: number): string {
  return Number.isFinite(timeUs) ? new Date(timeUs / 1000).toISOString() : String(timeUs);
}
