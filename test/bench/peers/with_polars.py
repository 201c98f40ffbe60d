"""The job of endToEnd.cjs with polars and scikit-learn: `python with_polars.py FILE` prints a report as JSON."""

import sys

import numpy as np
import polars as pl
from forest import Clock, score_and_report

NO_SIGN_INS = ["logout", "mfa", "password_change"]
# From one hour before the event to just before it: simultaneous events do not see each other, as in authlens.
LAST_HOUR = {"by": "timestamp", "window_size": "1h", "closed": "left"}

clock = Clock()
attempt = ~pl.col("action").is_in(NO_SIGN_INS)
events = (
    pl.scan_csv(sys.argv[1])  # reads only the columns that are used
    .select(
        pl.col("timestamp").str.to_datetime("%Y-%m-%dT%H:%M:%S%.fZ"),
        "user",
        "source_ip",
        attempt.cast(pl.Int32).alias("attempt"),
        (attempt & (pl.col("outcome") == "failure")).cast(pl.Int32).alias("failed"),
    )
    .collect()
)
clock.end("read")

time = pl.col("timestamp")
features = events.sort("timestamp", maintain_order=True).select(
    hour_of_day=time.dt.hour() + time.dt.minute() / 60 + time.dt.second() / 3600,
    day_of_week=time.dt.weekday(),
    failures_user_1h=pl.col("failed").rolling_sum_by(**LAST_HOUR).over("user"),
    attempts_user_1h=pl.col("attempt").rolling_sum_by(**LAST_HOUR).over("user"),
    failures_source_1h=pl.col("failed").rolling_sum_by(**LAST_HOUR).over("source_ip"),
    seconds_since_user_event=time.diff().over("user").dt.total_microseconds() / 1e6,
)
X = np.ascontiguousarray(features.cast(pl.Float32).to_numpy())
clock.end("features")

score_and_report(X, clock, {"read": pl.thread_pool_size(), "features": pl.thread_pool_size()})
