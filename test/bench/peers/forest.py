"""What both Python peers end with: scikit-learn's forest over all cores, and the report that endToEnd.cjs reads."""

import json
import resource
import sys
import time

import joblib
import numpy as np
from sklearn.ensemble import IsolationForest


class Clock:
    """Seconds of each part, one after the other."""

    def __init__(self):
        self.seconds = {}
        self.last = time.perf_counter()

    def end(self, part):
        now = time.perf_counter()
        self.seconds[part] = now - self.last
        self.last = now


def score_and_report(X, clock, threads):
    """Fits and scores X (n × d, float32, C order: what scikit-learn takes without a copy). NaN is missing for it too."""
    cores = joblib.cpu_count()
    forest = IsolationForest(n_estimators=100, max_samples=256, random_state=1, n_jobs=cores).fit(X)
    clock.end("fit")
    # score_samples does not look at n_jobs: it takes what joblib is set to.
    with joblib.parallel_config("threading", n_jobs=cores):
        scores = forest.score_samples(X)
    clock.end("score")
    unit = 1 if sys.platform == "darwin" else 1024
    report = {
        "events": len(scores),
        "seconds": clock.seconds,
        "threads": {**threads, "fit": cores, "score": cores},
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit,
        "sums": [float(s) for s in np.nansum(X, axis=0, dtype=np.float64)],
    }
    print(json.dumps(report))
