/** A plotly figure: what `Plotly.newPlot` takes, as plain JSON. */
export interface Figure {
  /** Traces, plotly schema. */
  data: Record<string, unknown>[];
  /** Layout, plotly schema, valid in plotly.js 3.7 and 4. */
  layout: Record<string, unknown>;
  /** One sentence that says what the chart shows, for readers who cannot see it. */
  summary: string;
}
