import { assertCount } from "./parts/assertCount";
import { chartColors } from "./parts/chartColors";
import { chartAxis, chartLayout } from "./parts/chartLayout";
import { assertChartOptions, type ChartOptions } from "./parts/chartOptions";
import { emptyFigure } from "./parts/emptyFigure";
import type { Figure } from "./Figure";
import { formatCount } from "./text/formatCount";

/** Failed sign-ins in one hour of one weekday. */
export interface HourOfWeekCount {
  /** ISO weekday: 1 = Monday … 7 = Sunday, UTC. */
  weekday: number;
  /** Hour of the day, 0 … 23, UTC. */
  hour: number;
  /** Number of failed sign-ins. */
  failures: number;
}

/** Options of {@link failuresByHourAndWeekday}. */
export type FailuresByHourAndWeekdayOptions = ChartOptions;

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/**
 * White to dark blue: none is white, and more is darker with any colour vision. The steps lie at squares, so that one
 * extreme hour does not bleach the rest of the week; the colour bar shows them.
 */
const SCALE = [
  [0, "#ffffff"],
  [0.0025, "#edf3f9"],
  [0.0625, "#b5cde3"],
  [0.25, "#6fa3cc"],
  [0.5625, "#2d76ad"],
  [1, "#08366b"],
];

/**
 * Draws at which hours of the week sign-ins fail, as a heat map with Monday on top and the peak outlined.
 *
 * @param counts - 7 × 24 counts (one row a weekday, Monday first; one column an hour, UTC), or a list in any order, in
 *   which hours may be absent (none) or repeated (summed)
 * @param options - size
 * @returns figure; for no failures, one whose title says so
 * @throws RangeError for other shapes than 7 × 24, a weekday outside 1 … 7, an hour outside 0 … 23, or a count that is
 *   not a whole number
 * @example failuresByHourAndWeekday([{ weekday: 2, hour: 14, failures: 312 }])
 */
export function failuresByHourAndWeekday(
  counts: readonly (readonly number[])[] | readonly HourOfWeekCount[],
  options: FailuresByHourAndWeekdayOptions = {},
): Figure {
  assertChartOptions("failuresByHourAndWeekday", options, []);
  const grid = weekGrid(counts);
  const flat = grid.flat();
  const total = flat.reduce((sum, count) => sum + count, 0);
  if (total === 0) return emptyFigure("No failed sign-ins", options);

  const most = Math.max(...flat);
  const peak = flat.indexOf(most);
  const [day, hour] = [Math.floor(peak / 24), peak % 24];
  const when = `${WEEKDAYS[day]} at ${hourText(hour)} UTC`;
  const title = `Failures peak on ${when}: ${formatCount(most)} of ${formatCount(total)}`;
  const heatmap = {
    type: "heatmap",
    x: Array.from({ length: 24 }, (_, hourOfDay) => hourOfDay),
    y: [0, 1, 2, 3, 4, 5, 6],
    z: grid,
    text: grid.map((row, weekday) => row.map((_, hourOfDay) => `${WEEKDAYS[weekday]} ${hourText(hourOfDay)}`)),
    hovertemplate: "%{text} UTC: %{z:,} failed sign-ins<extra></extra>",
    colorscale: SCALE,
    zmin: 0,
    zmax: most,
    xgap: 2,
    ygap: 2,
    colorbar: {
      title: { text: "failed<br>sign-ins", font: { size: 12, color: chartColors.quietInk } },
      thickness: 14,
      outlinewidth: 0,
      tickformat: ",",
      ...(most < 8 ? { dtick: 1 } : {}),
    },
  };
  const layout = chartLayout(
    { title, subtitle: "failed sign-ins by hour of the week, UTC; the peak is outlined" },
    options,
    {
      plot_bgcolor: chartColors.grid,
      xaxis: chartAxis("hour of the day (UTC)", {
        tickvals: [0, 3, 6, 9, 12, 15, 18, 21],
        ticktext: [0, 3, 6, 9, 12, 15, 18, 21].map(hourText),
        showgrid: false,
        range: [-0.5, 23.5],
      }),
      yaxis: chartAxis("weekday", {
        tickvals: [0, 1, 2, 3, 4, 5, 6],
        ticktext: [...WEEKDAYS],
        range: [6.5, -0.5],
        showgrid: false,
      }),
      shapes: [
        {
          type: "rect",
          x0: hour - 0.5,
          x1: hour + 0.5,
          y0: day - 0.5,
          y1: day + 0.5,
          line: { color: chartColors.attack, width: 2.5 },
        },
      ],
    },
  );
  const quiet = flat.filter((count) => count === 0).length;
  const range = `Counts per hour of the week range from ${formatCount(Math.min(...flat))} to ${formatCount(most)}`;
  return { data: [heatmap], layout, summary: `${title}. ${range}; ${quiet} of the 168 hours have no failure.` };
}

function weekGrid(counts: readonly (readonly number[])[] | readonly HourOfWeekCount[]): number[][] {
  const grid = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  if (counts.length > 0 && !isGrid(counts)) {
    for (const { weekday, hour, failures } of counts) {
      assertCount("failuresByHourAndWeekday: weekday", weekday, 1, 7);
      assertCount("failuresByHourAndWeekday: hour", hour, 0, 23);
      assertCount("failuresByHourAndWeekday: failures", failures);
      grid[weekday - 1]![hour]! += failures;
    }
    return grid;
  }
  if (counts.length !== 0 && counts.length !== 7) {
    throw new RangeError(`failuresByHourAndWeekday: counts must have 7 rows, got ${counts.length}`);
  }
  (counts as readonly (readonly number[])[]).forEach((row, day) => {
    if (row.length !== 24) {
      throw new RangeError(`failuresByHourAndWeekday: counts must have 24 columns, got ${row.length} (row ${day})`);
    }
    row.forEach((failures, hour) => {
      assertCount("failuresByHourAndWeekday: failures", failures);
      grid[day]![hour] = failures;
    });
  });
  return grid;
}

function isGrid(
  counts: readonly (readonly number[])[] | readonly HourOfWeekCount[],
): counts is readonly (readonly number[])[] {
  return Array.isArray(counts[0]);
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
