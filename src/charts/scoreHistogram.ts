import { attackFlags } from "./parts/attackFlags";
import { assertCount } from "./parts/assertCount";
import { chartColors } from "./parts/chartColors";
import { chartAxis, chartLayout, legendBelow } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { emptyFigure } from "./parts/emptyFigure";
import { equalBins } from "./bins/equalBins";
import type { Figure } from "./Figure";
import { formatCount } from "./text/formatCount";
import { formatNumber } from "./text/formatNumber";
import { logCountAxis } from "./parts/logCountAxis";
import { thresholdMark } from "./parts/thresholdMark";

/** Options of {@link scoreHistogram}. */
export interface ScoreHistogramOptions extends ChartOptions {
  /** Score from which on an event counts as an anomaly, in (0, 1]; none is marked by default. */
  threshold?: number;
  /** One label a row, 1 or true for an attack: draws attacks beside the ordinary events. */
  labels?: ArrayLike<number | boolean>;
  /** Number of bins. @default 50 */
  bins?: number;
  /** Scale of the counts: `log` shows the tail. @default "log" */
  yScale?: "log" | "linear";
}

/**
 * Draws how anomaly scores are distributed, with the threshold as a marked line.
 *
 * Scores are binned here, so the figure stays small whatever the number of rows. Bins are equally wide, from the lowest
 * to the highest score rounded outwards to 0.05. A score equal to the threshold is at the threshold: it counts.
 *
 * @param scores - n scores in (0, 1], one an event, higher is more anomalous
 * @param options - threshold, labels, bins
 * @returns figure; for no scores, one whose title says so
 * @throws RangeError for a score or threshold outside (0, 1], labels that do not fit, bins outside [1, 1000]
 * @example scoreHistogram([0.41, 0.44, 0.72], { threshold: 0.61 })
 */
export function scoreHistogram(scores: ArrayLike<number>, options: ScoreHistogramOptions = {}): Figure {
  assertChartOptions("scoreHistogram", options, ["threshold", "labels", "bins", "yScale"]);
  const { threshold, labels, bins = 50, yScale = "log" } = options;
  assertCount("scoreHistogram: bins", bins, 1, 1000);
  if (threshold !== undefined && !(threshold > 0 && threshold <= 1)) {
    throw new RangeError(`scoreHistogram: threshold must be in (0, 1], got ${threshold}`);
  }
  for (let row = 0; row < scores.length; row++) {
    if (!(scores[row]! > 0 && scores[row]! <= 1)) {
      throw new RangeError(`scoreHistogram: scores must be in (0, 1], got ${scores[row]} (row ${row})`);
    }
  }
  const flags = labels === undefined ? undefined : attackFlags("scoreHistogram", labels, scores.length);
  if (scores.length === 0) return emptyFigure("No events have been scored", options);

  const sorted = Float64Array.from(scores).sort();
  const [low, high] = binRange(Math.min(sorted[0]!, threshold ?? 1), Math.max(sorted.at(-1)!, threshold ?? 0));
  const width = (high - low) / bins;
  const centres = Array.from({ length: bins }, (_, bin) => round(low + (bin + 0.5) * width));
  const ranges = centres.map((_, bin) => {
    return `${formatNumber(round(low + bin * width))} to ${formatNumber(round(low + (bin + 1) * width))}`;
  });
  const bar = (name: string, values: ArrayLike<number>, color: string, share: number): Record<string, unknown> => ({
    type: "bar",
    name: `${name} (${formatCount(values.length)})`,
    x: centres,
    y: equalBins(values, low, high, bins),
    width: round(width * share),
    marker: { color, line: { width: 0 } },
    customdata: ranges,
    hovertemplate: `score %{customdata}: %{y:,} ${name}<extra></extra>`,
  });
  const ofLabel = (flag: 0 | 1): Float64Array => Float64Array.from(scores).filter((_, row) => flags![row] === flag);
  const data =
    flags === undefined
      ? [bar("events", scores, chartColors.success, 0.92)]
      : [bar("ordinary", ofLabel(0), chartColors.ordinary, 0.92), bar("attack", ofLabel(1), chartColors.attack, 0.46)];
  const largest = Math.max(...data.flatMap((trace) => trace.y as number[]));

  const title = scoreTitle(scores, sorted, threshold, flags);
  const mark =
    threshold === undefined
      ? {}
      : thresholdMark({
          at: threshold,
          text: `threshold ${formatNumber(threshold)}`,
          fraction: (threshold - low) / (high - low),
        });
  const layout = chartLayout(
    {
      title,
      subtitle: `${formatCount(scores.length)} events by anomaly score${yScale === "log" ? ", log scale" : ""}`,
    },
    options,
    {
      barmode: "overlay",
      xaxis: chartAxis("anomaly score, from 0 (ordinary) to 1 (anomalous)", { range: [low, high], showgrid: false }),
      yaxis:
        yScale === "log"
          ? logCountAxis("events per bin", largest)
          : chartAxis("events per bin", { rangemode: "tozero", tickformat: "," }),
      ...(flags === undefined ? {} : legendBelow()),
      ...mark,
    },
  );
  const span = `Scores range from ${formatNumber(sorted[0]!)} to ${formatNumber(sorted.at(-1)!)}`;
  const median = `their median is ${formatNumber(quantile(sorted, 0.5))}`;
  return { data, layout, summary: `${title}. ${span}; ${median}.` };
}

function scoreTitle(
  scores: ArrayLike<number>,
  sorted: Float64Array,
  threshold: number | undefined,
  flags: Uint8Array | undefined,
): string {
  const rows = formatCount(scores.length);
  if (threshold === undefined) {
    return `The median score of ${rows} events is ${formatNumber(quantile(sorted, 0.5))}, the highest ${formatNumber(sorted.at(-1)!)}`;
  }
  let above = 0;
  let attacks = 0;
  let attacksAbove = 0;
  for (let row = 0; row < scores.length; row++) {
    const isAbove = scores[row]! >= threshold ? 1 : 0;
    above += isAbove;
    attacks += flags?.[row] ?? 0;
    attacksAbove += isAbove * (flags?.[row] ?? 0);
  }
  const found = `${formatCount(above)} of ${rows} events score ${formatNumber(threshold)} or more`;
  if (flags === undefined) return found;
  return `${found}, ${formatCount(attacksAbove)} of the ${formatCount(attacks)} attack rows among them`;
}

/** The lowest and highest score, rounded outwards to 0.05, never the same. */
function binRange(lowest: number, highest: number): [number, number] {
  const low = Math.min(0.95, Math.floor(lowest * 20) / 20);
  return [low, Math.max(low + 0.05, Math.ceil(highest * 20) / 20)];
}

function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}

/** Drops the digits that are rounding noise, so that the figure's JSON is short. */
function round(value: number): number {
  return Number(value.toFixed(6));
}
