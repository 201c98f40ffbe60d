import { assertCount } from "./parts/assertCount";
import { chartColors } from "./parts/chartColors";
import { chartAxis, chartLayout, legendBelow } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { emptyFigure } from "./parts/emptyFigure";
import type { Figure } from "./Figure";
import { formatCount } from "./text/formatCount";
import { formatShare } from "./text/formatShare";

/** Gaps between sign-ins of one length. */
export interface GapCount {
  /** Edges of the bin, seconds, above 0; a minute is one of them. */
  fromSeconds: number;
  toSeconds: number;
  /** Gaps of the log. */
  gaps: number;
  /** How many chance would give. */
  expected: number;
}

/** Options of {@link gapsBetweenSignIns}. */
export type GapsBetweenSignInsOptions = ChartOptions;

const MINUTE_SECONDS = 60;
const MARKS: readonly (readonly [seconds: number, name: string])[] = [
  [1, "1 s"],
  [10, "10 s"],
  [60, "1 min"],
  [600, "10 min"],
  [3_600, "1 h"],
  [36_000, "10 h"],
  [86_400, "1 d"],
  [604_800, "1 w"],
  [2_592_000, "30 d"],
  [31_536_000, "1 y"],
];

/**
 * Draws how long people wait between two sign-ins, and how long they would if they signed in at random: real activity
 * has more of the shortest and of the longest gaps than chance.
 *
 * @param bins - as `countGaps` gives them, in any order
 * @param options - size
 * @returns figure; for no gaps, one whose title says so
 * @throws RangeError for a count that is not a whole number
 * @example gapsBetweenSignIns(await countGaps(db))
 */
export function gapsBetweenSignIns(bins: readonly GapCount[], options: GapsBetweenSignInsOptions = {}): Figure {
  assertChartOptions("gapsBetweenSignIns", options, []);
  for (const { gaps } of bins) assertCount("gapsBetweenSignIns: gaps", gaps);
  const sorted = [...bins].sort((a, b) => a.fromSeconds - b.fromSeconds);
  const total = sorted.reduce((sum, { gaps }) => sum + gaps, 0);
  if (total === 0) return emptyFigure("Nobody has signed in twice", options);

  const [short, byChance] = shorterThanMinute(sorted);
  const title =
    `${formatShare(short, total)} of the gaps between a user's sign-ins are under a minute; ` +
    `at random it would be ${formatShare(byChance, total)}`;
  const x = sorted.map(({ fromSeconds, toSeconds }) => Math.sqrt(fromSeconds * toSeconds));
  const names = sorted.map(({ fromSeconds, toSeconds }) => `${gapText(fromSeconds)} to ${gapText(toSeconds)}`);
  const line = (name: string, y: number[], style: Record<string, unknown>): Record<string, unknown> => ({
    type: "scatter",
    name,
    x,
    y,
    customdata: names,
    hovertemplate: `%{customdata}: %{y:,.0f} gaps ${name}<extra></extra>`,
    ...style,
  });
  const data = [
    line(
      "in the log",
      sorted.map(({ gaps }) => gaps),
      { mode: "lines+markers", line: { color: chartColors.success, width: 2 }, marker: { size: 5 } },
    ),
    line(
      "at random, each user as often as in the log",
      sorted.map(({ expected }) => expected),
      { mode: "lines", line: { color: chartColors.quietInk, width: 1.5, dash: "dash" } },
    ),
  ];
  const [first, last] = [sorted[0]!.fromSeconds, sorted.at(-1)!.toSeconds];
  const marks = MARKS.filter(([seconds]) => seconds >= first && seconds <= last);
  const layout = chartLayout({ title, subtitle: `${formatCount(total)} gaps by length, log scale` }, options, {
    ...legendBelow(),
    hovermode: "closest",
    xaxis: chartAxis("time since the user's previous sign-in", {
      type: "log",
      range: [Math.log10(first), Math.log10(last)],
      tickvals: marks.map(([seconds]) => seconds),
      ticktext: marks.map(([, name]) => name),
    }),
    yaxis: chartAxis("gaps per bin", { rangemode: "tozero", tickformat: "," }),
  });
  const most = sorted.reduce((best, bin) => (bin.gaps > best.gaps ? bin : best));
  const summary = `${title}. The most common gaps are ${gapText(most.fromSeconds)} to ${gapText(most.toSeconds)} long.`;
  return { data, layout, summary };
}

/** Gaps of less than a minute, in the log and at random. */
function shorterThanMinute(bins: readonly GapCount[]): [gaps: number, expected: number] {
  const shorter = bins.filter(({ toSeconds }) => toSeconds <= MINUTE_SECONDS * (1 + 1e-9));
  const sum = (key: "gaps" | "expected"): number => shorter.reduce((all, bin) => all + bin[key], 0);
  return [sum("gaps"), sum("expected")];
}

function gapText(seconds: number): string {
  const units = [
    [86_400, "d"],
    [3_600, "h"],
    [60, "min"],
    [1, "s"],
  ] as const;
  const [size, unit] = units.find(([least]) => seconds >= least * 0.999) ?? units.at(-1)!;
  return `${Number((seconds / size).toPrecision(2))} ${unit}`;
}
