import { chartColors } from "./chartColors";
import { escapeChartText } from "../text/escapeChartText";

/** Where a marked value lies, and what it is called. */
export interface ThresholdMarkOptions {
  /** Position on the axis, in its own units. */
  at: number;
  /** Label, plain text; escaped here. */
  text: string;
  /** Where the value lies between the ends of the axis, in [0, 1]: keeps the label inside the figure. */
  fraction: number;
  /** Whether the axis is logarithmic. @default false */
  log?: boolean;
}

/**
 * A dashed vertical line with its label above the plot, where no bar or point can be.
 *
 * @param options - position and label
 * @returns `shapes` and `annotations`, to be spread into a layout
 * @example thresholdMark({ at: 0.61, text: "threshold 0.61", fraction: 0.7 })
 */
export function thresholdMark(options: ThresholdMarkOptions): {
  shapes: Record<string, unknown>[];
  annotations: Record<string, unknown>[];
} {
  const { at, text, fraction, log = false } = options;
  const line = { color: chartColors.ink, width: 1.5, dash: "dash" };
  return {
    shapes: [{ type: "line", xref: "x", x0: at, x1: at, yref: "paper", y0: 0, y1: 1, line }],
    annotations: [
      {
        xref: "x",
        x: log ? Math.log10(at) : at,
        yref: "paper",
        y: 1,
        yanchor: "bottom",
        xanchor: fraction < 0.15 ? "left" : fraction > 0.85 ? "right" : "center",
        text: escapeChartText(text),
        showarrow: false,
        font: { size: 12, color: chartColors.ink },
      },
    ],
  };
}
