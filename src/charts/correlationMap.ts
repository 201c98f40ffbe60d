import type { Figure } from "./Figure";
import { chartColors } from "./parts/chartColors";
import { chartAxis, chartLayout } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { emptyFigure } from "./parts/emptyFigure";
import { escapeChartText } from "./text/escapeChartText";
import { plainLabel } from "./text/plainLabel";

/** Options of {@link correlationMap}. */
export type CorrelationMapOptions = ChartOptions;

/** Blue to white to orange: told apart with any colour vision, and white where nothing is shared. */
const SCALE = [
  [0, "#b35806"],
  [0.25, "#f1a340"],
  [0.5, "#ffffff"],
  [0.75, "#6fa3cc"],
  [1, "#08366b"],
];
/** Two features that are at least so close say nearly the same. */
const CLOSE = 0.9;

/**
 * Draws how far each two features say the same, as a map with the same order on both axes.
 *
 * @param names - one a feature
 * @param correlations - features × features, in -1 … 1; NaN where there is none, drawn grey
 * @returns figure; for no features, one whose title says so
 * @throws RangeError for another shape, or a value outside -1 … 1
 * @example correlationMap(X.names, correlateFeatures(X))
 */
export function correlationMap(
  names: readonly string[],
  correlations: readonly (readonly number[])[],
  options: CorrelationMapOptions = {},
): Figure {
  assertChartOptions("correlationMap", options, []);
  if (correlations.length !== names.length || correlations.some((row) => row.length !== names.length)) {
    throw new RangeError(`correlationMap: correlations must be ${names.length} × ${names.length}`);
  }
  for (const value of correlations.flat()) {
    if (Math.abs(value) > 1) throw new RangeError(`correlationMap: correlations must be in -1 … 1, got ${value}`);
  }
  if (names.length === 0) return emptyFigure("No features to compare", options);
  const labels = names.map((name) => escapeChartText(plainLabel(name)));
  const places = labels.map((_, place) => place);
  const close = places.flatMap((i) =>
    places.filter((j) => j < i && Math.abs(correlations[i]![j]!) >= CLOSE).map((j) => [i, j]),
  );
  const pairs = (names.length * (names.length - 1)) / 2;
  const title = `${close.length} of ${pairs} pairs of features say nearly the same`;
  const heatmap = {
    type: "heatmap",
    x: places,
    y: places,
    z: correlations.map((row) => row.map((value) => (Number.isNaN(value) ? null : Number(value.toFixed(3))))),
    text: places.map((i) => places.map((j) => `${labels[i]}<br>${labels[j]}`)),
    hovertemplate: "%{text}: %{z}<extra></extra>",
    colorscale: SCALE,
    zmin: -1,
    zmax: 1,
    colorbar: {
      title: { text: "correlation", font: { size: 12, color: chartColors.quietInk } },
      thickness: 14,
      outlinewidth: 0,
      tickvals: [-1, -0.5, 0, 0.5, 1],
    },
  };
  const size = { width: 900, height: Math.max(480, 170 + 15 * names.length), ...options };
  const ticks = { tickvals: places, ticktext: labels, showgrid: false, tickfont: { size: 10 }, automargin: true };
  const layout = chartLayout(
    { title, subtitle: `Pearson's correlation over the rows that have both; nearly the same: ${CLOSE} or more` },
    size,
    {
      plot_bgcolor: chartColors.grid,
      xaxis: chartAxis("", { ...ticks, tickangle: -90, range: [-0.5, names.length - 0.5] }),
      yaxis: chartAxis("", { ...ticks, range: [names.length - 0.5, -0.5] }),
    },
  );
  const examples = close.slice(0, 3).map(([i, j]) => `${plainLabel(names[j!])} and ${plainLabel(names[i!])}`);
  return { data: [heatmap], layout, summary: `${title}${examples.length > 0 ? `: ${examples.join("; ")}` : ""}.` };
}
