"""Makes the fixtures in this folder: python test/forest/portable/sklearn/make.py (scikit-learn 1.9.1, numpy 2.4.6)."""

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import IsolationForest

HERE = Path(__file__).parent
sys.path.append(str(HERE.parents[3] / "scripts"))
from sklearn_to_authlens import dump_forest  # noqa: E402

random = np.random.default_rng(7)


def write(name, X, **options):
    forest = IsolationForest(n_estimators=12, random_state=3, **options).fit(X)
    rows = X[:60]
    fixture = {
        "forest": dump_forest(forest),
        "X": [[None if np.isnan(value) else value for value in row] for row in rows.tolist()],
        "scores": (-forest.score_samples(rows)).tolist(),
        "outliers": (forest.predict(rows) == -1).astype(int).tolist(),
    }
    (HERE / f"{name}.json").write_text(json.dumps(fixture, allow_nan=False) + "\n")


# Tenths are no 32-bit floats: scikit-learn rounds them. Every tenth row is far away.
normal = random.normal(size=(300, 4))
normal[::10] *= 5
tenths = random.integers(0, 12, size=(300, 3)) / 10
missing = normal.copy()
missing[random.random(missing.shape) < 0.15] = np.nan
# Neighbouring 32-bit floats: many thresholds fall between two of them, and 64-bit values on either side of the border.
neighbours = 1 + random.integers(0, 40, size=(300, 2)) * 2.0**-25

write("plain", normal)
write("oddSamples", normal, max_samples=101, contamination=0.1)
write("someFeatures", normal, max_features=0.5, max_samples=0.3)
write("tenths", tenths, max_samples=64, contamination=0.05)
write("missing", missing, max_samples=77)
write("neighbours", neighbours, max_samples=50)
write("fewRows", normal[:2], max_samples=2)
write("bootstrap", normal, max_samples=101, bootstrap=True)
write("oneRow", normal, max_samples=1)
