import type { Feature } from "../Feature";

/** Whole numbers that stand for sine and cosine, so that their sums do not depend on the order. */
const SCALE = 1_000_000;
const HARMONICS = [1, 2, 3, 4];
/** Sign-ins of the user's own that weigh as much as the organisation's habits. */
const PRIOR_EVENTS = 10;

/** How features look at the clock: none of it says more than a user's own habits do. */
export const TIME_FEATURES: readonly Feature[] = [
  time("hour_of_day", "hours (UTC)", "hour of the day, with minutes and seconds as a fraction", "hour"),
  time("day_of_week", "1 = Monday … 7 = Sunday", "day of the week", "weekday"),
  time("hour_sine", "-1 … 1", "hour of the day as a point on a circle, its sine", "sin(2 * pi() * hour / 24)"),
  time("hour_cosine", "-1 … 1", "hour of the day as a point on a circle, its cosine", "cos(2 * pi() * hour / 24)"),
  time(
    "weekday_sine",
    "-1 … 1",
    "day of the week as a point on a circle, its sine; Monday is at 0",
    "sin(2 * pi() * (weekday - 1) / 7)",
  ),
  time(
    "weekday_cosine",
    "-1 … 1",
    "day of the week as a point on a circle, its cosine; Monday is at 1",
    "cos(2 * pi() * (weekday - 1) / 7)",
  ),
  time("weekend", "1 = yes, 0 = no (UTC)", "a Saturday or Sunday", "weekend"),
  {
    ...time(
      "holiday",
      "1 = yes, 0 = no",
      "a public holiday of the country that the sign-in came from; missing where its holidays are not known",
      "holiday",
    ),
    needs: ["country"],
  },
  {
    ...time(
      "surprise_hour_user",
      "nats",
      "how unusual this hour is for the user, judged by the user's and the organisation's past sign-ins",
      surprise(),
    ),
    suspicious: "high",
    needs: ["user"],
  },
  {
    ...time(
      "surprise_weekend_user",
      "nats",
      "how unusual a working day or a weekend is for the user, judged by the user's past sign-ins",
      `-ln((coalesce(sum(attempt) OVER user_weekend_past, 0) + CASE WHEN weekend = 1 THEN 2 ELSE 5 END) /
        (coalesce(sum(attempt) OVER user_past, 0) + 7))`,
    ),
    suspicious: "high",
    needs: ["user"],
  },
  {
    ...time(
      "quietness_organisation",
      "share",
      "how many sign-ins the last hour had, of what an hour of the last day had on average",
      `coalesce(sum(attempt) OVER organisation_1h, 0) * 24.0 / nullif(sum(attempt) OVER organisation_24h, 0)`,
    ),
    suspicious: "low",
  },
];

function time(name: string, unit: string, description: string, sql: string): Feature {
  return { name, family: "time", unit, description, sql, suspicious: "either", techniques: ["T1078"] };
}

/**
 * Minus the logarithm of a smooth density at this hour: a Fourier series with Fejér's weights, which is never negative,
 * of the past hours of the user, with those of the organisation as a few more sign-ins of the user's.
 */
function surprise(): string {
  const terms = HARMONICS.map((k) => {
    const weight = 2 * (1 - k / (HARMONICS.length + 1));
    const [cosine, sine] = ["cos", "sin"].map((call) => {
      const scaled = `CASE WHEN attempt = 1 THEN CAST(round(${SCALE} * ${call}(${k} * 2 * pi() * hour / 24)) AS INTEGER) END`;
      const own = `coalesce(sum(${scaled}) OVER user_past, 0)`;
      const everyone = `coalesce(sum(${scaled}) OVER organisation_past, 0) / greatest(1, sum(attempt) OVER organisation_past)`;
      return `${call}(${k} * 2 * pi() * hour / 24) * (${own} + ${PRIOR_EVENTS} * ${everyone})`;
    });
    return `${weight} * (${cosine} + ${sine})`;
  });
  const events = `(coalesce(sum(attempt) OVER user_past, 0) + ${PRIOR_EVENTS})`;
  return `-ln(greatest(0.01, 1 + (${terms.join(" + ")}) / ${SCALE} / ${events}))`;
}
