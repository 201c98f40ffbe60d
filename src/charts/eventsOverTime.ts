import { assertCount } from "./parts/assertCount";
import { bucketWidthMs } from "./bins/bucketWidthMs";
import { chartColors } from "./parts/chartColors";
import { chartAxis, chartLayout, legendBelow } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { durationText } from "./text/durationText";
import { emptyFigure } from "./parts/emptyFigure";
import type { Figure } from "./Figure";
import { formatCount } from "./text/formatCount";
import { formatShare } from "./text/formatShare";
import { utcText } from "./text/utcText";

/** Sign-ins in one bucket of time, by outcome. */
export interface OutcomeCount {
  /** Begin of the bucket, milliseconds since 1970-01-01T00:00:00Z. */
  timestampMs: number;
  /** Sign-ins that succeeded. */
  successes: number;
  /** Sign-ins that failed. */
  failures: number;
}

/** Options of {@link eventsOverTime}. */
export interface EventsOverTimeOptions extends ChartOptions {
  /** Width of a bucket, milliseconds. @default the smallest step between the buckets, or an hour for one bucket */
  bucketMs?: number;
}

/**
 * Draws sign-ins over time as stacked bars; failures stand on the axis, so that their heights can be compared.
 *
 * @param buckets - one entry a bucket, in any order; a bucket without sign-ins may be absent
 * @param options - width of a bucket
 * @returns figure; for no sign-ins, one whose title says so
 * @throws RangeError for a count that is not a whole number, or a time that is no date
 * @example eventsOverTime([{ timestampMs: 0, successes: 90, failures: 10 }])
 */
export function eventsOverTime(buckets: readonly OutcomeCount[], options: EventsOverTimeOptions = {}): Figure {
  assertChartOptions("eventsOverTime", options, ["bucketMs"]);
  const { bucketMs = bucketWidthMs(buckets) } = options;
  assertCount("eventsOverTime: bucketMs", bucketMs, 1);
  let successes = 0;
  let failures = 0;
  for (const bucket of buckets) {
    assertCount("eventsOverTime: successes", bucket.successes);
    assertCount("eventsOverTime: failures", bucket.failures);
    successes += bucket.successes;
    failures += bucket.failures;
  }
  const total = successes + failures;
  if (total === 0) return emptyFigure("No sign-ins in this period", options);

  const sorted = [...buckets].sort((a, b) => a.timestampMs - b.timestampMs);
  const worst = sorted.reduce((most, bucket) => (bucket.failures > most.failures ? bucket : most));
  const per = durationText(bucketMs);
  const title =
    failures === 0
      ? `None of ${formatCount(total)} sign-ins fails`
      : `${formatShare(failures, total)} of ${formatCount(total)} sign-ins fail; the worst ${per}, from ` +
        `${utcText(worst.timestampMs, "minute")} UTC, ${per.endsWith("s") ? "have" : "has"} ${formatCount(worst.failures)} failure${worst.failures === 1 ? "" : "s"}`;
  const x = sorted.map(({ timestampMs }) => utcText(timestampMs + bucketMs / 2, "millisecond"));
  const begins = sorted.map(({ timestampMs }) => utcText(timestampMs, "minute"));
  const bar = (name: string, counts: number[], sum: number, color: string): Record<string, unknown> => ({
    type: "bar",
    name: `${name} (${formatCount(sum)})`,
    x,
    y: counts,
    width: sorted.length > 120 ? bucketMs : 0.92 * bucketMs,
    marker: { color, line: { width: 0 } },
    customdata: begins,
    hovertemplate: `from %{customdata} UTC: %{y:,} ${name}<extra></extra>`,
  });
  const data = [
    bar(
      "failed",
      sorted.map((bucket) => bucket.failures),
      failures,
      chartColors.failure,
    ),
    bar(
      "succeeded",
      sorted.map((bucket) => bucket.successes),
      successes,
      chartColors.ordinary,
    ),
  ];
  const layout = chartLayout({ title, subtitle: `sign-ins per ${per}, UTC` }, options, {
    ...legendBelow(),
    barmode: "stack",
    bargap: 0,
    xaxis: chartAxis("time (UTC)", { type: "date", showgrid: false }),
    yaxis: chartAxis(`sign-ins per ${per}`, { rangemode: "tozero", tickformat: "," }),
  });
  const last = sorted.at(-1)!.timestampMs + bucketMs;
  const span = `from ${utcText(sorted[0]!.timestampMs, "minute")} to ${utcText(last, "minute")} UTC`;
  const sizes = sorted.map((bucket) => bucket.successes + bucket.failures);
  const [least, most] = sizes.reduce(([low, high], size) => [Math.min(low, size), Math.max(high, size)], [total, 0] as [
    number,
    number,
  ]);
  const perBucket = `${formatCount(least)} to ${formatCount(most)} sign-ins per ${per}`;
  return { data, layout, summary: `${title}. ${perBucket} ${span}.` };
}
