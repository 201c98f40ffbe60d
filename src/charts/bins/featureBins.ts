import { formatNumber } from "../text/formatNumber";

/** Values this small are drawn as 0: their steps cannot be told apart in double precision. */
const TINY = 1e-290;

/** Bins of one feature, and where they lie on a chart's axis. */
export interface FeatureBins {
  /** Number of bins. */
  count: number;
  /** Centre of each bin on the axis. */
  centres: number[];
  /** Width of every bin on the axis. */
  width: number;
  /** What each bin holds, such as `5 to 9`. */
  labels: string[];
  /** Bin of a value, from 0. */
  binOf: (value: number) => number;
  /** Position on the axis at which the bin of a value begins (side -1) or ends (side 1). */
  edgeOf: (value: number, side: -1 | 1) => number;
  /** Ends of the axis. */
  range: [number, number];
  /** Tick marks where the axis is not in the feature's own unit. */
  ticks: Record<string, unknown>;
}

/**
 * Chooses bins in which a feature can be read: whole numbers share no bin with fractions, and edges are round.
 *
 * Linear bins are equally wide in the feature's unit. Logarithmic ones have their edges at 1, 2, 5, 10, 20 …, with one
 * bin for exactly 0, and lie at equal steps on the axis; what is a millionth of the largest value or less shares one bin.
 *
 * @param sorted - finite values, ascending, at least one
 * @param bins - most bins on a linear scale
 * @param scale - `log` needs values of at least 0
 * @returns bins that hold every value
 * @example featureBins(Float64Array.of(0, 1, 2, 700), 40, "log").labels // ["0", "1", "2 to 4", …, "500 to 999"]
 */
export function featureBins(sorted: Float64Array, bins: number, scale: "linear" | "log"): FeatureBins {
  const whole = sorted.every((value) => Number.isInteger(value));
  return scale === "log" && sorted.at(-1)! > TINY ? logBins(sorted, whole) : linearBins(sorted, bins, whole);
}

function linearBins(sorted: Float64Array, bins: number, whole: boolean): FeatureBins {
  const [smallest, largest] = [sorted[0]!, sorted.at(-1)!];
  const width = whole ? Math.ceil((largest - smallest + 1) / bins) : niceStep((largest - smallest) / bins, smallest);
  const low = whole ? smallest - 0.5 : Math.floor(smallest / width) * width;
  const count = Math.max(1, Math.floor((largest - low) / width) + 1);
  const edge = (bin: number): number => Number((low + bin * width).toPrecision(12));
  const binOf = (value: number): number => Math.min(count - 1, Math.max(0, Math.floor((value - low) / width)));
  const labelOf = (bin: number): string =>
    whole ? spanText(edge(bin) + 0.5, edge(bin + 1) - 0.5) : spanText(edge(bin), edge(bin + 1));
  const list = Array.from({ length: count }, (_, bin) => bin);
  return {
    count,
    centres: list.map((bin) => Number((low + (bin + 0.5) * width).toPrecision(12))),
    width,
    labels: list.map(labelOf),
    binOf,
    edgeOf: (value, side) => (whole ? value + side * 0.5 : value),
    range: [edge(0), edge(count)],
    ticks: whole && largest - smallest < 10 ? { dtick: 1 } : {},
  };
}

function logBins(sorted: Float64Array, whole: boolean): FeatureBins {
  const largest = sorted.at(-1)!;
  const smallest = Math.max(
    sorted.find((value) => value > 0)!,
    largest / 1e6,
  );
  const edges: number[] = [];
  // One decade early: the logarithm of 999999999.9999979 rounds up to 9.
  const firstDecade = Math.floor(Math.log10(smallest)) - 1;
  for (let decade = firstDecade; (edges.at(-1) ?? 0) <= largest; decade++) {
    for (const digit of [1, 2, 5]) edges.push(Number((digit * 10 ** decade).toPrecision(1)));
  }
  const first = Math.max(
    0,
    edges.findLastIndex((edge) => edge <= smallest),
  );
  const used = edges.slice(first, edges.findIndex((edge) => edge > largest) + 1);
  const zero = sorted[0] === 0 ? 1 : 0;
  const count = used.length - 1 + zero;
  const binOf = (value: number): number => {
    if (value === 0) return 0;
    return (
      zero +
      Math.max(
        0,
        used.findLastIndex((edge) => edge <= value),
      )
    );
  };
  const positive = used
    .slice(0, -1)
    .map((edge, bin) => (whole ? spanText(edge, used[bin + 1]! - 1) : spanText(edge, used[bin + 1]!)));
  const labels = zero === 1 ? ["0", ...positive] : positive;
  const centres = labels.map((_, bin) => bin);
  return {
    count,
    centres,
    width: 1,
    labels,
    binOf,
    edgeOf: (value, side) => edgePosition(value, side, used, zero, binOf, whole),
    range: [-0.5, count - 0.5],
    ticks: whole && count <= 10 ? { tickvals: centres, ticktext: labels } : edgeTicks(used, zero),
  };
}

/** Ticks at the edges of the bins, all of them or only the powers of ten, and one at the middle of the bin of 0. */
function edgeTicks(used: readonly number[], zero: number): Record<string, unknown> {
  const ticks = used
    .map((edge, at) => ({ edge, position: at + zero - 0.5 }))
    .filter(({ edge }) => used.length <= 12 || /^(1|0\.0*1)0*$/.test(formatDigits(edge)));
  const zeroTick = zero === 1 ? [{ edge: 0, position: 0 }] : [];
  const all = [...zeroTick, ...ticks];
  return { tickvals: all.map(({ position }) => position), ticktext: all.map(({ edge }) => formatNumber(edge)) };
}

/** A number without exponent and separators. */
function formatDigits(value: number): string {
  return value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 });
}

/** A cut need not lie at a bin's edge: inside a bin it is placed in proportion to the logarithm. */
function edgePosition(
  value: number,
  side: -1 | 1,
  used: readonly number[],
  zero: number,
  binOf: (value: number) => number,
  whole: boolean,
): number {
  const bin = binOf(value);
  if (value === 0) return 0.5 * side;
  const [low, high] = [used[bin - zero]!, used[bin - zero + 1]!];
  const at = whole && side === 1 ? value + 1 : value;
  const within = Math.log(Math.max(at, low) / low) / Math.log(high / low);
  return Number((bin - 0.5 + within).toFixed(4));
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below a step; for no spread, a step of the value's own size. */
function niceStep(step: number, value: number): number {
  const size = Math.abs(value);
  if (step < Math.max(TINY, size * 1e-14)) return size < TINY ? 1 : 10 ** Math.floor(Math.log10(size));
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((nice) => nice * power >= step * (1 - 1e-12)) ?? 10;
  return Number((factor * power).toPrecision(3));
}

function spanText(from: number, to: number): string {
  return from >= to ? formatNumber(from) : `${formatNumber(from)} to ${formatNumber(to)}`;
}
