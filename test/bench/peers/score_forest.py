"""Fits and scores a table of float32 with another forest, and prints seconds as JSON.

python score_forest.py sklearn|isotree|onnxruntime FILE ROWS COLUMNS THREADS RUNS [MODEL]
"""

import json
import resource
import sys
import time

import numpy as np

name, file, *numbers = sys.argv[1:7]
rows, columns, threads, runs = (int(n) for n in numbers)
X = np.fromfile(file, dtype=np.float32).reshape(rows, columns)
fit, score = [], []


def sklearn_run(seed):
    import joblib
    from sklearn.ensemble import IsolationForest

    start = time.perf_counter()
    forest = IsolationForest(n_estimators=100, max_samples=256, random_state=seed, n_jobs=threads).fit(X)
    fitted = time.perf_counter()
    # score_samples does not look at n_jobs: it takes what joblib is set to.
    with joblib.parallel_config("threading", n_jobs=threads):
        forest.score_samples(X)
    return fitted - start, time.perf_counter() - fitted


def isotree_run(seed):
    from isotree import IsolationForest

    start = time.perf_counter()
    forest = IsolationForest(
        ntrees=100, sample_size=256, ndim=1, missing_action="fail", random_seed=seed, nthreads=threads
    ).fit(X)
    fitted = time.perf_counter()
    forest.predict(X)
    return fitted - start, time.perf_counter() - fitted


def onnxruntime_run(_):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(sys.argv[7], options, providers=["CPUExecutionProvider"])
    start = time.perf_counter()
    session.run(["score"], {"X": X})
    return None, time.perf_counter() - start


for run in range(runs):
    one, other = {"sklearn": sklearn_run, "isotree": isotree_run, "onnxruntime": onnxruntime_run}[name](run)
    fit.append(one)
    score.append(other)
unit = 1 if sys.platform == "darwin" else 1024
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
print(json.dumps({"rows": rows, "fit": fit, "score": score, "memory": memory}))
