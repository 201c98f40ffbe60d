"""The job of endToEnd.cjs with pandas and scikit-learn: `python with_pandas.py FILE` prints a report as JSON."""

import sys

import numpy as np
import pandas as pd
from forest import Clock, score_and_report

NO_SIGN_INS = ["logout", "mfa", "password_change"]
COLUMNS = ["timestamp", "user", "source_ip", "outcome", "action"]

clock = Clock()
events = pd.read_csv(sys.argv[1], usecols=COLUMNS, parse_dates=["timestamp"])  # texts are pyarrow's, as it is installed
events = events.astype({"user": "category", "source_ip": "category"})
attempt = ~events["action"].isin(NO_SIGN_INS)
events["attempt"] = attempt.astype("int32")
events["failed"] = (attempt & (events["outcome"] == "failure")).astype("int32")
clock.end("read")

events = events.sort_values("timestamp", kind="stable", ignore_index=True)


def last_hour(who, what):
    """Sums from one hour before each event to just before it; simultaneous events do not see each other."""
    grouped = events.sort_values(who, kind="stable")  # the order in which rolling gives its rows
    sums = grouped.groupby(who, observed=True).rolling("1h", on="timestamp", closed="left")[what].sum()
    return pd.DataFrame(sums.fillna(0).to_numpy(), index=grouped.index, columns=what).sort_index()


of_user = last_hour("user", ["failed", "attempt"])
of_source = last_hour("source_ip", ["failed"])
time = events["timestamp"].dt
features = [
    time.hour + time.minute / 60 + time.second / 3600,
    time.day_of_week + 1,
    of_user["failed"],
    of_user["attempt"],
    of_source["failed"],
    events.groupby("user", observed=True)["timestamp"].diff().dt.total_seconds(),
]
X = np.column_stack([feature.to_numpy(dtype=np.float32) for feature in features])
clock.end("features")

score_and_report(X, clock, {"read": 1, "features": 1})
