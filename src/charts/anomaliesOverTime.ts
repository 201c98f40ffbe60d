import { assertCount } from "./parts/assertCount";
import { chartColors } from "./parts/chartColors";
import { chartLabel } from "./text/chartLabel";
import { chartAxis, chartLayout, legendBelow } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { durationText } from "./text/durationText";
import { emptyFigure } from "./parts/emptyFigure";
import { escapeChartText } from "./text/escapeChartText";
import type { Figure } from "./Figure";
import { formatCount } from "./text/formatCount";
import { formatNumber } from "./text/formatNumber";
import { plainLabel } from "./text/plainLabel";
import { bucketWidthMs } from "./bins/bucketWidthMs";
import { utcText } from "./text/utcText";

/** One anomalous sign-in. */
export interface AnomalyPoint {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  timestampMs: number;
  /** Anomaly score in (0, 1]. */
  score: number;
  user: string | null;
  source_ip: string | null;
  /** `success` or `failure`. */
  outcome: string;
  /** Scenario of a labelled data set; absent or null for an ordinary sign-in. */
  label?: string | null;
}

/** Sign-ins in one bucket of time. */
export interface EventCount {
  /** Begin of the bucket, milliseconds since 1970-01-01T00:00:00Z. */
  timestampMs: number;
  /** Number of sign-ins in the bucket. */
  events: number;
}

/** Options of {@link anomaliesOverTime}. */
export interface AnomaliesOverTimeOptions extends ChartOptions {
  /** Score from which on a sign-in counts as an anomaly, in (0, 1]; none is marked by default. */
  threshold?: number;
  /** All sign-ins per bucket, drawn as faint bars behind the anomalies; none by default. */
  counts?: readonly EventCount[];
  /** Most points drawn, highest scores first. @default 2000 */
  maxPoints?: number;
}

const SYMBOLS = ["circle", "x", "diamond", "square", "triangle-up", "cross", "star", "triangle-down"];

/**
 * Draws anomalies over time, each a marker at its score; hovering shows user and source.
 *
 * Colour and symbol tell the outcome or, when any point has a label, the label: the seven most frequent, and `other`.
 *
 * @param points - anomalies in any order
 * @param options - threshold, event counts for the background
 * @returns figure; for no points, one whose title says so
 * @throws RangeError for a score or threshold outside (0, 1], a time that is no date, or a count that is not whole
 * @example anomaliesOverTime([{ timestampMs: 0, score: 0.8, user: "ann", source_ip: "192.0.2.7", outcome: "success" }])
 */
export function anomaliesOverTime(points: readonly AnomalyPoint[], options: AnomaliesOverTimeOptions = {}): Figure {
  assertChartOptions("anomaliesOverTime", options, ["threshold", "counts", "maxPoints"]);
  const { threshold, counts = [], maxPoints = 2000 } = options;
  assertCount("anomaliesOverTime: maxPoints", maxPoints, 1);
  points.forEach(({ score }, row) => assertScore(`score`, score, ` (row ${row})`));
  if (threshold !== undefined) assertScore("threshold", threshold, "");
  counts.forEach(({ events }) => assertCount("anomaliesOverTime: events", events));
  if (points.length === 0) return emptyFigure("No anomalies", options);

  const drawn = [...points].sort((a, b) => b.score - a.score).slice(0, maxPoints);
  const highest = drawn[0]!;
  const lowest = Math.min(drawn.at(-1)!.score, threshold ?? 1);
  const pad = Math.max(0.01, 0.06 * (Math.max(highest.score, threshold ?? 0) - lowest));
  const bucketMs = counts.length === 0 ? 0 : bucketWidthMs(counts);
  const scoreAxis = counts.length === 0 ? "y" : "y2";
  const data: Record<string, unknown>[] = [];
  if (counts.length > 0) {
    data.push({
      type: "bar",
      name: "all sign-ins (right axis)",
      x: counts.map(({ timestampMs }) => utcText(timestampMs + bucketMs / 2, "millisecond")),
      y: counts.map(({ events }) => events),
      width: bucketMs,
      marker: { color: chartColors.faint, line: { width: 0 } },
      hovertemplate: `%{y:,} sign-ins per ${durationText(bucketMs)}<extra></extra>`,
    });
  }
  for (const [index, [name, group]] of groupsOf(drawn).entries()) {
    data.push({
      type: "scatter",
      mode: "markers",
      name: escapeChartText(`${name} (${formatCount(group.length)})`),
      yaxis: scoreAxis,
      x: group.map(({ timestampMs }) => utcText(timestampMs, "millisecond")),
      y: group.map(({ score }) => score),
      marker: {
        color: chartColors.series[index],
        symbol: SYMBOLS[index],
        size: 8,
        line: { color: chartColors.background, width: 0.8 },
      },
      hovertext: group.map(hoverText),
      hoverinfo: "text",
    });
  }

  const range = timeRange(drawn, counts, bucketMs);
  if (threshold !== undefined) data.push(thresholdTrace(threshold, scoreAxis, range));

  const title = timeTitle(points);
  const top = `${plainLabel(highest.user)} from ${plainLabel(highest.source_ip)}`;
  const shown = drawn.length < points.length ? `; the highest ${formatCount(drawn.length)} are drawn` : "";
  const subtitle = `highest: ${formatNumber(highest.score)}, ${top}, ${utcText(highest.timestampMs, "minute")} UTC${shown}`;
  const scoreParts = {
    range: [lowest - pad, Math.max(highest.score, threshold ?? 0) + pad],
    side: "left",
  };
  const scores = chartAxis("anomaly score, in (0, 1]", scoreParts);
  const layout = chartLayout({ title, subtitle }, options, {
    ...legendBelow(),
    hovermode: "closest",
    xaxis: chartAxis("time (UTC)", { type: "date", range, showgrid: false }),
    ...(counts.length === 0
      ? { yaxis: scores }
      : {
          bargap: 0,
          yaxis: chartAxis(`all sign-ins per ${durationText(bucketMs)}`, {
            side: "right",
            rangemode: "tozero",
            showgrid: false,
            tickformat: ",",
          }),
          yaxis2: { ...scores, overlaying: "y", tickmode: "auto" },
        }),
  });
  const [first, last] = timeSpan(drawn);
  const span = `from ${utcText(first, "minute")} to ${utcText(last, "minute")} UTC`;
  const scoreSpan = `Scores range from ${formatNumber(drawn.at(-1)!.score)} to ${formatNumber(highest.score)}, ${span}`;
  return { data, layout, summary: `${title}. ${scoreSpan}; ${subtitle}.` };
}

