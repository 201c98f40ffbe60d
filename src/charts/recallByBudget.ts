import { chartColors } from "./parts/chartColors";
import { chartAxis, chartLayout } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { emptyFigure } from "./parts/emptyFigure";
import { escapeChartText } from "./text/escapeChartText";
import type { Figure } from "./Figure";
import { formatCount } from "./text/formatCount";
import { formatShare } from "./text/formatShare";
import { plainLabel } from "./text/plainLabel";
import { thresholdMark } from "./parts/thresholdMark";
import { wrapWords } from "./text/wrapWords";

/** How much one ranking finds at each budget of alerts. */
export interface RecallCurve {
  /** Name of the ranking, such as `isolation forest`. */
  name: string;
  /** Recall (share of attacks found, in [0, 1]) at a number of alerts, in any order. */
  points: readonly { alerts: number; recall: number }[];
}

/** Options of {@link recallByBudget}. */
export interface RecallByBudgetOptions extends ChartOptions {
  /** Number of alerts at which the title compares the curves. @default 100, or the nearest that all curves reach */
  budget?: number;
  /** What is found, plural. @default "attacks" */
  unit?: string;
}

const DASHES = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash"];
const SYMBOLS = ["circle", "square", "diamond", "triangle-up", "cross", "x", "star", "triangle-down"];

/**
 * Draws which share of the attacks each ranking finds within a budget of alerts.
 *
 * Recall at a budget between two points is that of the point below: it has been reached. The legend is in the order of
 * the curves at that budget. The first curve given is drawn strongest.
 *
 * @param curves - at most eight
 * @param options - budget of the title
 * @returns figure; for no points, one whose title says so
 * @throws RangeError for more than eight curves, alerts below 1, recall outside [0, 1]
 * @example recallByBudget([{ name: "isolation forest", points: [{ alerts: 100, recall: 0.62 }] }])
 */
export function recallByBudget(curves: readonly RecallCurve[], options: RecallByBudgetOptions = {}): Figure {
  assertChartOptions("recallByBudget", options, ["budget", "unit"]);
  assertCurves(curves, options.budget);
  const unit = plainLabel(options.unit ?? "attacks");
  const sorted = curves
    .map(({ name, points }, index) => ({ name, index, points: [...points].sort((a, b) => a.alerts - b.alerts) }))
    .filter(({ points }) => points.length > 0);
  if (sorted.length === 0) return emptyFigure("No recall has been measured", options);

  const lowest = Math.min(...sorted.map(({ points }) => points[0]!.alerts));
  const highest = Math.max(...sorted.map(({ points }) => points.at(-1)!.alerts));
  const common = Math.max(...sorted.map(({ points }) => points[0]!.alerts));
  const budget = options.budget ?? Math.max(common, Math.min(100, highest));
  const ranked = sorted
    .map((curve) => ({ ...curve, recall: recallAt(curve.points, budget) }))
    .sort((a, b) => b.recall - a.recall || a.index - b.index);
  const [best, second] = ranked;
  const share = (recall: number): string => formatShare(recall, 1);
  const title =
    `At ${formatCount(budget)} alerts ${plainLabel(best!.name, 40)} finds ${share(best!.recall)} of ${unit}` +
    (second === undefined ? "" : `; next is ${plainLabel(second.name, 40)} with ${share(second.recall)}`);

  const log = highest / lowest >= 50;
  const data = ranked.map(({ name, index, points, recall }) => ({
    type: "scatter",
    mode: points.length > 30 ? "lines" : "lines+markers",
    name: legendName(`${plainLabel(name, 60)}: ${share(recall)}`),
    x: points.map(({ alerts }) => alerts),
    y: points.map((point) => point.recall),
    line: { color: chartColors.series[index], dash: DASHES[index], width: index === 0 ? 3 : 2 },
    marker: { color: chartColors.series[index], symbol: SYMBOLS[index], size: 7 },
    hovertemplate: "%{x:,} alerts: %{y:.1%}<extra></extra>",
  }));
  const [low, high] = log ? [lowest / 1.15, highest * 1.15] : [Math.min(lowest, 0), highest * 1.03];
  const fraction = log ? Math.log(budget / low) / Math.log(high / low) : (budget - low) / (high - low);
  const layout = chartLayout({ title, subtitle: `share of ${unit} among the highest-ranked alerts` }, options, {
    showlegend: true,
    legend: {
      x: 1.02,
      xanchor: "left",
      y: 1,
      yanchor: "top",
      title: { text: `at ${formatCount(budget)} alerts`, font: { size: 12, color: chartColors.quietInk } },
    },
    hovermode: "closest",
    xaxis: chartAxis("budget (alerts looked at)", {
      range: log ? [Math.log10(low), Math.log10(high)] : [low, high],
      tickformat: ",",
      ...(log ? { type: "log", dtick: highest / lowest < 2000 && (options.width ?? 900) >= 700 ? "D2" : 1 } : {}),
    }),
    yaxis: chartAxis(`share of ${unit} found`, { range: [-0.02, 1.03], tickformat: ".0%", dtick: 0.2 }),
    ...(fraction >= 0 && fraction <= 1
      ? thresholdMark({ at: budget, text: `${formatCount(budget)} alerts`, fraction, log })
      : {}),
  });
  const each = ranked.map(({ name, recall }) => `${plainLabel(name)} ${share(recall)}`).join(", ");
  const range = `Budgets range from ${formatCount(lowest)} to ${formatCount(highest)} alerts`;
  return { data, layout, summary: `${title}. ${range}; at ${formatCount(budget)}: ${each}.` };
}

function assertCurves(curves: readonly RecallCurve[], budget: number | undefined): void {
  if (curves.length > 8) throw new RangeError(`recallByBudget: curves must be at most 8, got ${curves.length}`);
  if (budget !== undefined && !(budget >= 1 && budget < Infinity)) {
    throw new RangeError(`recallByBudget: budget must be at least 1, got ${budget}`);
  }
  for (const { name, points } of curves) {
    for (const { alerts, recall } of points) {
      if (!(alerts >= 1 && alerts < Infinity)) {
        throw new RangeError(`recallByBudget: alerts must be at least 1, got ${alerts} (${plainLabel(name)})`);
      }
      if (!(recall >= 0 && recall <= 1)) {
        throw new RangeError(`recallByBudget: recall must be in [0, 1], got ${recall} (${plainLabel(name)})`);
      }
    }
  }
}

/** Recall of the last point within the budget, 0 before the first. */
function recallAt(points: readonly { alerts: number; recall: number }[], budget: number): number {
  return points.findLast(({ alerts }) => alerts <= budget)?.recall ?? 0;
}

function legendName(text: string): string {
  return wrapWords(text, 14).map(escapeChartText).join("<br>");
}
