import { assertCount } from "./assertCount";
import { chartColors } from "./chartColors";
import { chartLabel } from "../text/chartLabel";
import { chartAxis, chartLayout, legendBelow } from "./chartLayout";
import { assertChartOptions, type ChartOptions } from "./chartOptions";
import { emptyFigure } from "./emptyFigure";
import type { Figure } from "../Figure";
import { formatCount } from "../text/formatCount";
import { formatShare } from "../text/formatShare";
import { plainLabel } from "../text/plainLabel";

/** How often one user or source occurs. */
export interface NamedCount {
  /** User or source as in the log; null when the log has none. */
  name: string | null;
  /** Number of anomalies. */
  count: number;
  /** How many of them are failed sign-ins; absent when unknown. Drawn when known for every entry. */
  failures?: number;
}

/** Options of {@link topUsers} and {@link topSources}. */
export interface RankedBarsOptions extends ChartOptions {
  /** Most bars drawn. @default 20 */
  limit?: number;
  /** What is counted, plural. @default "anomalies" */
  unit?: string;
}

const ROW_PX = 22;

/**
 * Horizontal bars, longest on top, with full labels and the count at the end of each bar.
 *
 * Bars lie at positions, not at names: two names that are cut to the same label, or a name such as `__proto__` or
 * `1e3`, stay bars of their own. The height grows with the number of bars.
 *
 * @param functionName - the exported chart, for messages
 * @param kind - what has the names, singular: `user`
 * @param counts - one entry a name; entries of the same name are summed
 * @param options - limit, unit
 * @returns figure; for no counts, one whose title says so
 * @throws RangeError for a count that is not a whole number, or more failures than anomalies
 * @example rankedBars("topUsers", "user", [{ name: "ann", count: 3 }], {})
 */
export function rankedBars(
  functionName: string,
  kind: "user" | "source",
  counts: readonly NamedCount[],
  options: RankedBarsOptions,
): Figure {
  assertChartOptions(functionName, options, ["limit", "unit"]);
  const { limit = 20, unit = "anomalies" } = options;
  assertCount(`${functionName}: limit`, limit, 1, 100);
  const withFailures = counts.every(({ failures }) => failures !== undefined);
  const ranked = sumByName(functionName, counts).sort(
    (a, b) => b.count - a.count || ((a.name ?? "") < (b.name ?? "") ? -1 : 1),
  );
  if (ranked.length === 0) return emptyFigure(`No ${plainLabel(unit)}, so no ${kind} to rank`, options);

  const rows = ranked.slice(0, limit);
  const total = ranked.reduce((sum, { count }) => sum + count, 0);
  const drawn = rows.reduce((sum, { count }) => sum + count, 0);
  const title = rankTitle(kind, ranked, total, plainLabel(unit));
  const subtitle =
    rows.length < ranked.length
      ? `the ${formatCount(rows.length)} ${kind}s with most ${plainLabel(unit)}, of ${formatCount(ranked.length)}; ` +
        `together ${formatShare(drawn, total)}`
      : `${plainLabel(unit)} by ${kind}`;
  const positions = rows.map((_, row) => row);
  const labels = rows.map(({ name }) => chartLabel(name));
  const bar = (name: string, lengths: number[], color: string): Record<string, unknown> => ({
    type: "bar",
    orientation: "h",
    name,
    x: lengths,
    y: positions,
    width: 0.72,
    marker: { color, line: { width: 0 } },
    hovertext: rows.map((row, at) => `${chartLabel(row.name, 120)}<br>${formatCount(lengths[at]!)} ${name}`),
    hoverinfo: "text",
  });
  const bars = withFailures
    ? [
        bar(
          "failed",
          rows.map(({ failures }) => failures),
          chartColors.failure,
        ),
        bar(
          "succeeded",
          rows.map(({ count, failures }) => count - failures),
          chartColors.success,
        ),
      ]
    : [
        bar(
          chartLabel(unit),
          rows.map(({ count }) => count),
          chartColors.success,
        ),
      ];
  const ends = {
    type: "scatter",
    mode: "text",
    x: rows.map(({ count }) => count),
    y: positions,
    text: rows.map(({ count }) => ` ${formatCount(count)}`),
    textposition: "middle right",
    cliponaxis: false,
    hoverinfo: "skip",
    showlegend: false,
  };
  const { height = Math.max(240, 170 + ROW_PX * rows.length + (withFailures ? 24 : 0)) } = options;
  const layout = chartLayout(
    { title, subtitle },
    { ...options, height },
    {
      ...(withFailures ? legendBelow() : {}),
      barmode: "stack",
      xaxis: chartAxis(`number of ${plainLabel(unit)}`, {
        range: [0, rows[0]!.count * 1.08],
        tickformat: ",",
        ...(rows[0]!.count < 8 ? { dtick: 1 } : {}),
      }),
      yaxis: chartAxis("", {
        tickvals: positions,
        ticktext: labels,
        range: [rows.length - 0.4, -0.6],
        showgrid: false,
      }),
    },
  );
  const range = `Counts range from ${formatCount(ranked.at(-1)!.count)} to ${formatCount(ranked[0]!.count)}`;
  return { data: [...bars, ends], layout, summary: `${title}. ${range} over ${countOf(ranked.length, kind)}.` };
}

function sumByName(functionName: string, counts: readonly NamedCount[]): Required<NamedCount>[] {
  const sums = new Map<string | null, Required<NamedCount>>();
  for (const { name, count, failures = 0 } of counts) {
    assertCount(`${functionName}: count`, count);
    assertCount(`${functionName}: failures`, failures);
    if (failures > count) {
      throw new RangeError(`${functionName}: failures must be at most count (${count}), got ${failures}`);
    }
    const sum = sums.get(name) ?? { name, count: 0, failures: 0 };
    sums.set(name, { name, count: sum.count + count, failures: sum.failures + failures });
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}

function rankTitle(kind: string, ranked: readonly NamedCount[], total: number, unit: string): string {
  const [first] = ranked;
  const name = plainLabel(first!.name);
  if (ranked.length === 1) return `One ${kind} holds all ${formatCount(total)} ${unit}: ${name}`;
  if (first!.count * 2 >= total) {
    return `One ${kind} holds ${formatCount(first!.count)} of the ${formatCount(total)} ${unit}: ${name}`;
  }
  const few = Math.min(3, ranked.length - 1);
  const sum = ranked.slice(0, few).reduce((part, { count }) => part + count, 0);
  const who = few === 1 ? `The top ${kind}` : `The top ${few}`;
  return `${who} of ${countOf(ranked.length, kind)} ${few === 1 ? "holds" : "hold"} ${formatCount(sum)} of ${formatCount(total)} ${unit}`;
}

function countOf(count: number, kind: string): string {
  return `${formatCount(count)} ${kind}${count === 1 ? "" : "s"}`;
}
