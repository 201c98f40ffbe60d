import { chartColors } from "./chartColors";
import type { ChartOptions } from "./chartOptions";
import { escapeChartText } from "../text/escapeChartText";
import { wrapWords } from "../text/wrapWords";

/** What is written above a chart, as plain text: this is where it is escaped. */
export interface ChartHeading {
  /** The finding, with its numbers. */
  title: string;
  /** What is drawn and in what unit. */
  subtitle?: string;
}

const TITLE_SIZE = 17;
const SUBTITLE_SIZE = 13;

/**
 * The layout that all charts share: white background, one font, the finding as a left-aligned title that is wrapped to
 * the figure's width, margins that grow with the labels, and the legend below the axes, where it covers nothing.
 *
 * @param heading - plain text; escaped here
 * @param options - size of the figure
 * @param parts - axes, shapes and whatever else the chart adds; wins over the shared layout
 * @returns plotly layout, valid in plotly.js 3.7 and 4
 * @example chartLayout({ title: "3 of 9 fail" }, {}, { xaxis: chartAxis("hour (UTC)") })
 */
export function chartLayout(
  heading: ChartHeading,
  options: ChartOptions,
  parts: Record<string, unknown>,
): Record<string, unknown> {
  const { width = 900, height = 450 } = options;
  const title = wrapWords(heading.title, (width - 48) / TITLE_SIZE);
  const subtitle = heading.subtitle ? wrapWords(heading.subtitle, (width - 48) / SUBTITLE_SIZE) : [];
  const style = `font-size:${SUBTITLE_SIZE}px;color:${chartColors.quietInk}`;
  const lines = [
    ...title.map(escapeChartText),
    ...subtitle.map((line) => `<span style="${style}">${escapeChartText(line)}</span>`),
  ];
  return {
    width,
    height,
    autosize: false,
    paper_bgcolor: chartColors.background,
    plot_bgcolor: chartColors.background,
    font: { family: "Arial, Helvetica, sans-serif", size: 12, color: chartColors.ink },
    title: {
      text: lines.join("<br>"),
      font: { size: TITLE_SIZE, color: chartColors.ink },
      x: 0,
      xref: "container",
      xanchor: "left",
      y: 1,
      yref: "container",
      yanchor: "top",
      pad: { l: 20, t: 28 },
    },
    margin: { l: 64, r: 28, t: 42 + 23 * lines.length, b: 56 },
    hoverlabel: { align: "left", bgcolor: chartColors.background, font: { color: chartColors.ink, size: 12 } },
    showlegend: false,
    ...parts,
  };
}

/**
 * An axis with its title and unit, light grid lines, and a margin that grows with its labels.
 *
 * @param title - plain text with the unit; escaped here
 * @param parts - what the chart adds; wins over the shared settings
 * @returns plotly axis
 * @example chartAxis("anomaly score", { range: [0, 1] })
 */
export function chartAxis(title: string, parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: { text: escapeChartText(title), font: { size: 13, color: chartColors.quietInk }, standoff: 10 },
    automargin: true,
    linecolor: chartColors.quietInk,
    zeroline: false,
    ...(parts.showgrid === false ? {} : { gridcolor: chartColors.grid }),
    ...(parts.ticks === "" ? {} : { ticks: "outside", tickcolor: chartColors.grid }),
    ...parts,
  };
}

/**
 * The parts of a layout that put a horizontal legend at the foot of the figure.
 *
 * @returns `showlegend` and `legend`, to be spread into the parts of {@link chartLayout}
 * @example chartLayout(heading, {}, { ...legendBelow(), xaxis, yaxis })
 */
export function legendBelow(): Record<string, unknown> {
  return {
    showlegend: true,
    legend: {
      orientation: "h",
      x: 0,
      xanchor: "left",
      y: 0,
      yref: "container",
      yanchor: "bottom",
      itemwidth: 30,
      traceorder: "normal",
      font: { size: 12 },
    },
  };
}
