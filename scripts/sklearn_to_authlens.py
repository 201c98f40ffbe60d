"""Writes a scikit-learn IsolationForest as the JSON that forestFromSklearn of authlens reads.

    python scripts/sklearn_to_authlens.py forest.joblib > forest.json

or, where the forest was fitted: json.dump(dump_forest(forest), file). A joblib file can run code when it is loaded: load
your own only.
"""

import json
import sys


def dump_forest(forest):
    """A fitted IsolationForest as plain lists and numbers; doubles keep all their digits."""

    def dump_tree(estimator, columns):
        tree = estimator.tree_
        return {
            "columns": columns.tolist(),
            "feature": tree.feature.tolist(),
            "threshold": tree.threshold.tolist(),
            "left": tree.children_left.tolist(),
            "right": tree.children_right.tolist(),
            # The trees of old versions knew no missing values.
            "missingLeft": [int(left) for left in getattr(tree, "missing_go_to_left", [0] * tree.node_count)],
            "samples": tree.n_node_samples.tolist(),
        }

    return {
        "format": "scikit-learn isolation forest",
        "version": 1,
        "columns": forest.n_features_in_,
        "sampleSize": int(forest._max_samples),
        "contamination": forest.contamination,
        "offset": float(forest.offset_),
        "trees": [dump_tree(*pair) for pair in zip(forest.estimators_, forest.estimators_features_)],
    }


if __name__ == "__main__":
    import joblib

    if len(sys.argv) != 2:
        sys.exit("usage: python sklearn_to_authlens.py forest.joblib > forest.json")
    json.dump(dump_forest(joblib.load(sys.argv[1])), sys.stdout, allow_nan=False)
