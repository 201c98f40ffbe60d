import { chartAxis } from "./chartLayout";

/**
 * A logarithmic axis for counts, on which a bar of 1 is visible and an empty bin is a gap.
 *
 * @param title - plain text with the unit
 * @param largest - largest count on the axis, at least 1
 * @returns plotly axis that begins at 0.5
 * @example logCountAxis("sign-ins per bin", 4120)
 */
export function logCountAxis(title: string, largest: number): Record<string, unknown> {
  return chartAxis(title, {
    type: "log",
    range: [Math.log10(0.5), Math.log10(largest * 1.5)],
    ...(largest < 50 ? { tickvals: [1, 2, 5, 10, 20, 50] } : { dtick: 1 }),
    tickformat: ",",
  });
}
