import { assertCount } from "./parts/assertCount";
import { chartColors } from "./parts/chartColors";
import { chartAxis, chartLayout } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { emptyFigure } from "./parts/emptyFigure";
import type { Figure } from "./Figure";
import { formatCount } from "./text/formatCount";
import { formatNumber } from "./text/formatNumber";
import { formatShare } from "./text/formatShare";

/** Options of {@link activityPerUser}. */
export type ActivityPerUserOptions = ChartOptions;

/** Ranks drawn per factor of ten beyond the first hundred. */
const RANKS_PER_DECADE = 100;

/**
 * Draws sign-ins per user against the user's rank, both axes logarithmic: a straight fall is a heavy tail.
 *
 * The first 100 ranks are drawn, then 100 per factor of ten, and always the last, so a million users are 501 points.
 * Users without sign-ins count as users but cannot be drawn on a logarithmic axis.
 *
 * @param counts - sign-ins of each user, in any order
 * @param options - size
 * @returns figure; for no sign-ins, one whose title says so
 * @throws RangeError for a count that is not a whole number
 * @example activityPerUser([120, 30, 4, 1])
 */
export function activityPerUser(counts: ArrayLike<number>, options: ActivityPerUserOptions = {}): Figure {
  assertChartOptions("activityPerUser", options, []);
  let total = 0;
  for (let row = 0; row < counts.length; row++) {
    assertCount("activityPerUser: counts", counts[row]!);
    total += counts[row]!;
  }
  if (total === 0) return emptyFigure("No user has signed in", options);

  const ranked = Float64Array.from(counts).sort().reverse();
  const active = ranked.findLastIndex((count) => count > 0) + 1;
  const tenth = Math.ceil(ranked.length / 10);
  const ofTenth = ranked.subarray(0, tenth).reduce((sum, count) => sum + count, 0);
  const who =
    ranked.length < 10
      ? `The most active of ${formatCount(ranked.length)} users makes`
      : `The most active 10 % of users (${formatCount(tenth)} of ${formatCount(ranked.length)}) make`;
  const title = `${who} ${formatShare(ofTenth, total)} of ${formatCount(total)} sign-ins`;
  const ranks = drawnRanks(active);
  const line = {
    type: "scatter",
    mode: "lines+markers",
    x: ranks,
    y: ranks.map((rank) => ranked[rank - 1]!),
    line: { color: chartColors.success, width: 1.5 },
    marker: { color: chartColors.success, size: 5 },
    hovertemplate: "user ranked %{x:,}: %{y:,} sign-ins<extra></extra>",
  };
  const silent = ranked.length - active;
  const notDrawn = silent === 0 ? "" : `; users without sign-ins, not drawn: ${formatCount(silent)}`;
  const layout = chartLayout({ title, subtitle: `sign-ins per user by rank, log scales${notDrawn}` }, options, {
    hovermode: "closest",
    ...(ranked.length < 10 ? {} : tenthMark(tenth)),
    xaxis: chartAxis("rank of the user, most active first", logRange(0.8, active * 1.25)),
    yaxis: chartAxis("sign-ins of the user", logRange(0.7 * ranked[active - 1]!, 1.6 * ranked[0]!)),
  });
  const median = ranked[Math.floor((ranked.length - 1) / 2)]!;
  const range = `from ${formatCount(ranked.at(-1)!)} to ${formatCount(ranked[0]!)}, half of the users at ${formatNumber(median)} or less`;
  return { data: [line], layout, summary: `${title}. Sign-ins per user range ${range}.` };
}

/** Shades the ranks that the title speaks of. */
function tenthMark(tenth: number): Record<string, unknown> {
  return {
    shapes: [
      {
        type: "rect",
        layer: "below",
        xref: "x",
        x0: 0.8,
        x1: tenth + 0.5,
        yref: "paper",
        y0: 0,
        y1: 1,
        fillcolor: "#eef3f8",
        line: { width: 0 },
      },
    ],
    annotations: [
      {
        xref: "x",
        x: Math.log10(tenth + 0.5),
        xanchor: tenth < 8 ? "left" : "right",
        yref: "paper",
        y: 0,
        yanchor: "bottom",
        text: "most active 10 %",
        showarrow: false,
        font: { color: chartColors.quietInk },
      },
    ],
  };
}

function drawnRanks(last: number): number[] {
  const ranks = new Set<number>();
  for (let rank = 1; rank <= Math.min(100, last); rank++) ranks.add(rank);
  for (let step = 1; 10 ** (2 + step / RANKS_PER_DECADE) < last; step++) {
    ranks.add(Math.round(10 ** (2 + step / RANKS_PER_DECADE)));
  }
  return [...ranks.add(last)];
}

function logRange(low: number, high: number): Record<string, unknown> {
  return {
    type: "log",
    range: [Math.log10(low), Math.log10(high)],
    dtick: high / low < 50 ? "D2" : 1,
    tickformat: ",",
  };
}
