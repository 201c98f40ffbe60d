import { assertCount } from "./parts/assertCount";
import { attackFlags } from "./parts/attackFlags";
import { bestCut } from "./bins/bestCut";
import { chartColors } from "./parts/chartColors";
import { chartAxis, chartLayout, legendBelow } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { emptyFigure } from "./parts/emptyFigure";
import { escapeChartText } from "./text/escapeChartText";
import { featureBins, type FeatureBins } from "./bins/featureBins";
import type { Figure } from "./Figure";
import { formatCount } from "./text/formatCount";
import { formatNumber } from "./text/formatNumber";
import { formatShare } from "./text/formatShare";
import { plainLabel } from "./text/plainLabel";
import { thresholdMark } from "./parts/thresholdMark";

/** Options of {@link featureByLabel}. */
export interface FeatureByLabelOptions extends ChartOptions {
  /** Name of the feature. @default "feature" */
  name?: string;
  /** Unit of the feature, such as `km` or `users`; empty for none. @default "" */
  unit?: string;
  /** Most bins on a linear scale, in [1, 200]. @default 40 */
  bins?: number;
  /** Scale of the feature. @default "log" when no value is negative and the largest is over 100 times the middle one */
  scale?: "linear" | "log";
}

/**
 * Draws how one feature is distributed in ordinary and in attack rows.
 *
 * Each group's bars add up to 100 % of its own rows, so that a few hundred attacks stand beside a million ordinary rows.
 * The title names the value that sets the groups apart best; it is chosen on these very rows.
 *
 * @param values - the feature, one value a row; NaN is missing and left out
 * @param labels - one label a row: 1 or true for an attack
 * @param options - name and unit of the feature, bins
 * @returns figure; for no values, one whose title says so
 * @throws RangeError for labels that do not fit, an infinite value, or a log scale with negative values
 * @example featureByLabel([1, 2, 40], [0, 0, 1], { name: "users_source_1h", unit: "users" })
 */
export function featureByLabel(
  values: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  options: FeatureByLabelOptions = {},
): Figure {
  assertChartOptions("featureByLabel", options, ["name", "unit", "bins", "scale"]);
  const { bins = 40 } = options;
  assertCount("featureByLabel: bins", bins, 1, 200);
  const name = plainLabel(options.name ?? "feature");
  const flags = attackFlags("featureByLabel", labels, values.length);
  const { ordinary, attacks, missing } = splitByLabel(values, flags);
  const all = new Float64Array(ordinary.length + attacks.length);
  all.set(ordinary);
  all.set(attacks, ordinary.length);
  all.sort();
  if (all.length === 0) return emptyFigure(`No row has a value of ${name}`, options);
  const isFlag = all.every((value) => value === 0 || value === 1);
  const unit = options.unit && !isFlag ? ` ${plainLabel(options.unit)}` : "";
  const scale = options.scale ?? (isSkewed(all) ? "log" : "linear");
  if (scale === "log" && all[0]! < 0) {
    throw new RangeError(`featureByLabel: values on a log scale must be at least 0, got ${all[0]}`);
  }

  const binned = featureBins(all, bins, scale);
  const groups = [
    { label: "ordinary", rows: ordinary, color: chartColors.ordinary, share: 0.92 },
    { label: "attack", rows: attacks, color: chartColors.attack, share: 0.46 },
  ].filter(({ rows }) => rows.length > 0);
  const data = groups.map(({ label, rows, color, share }) => {
    const counts = countBins(rows, binned);
    return {
      type: "bar",
      name: `${label} (${formatCount(rows.length)} rows)`,
      x: binned.centres,
      y: counts.map((count) => Number(((100 * count) / rows.length).toPrecision(6))),
      width: Number((binned.width * share).toPrecision(6)),
      marker: { color, line: { width: 0 } },
      hovertext: counts.map(
        (count, bin) =>
          `${binned.labels[bin]}${unit}<br>${formatCount(count)} of ${formatCount(rows.length)} ${label} rows ` +
          `(${escapeChartText(formatShare(count, rows.length))})`,
      ),
      hoverinfo: "text",
    };
  });

  const { title, mark } = finding(name, unit, ordinary, attacks, binned);
  const left = missing === 0 ? "" : `; ${formatCount(missing)} rows without a value are left out`;
  const note = mark === undefined ? "" : "; the marked value separates these rows best";
  const layout = chartLayout({ title, subtitle: `share of each group's own rows${note}${left}` }, options, {
    ...legendBelow(),
    barmode: "overlay",
    xaxis: chartAxis(`${name}${unit ? ` (${unit.trim()})` : ""}`, {
      range: binned.range,
      showgrid: false,
      tickformat: ",~g",
      ...binned.ticks,
    }),
    yaxis: chartAxis("share of the group's rows (%)", { rangemode: "tozero" }),
    ...mark,
  });
  const range = `Values range from ${formatNumber(all[0]!)} to ${formatNumber(all.at(-1)!)}${unit}`;
  return { data, layout, summary: `${title}. ${range}${left}.` };
}

