import { chartLayout } from "./chartLayout";
import type { ChartOptions } from "./chartOptions";
import type { Figure } from "../Figure";

/**
 * The figure for nothing to draw: a title that says so, and no axes that could be taken for a result.
 *
 * @param message - what there is none of, plain text
 * @param options - size; the height defaults to that of the title
 * @returns figure without traces
 * @example emptyFigure("No failed sign-ins to show")
 */
export function emptyFigure(message: string, options: ChartOptions = {}): Figure {
  const { width, height = 120 } = options;
  const layout = chartLayout(
    { title: message, subtitle: "no data" },
    { width, height },
    { xaxis: { visible: false }, yaxis: { visible: false } },
  );
  return { data: [], layout, summary: `${message}.` };
}
