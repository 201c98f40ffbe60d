/** Options that every chart takes. */
export interface ChartOptions {
  /** Width of the figure, px. @default 900 */
  width?: number;
  /** Height of the figure, px. @default 450, or what the rows need */
  height?: number;
}

/**
 * Checks what all charts' options share: no unknown key, and a size that can be drawn.
 *
 * @param functionName - for the message
 * @param options - as the caller gave them
 * @param keys - the chart's own options, beside width and height
 * @throws TypeError for an unknown option; RangeError for a width or height outside [200, 4000]
 * @example assertChartOptions("topUsers", { limit: 10 }, ["limit"])
 */
export function assertChartOptions(functionName: string, options: ChartOptions, keys: readonly string[]): void {
  const known = ["width", "height", ...keys];
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) {
      throw new TypeError(`${functionName}: options must be among ${known.join(", ")}, got ${key}`);
    }
  }
  for (const key of ["width", "height"] as const) {
    const size = options[key];
    if (size !== undefined && !(size >= 200 && size <= 4000)) {
      throw new RangeError(`${functionName}: ${key} must be in [200, 4000] px, got ${size}`);
    }
  }
}