function splitByLabel(
  values: ArrayLike<number>,
  flags: Uint8Array,
): { ordinary: Float64Array; attacks: Float64Array; missing: number } {
  const groups: [number[], number[]] = [[], []];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Math.abs(value) === Infinity) {
      throw new RangeError(`featureByLabel: values must be finite or NaN (missing), got ${value} (row ${row})`);
    }
    if (!Number.isNaN(value)) groups[flags[row] as 0 | 1].push(value);
  }
  const [ordinary, attacks] = groups.map((group) => Float64Array.from(group).sort()) as [Float64Array, Float64Array];
  return { ordinary, attacks, missing: values.length - ordinary.length - attacks.length };
}

/** Whether linear bins would put nearly everything into the first. */
function isSkewed(sorted: Float64Array): boolean {
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]!;
  return sorted[0]! >= 0 && sorted.at(-1)! > 100 * (middle || 1);
}

function countBins(rows: Float64Array, { count, binOf }: FeatureBins): number[] {
  const counts = new Array<number>(count).fill(0);
  for (const value of rows) counts[binOf(value)]!++;
  return counts;
}

function finding(
  name: string,
  unit: string,
  ordinary: Float64Array,
  attacks: Float64Array,
  binned: FeatureBins,
): { title: string; mark?: ReturnType<typeof thresholdMark> } {
  if (ordinary.length === 0 || attacks.length === 0) {
    const [group, rows] = attacks.length === 0 ? ["ordinary", ordinary] : ["attack", attacks];
    const other = attacks.length === 0 ? "attack" : "ordinary";
    const median = formatNumber(rows[Math.floor((rows.length - 1) / 2)]!);
    return {
      title: `${name}: no ${other} rows; half of ${formatCount(rows.length)} ${group} rows are at ${median}${unit} or less`,
    };
  }
  const cut = bestCut(ordinary, attacks);
  const bounded =
    cut.side === "atLeast"
      ? cut.value < attacks.at(-1)! || cut.value < ordinary.at(-1)!
      : cut.value > Math.min(attacks[0]!, ordinary[0]!);
  const text = `${formatNumber(cut.value)}${unit}${bounded ? ` or ${cut.side === "atLeast" ? "more" : "less"}` : ""}`;
  const [ofAttacks, ofOrdinary] = [cut.attacks / attacks.length, cut.ordinary / ordinary.length];
  const shares = `${formatShare(cut.attacks, attacks.length)} of attack rows, ${formatShare(cut.ordinary, ordinary.length)} of ordinary ones`;
  const title =
    ofAttacks - ofOrdinary < 0.1
      ? `${name} hardly sets attacks apart: ${text} in ${shares}`
      : `${name} of ${text}: ${shares}`;
  const at = binned.edgeOf(cut.value, cut.side === "atLeast" ? -1 : 1);
  const fraction = (at - binned.range[0]) / (binned.range[1] - binned.range[0]);
  return { title, mark: thresholdMark({ at, text: `${name} ${text}`, fraction }) };
}