function assertScore(what: string, score: number, where: string): void {
  if (!(score > 0 && score <= 1)) {
    throw new RangeError(`anomaliesOverTime: ${what} must be in (0, 1], got ${score}${where}`);
  }
}

/** Points by label when there are any, else by outcome; most frequent first, at most eight groups. */
function groupsOf(points: readonly AnomalyPoint[]): [string, AnomalyPoint[]][] {
  const labelled = points.some(({ label }) => typeof label === "string" && label !== "");
  const groups = new Map<string, AnomalyPoint[]>();
  for (const point of points) {
    const key = plainLabel(labelled ? point.label || "ordinary" : point.outcome, 28);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [point]);
    else group.push(point);
  }
  if (!labelled) return [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, 8);
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
  const rest = sorted.slice(7);
  return rest.length <= 1 ? sorted : [...sorted.slice(0, 7), ["other", rest.flatMap(([, group]) => group)]];
}

function hoverText({ timestampMs, score, user, source_ip, outcome, label }: AnomalyPoint): string {
  const lines = [
    `<b>${chartLabel(user, 80)}</b>`,
    `from ${chartLabel(source_ip, 80)}`,
    `${utcText(timestampMs, "minute")} UTC, ${chartLabel(outcome)}`,
    `score ${formatNumber(score)}`,
  ];
  return [...lines, ...(label ? [`label ${chartLabel(label)}`] : [])].join("<br>");
}

function timeTitle(points: readonly AnomalyPoint[]): string {
  const days = new Map<string, number>();
  for (const { timestampMs } of points) {
    const day = utcText(timestampMs, "day");
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const [day, most] = [...days].reduce((best, entry) =>
    entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0]) ? entry : best,
  );
  const total = formatCount(points.length);
  if (points.length === 1) return `The only anomaly is on ${day} (UTC)`;
  if (most === points.length) return `All ${total} anomalies fall on ${day} (UTC)`;
  return `${formatCount(most)} of ${total} anomalies fall on ${day} (UTC), the others on ${formatCount(days.size - 1)} other ${days.size === 2 ? "day" : "days"}`;
}

function timeRange(points: readonly AnomalyPoint[], counts: readonly EventCount[], bucketMs: number): [string, string] {
  const [first, last] = timeSpan([...points, ...counts]);
  const pad = Math.max(1_800_000, 0.015 * (last - first));
  return [utcText(first - pad, "millisecond"), utcText(last + bucketMs + pad, "millisecond")];
}

function timeSpan(entries: readonly { timestampMs: number }[]): [number, number] {
  let [first, last] = [Infinity, -Infinity];
  for (const { timestampMs } of entries) {
    first = Math.min(first, timestampMs);
    last = Math.max(last, timestampMs);
  }
  return [first, last];
}

/** The threshold is a trace, so that its label stands in the legend and not on the points. */
function thresholdTrace(threshold: number, scoreAxis: string, range: [string, string]): Record<string, unknown> {
  return {
    type: "scatter",
    mode: "lines",
    name: `threshold ${formatNumber(threshold)}`,
    yaxis: scoreAxis,
    x: range,
    y: [threshold, threshold],
    line: { color: chartColors.ink, width: 1.5, dash: "dash" },
    hoverinfo: "skip",
  };
}
