"""What people write today to measure two models, as programs that Assay is compared with.

usage: peers.py PEER FOLDER

FOLDER holds the labels and the predictions of the models a and b, joined by id where they have one. For each
model a line is printed: its name, error rate, MSE (the mean over rows of the sum over classes of squared
differences), cross-entropy in nats, and the confusion matrix, label by label. Exit code 3 says that a package is
missing.
"""

import sys

MODELS = "ab"


def show(model, error, mse, cross_entropy, confusion):
    print(model, float(error), float(mse), float(cross_entropy), *(int(count) for count in confusion))


def measure(model, labels, scores):
    """Measures class numbers [n] and probabilities [n, k] with NumPy."""
    import numpy as np

    n, k = scores.shape
    predicted = scores.argmax(axis=1)
    of_label = scores[np.arange(n), labels]
    mse = (np.einsum("nk,nk->n", scores, scores) - 2 * of_label + 1).mean(dtype=np.float64)
    confusion = np.bincount(labels * k + predicted, minlength=k * k)
    show(model, (predicted != labels).mean(), mse, -np.log(of_label).mean(dtype=np.float64), confusion)


def measure_with_sklearn(model, labels, scores):
    """The same with the functions of scikit-learn."""
    import numpy as np
    from sklearn.metrics import confusion_matrix, log_loss, zero_one_loss

    n, k = scores.shape
    classes = np.arange(k)
    predicted = scores.argmax(axis=1)
    one_hot = np.zeros_like(scores)
    one_hot[np.arange(n), labels] = 1
    show(
        model,
        zero_one_loss(labels, predicted),
        np.square(scores - one_hot).sum(axis=1).mean(dtype=np.float64),
        log_loss(labels, scores, labels=classes),
        confusion_matrix(labels, predicted, labels=classes).ravel(),
    )


def both_classes(scores):
    """The probabilities of both classes, where there is one column for class 1."""
    import numpy as np

    return np.column_stack([1 - scores, scores]) if scores.shape[1] == 1 else scores


def duckdb(folder):
    import duckdb as db

    db.execute(f"create view labels as from read_csv('{folder}/labels.csv')")
    for model in MODELS:
        rows = db.read_csv(f"{folder}/{model}.csv")
        names = [name for name in rows.columns if name != "id"]
        if names == ["p"]:
            names, labels = ["1 - p", "p"], ["0", "1"]
        else:
            labels = [f"'{name}'" for name in names]
        k = len(names)
        label = " ".join(f"when {label} then {number}" for number, label in enumerate(labels))
        of_label = " ".join(f"when {label} then {name}" for label, name in zip(labels, names))
        predicted = " ".join(f"when {name} then {number}" for number, name in enumerate(names))
        squares = " + ".join(f"({name}) * ({name})" for name in names)
        groups = db.execute(
            f"""
            with each as (
              select case label {label} end as label, case label {of_label} end as of_label,
                case greatest({", ".join(names)}) {predicted} end as predicted, {squares} as squares
              from read_csv('{folder}/{model}.csv') join labels using (id))
            select label, predicted, count(*), sum(squares - 2 * of_label + 1), -sum(ln(of_label))
            from each group by all"""
        ).fetchall()
        show_groups(model, k, groups)


def show_groups(model, k, groups):
    """Shows rows of label, predicted, count, sum of squared errors, sum of losses."""
    confusion = [0] * (k * k)
    for label, predicted, count, _, _ in groups:
        confusion[label * k + predicted] = count
    n = sum(confusion)
    right = sum(confusion[:: k + 1])
    squares, losses = (sum(group[column] for group in groups) for column in (3, 4))
    show(model, (n - right) / n, squares / n, losses / n, confusion)


def polars(folder):
    import polars as pl

    labels = pl.scan_csv(f"{folder}/labels.csv")
    for model in MODELS:
        rows = pl.scan_csv(f"{folder}/{model}.csv")
        names = [name for name in rows.collect_schema().names() if name != "id"]
        if names == ["p"]:
            classes, scores = [0, 1], [1 - pl.col("p"), pl.col("p")]
        else:
            classes, scores = names, [pl.col(name) for name in names]
        highest = pl.max_horizontal(scores)
        label = pl.sum_horizontal((pl.col("label") == c).cast(pl.Int32) * i for i, c in enumerate(classes))
        of_label = pl.coalesce(pl.when(pl.col("label") == c).then(s) for c, s in zip(classes, scores))
        predicted = pl.coalesce(pl.when(s == highest).then(i) for i, s in enumerate(scores))
        groups = (
            rows.join(labels, on="id")
            .select(
                label=label, predicted=predicted, of_label=of_label,
                squares=pl.sum_horizontal(s * s for s in scores))
            .group_by("label", "predicted")
            .agg(
                pl.len(), (pl.col("squares") - 2 * pl.col("of_label") + 1).sum(),
                -pl.col("of_label").log().sum())
            .collect(engine="streaming")
        )
        show_groups(model, len(scores), groups.rows())


def pandas(folder):
    import pandas as pd

    labels = pd.read_csv(f"{folder}/labels.csv")
    for model in MODELS:
        rows = pd.read_csv(f"{folder}/{model}.csv").merge(labels, on="id")
        names = [name for name in rows.columns if name not in ("id", "label")]
        scores = both_classes(rows[names].to_numpy())
        truth = rows["label"] if names == ["p"] else rows["label"].map({name: i for i, name in enumerate(names)})
        measure_with_sklearn(model, truth.to_numpy(), scores)


def pyarrow(folder):
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import csv

    labels = csv.read_csv(f"{folder}/labels.csv")
    for model in MODELS:
        rows = csv.read_csv(f"{folder}/{model}.csv")
        names = [name for name in rows.column_names if name != "id"]
        truth = labels["label"]
        if not rows["id"].equals(labels["id"]):
            truth = truth.take(pc.index_in(rows["id"], labels["id"]))
        if names != ["p"]:
            truth = pc.index_in(truth, pa.array(names))
        scores = both_classes(np.column_stack([rows[name].to_numpy() for name in names]))
        measure(model, truth.to_numpy().astype(np.int64), scores)


def numpy(folder):
    import numpy as np

    labels = np.load(f"{folder}/labels.npy")
    for model in MODELS:
        measure_with_sklearn(model, labels, np.load(f"{folder}/{model}.npy"))


def numpy_of_logits(folder):
    """Error, squares and cross-entropy of logits in few passes, as somebody who knows NumPy writes them."""
    import numpy as np

    labels = np.load(f"{folder}/labels.npy")
    rows = np.arange(len(labels))
    for model in MODELS:
        logits = np.load(f"{folder}/{model}.npy")
        highest = logits.max(axis=1, keepdims=True)
        scores = np.exp(logits - highest)
        total = scores.sum(axis=1)
        log_of_label = logits[rows, labels] - highest[:, 0] - np.log(total)
        squares = np.einsum("nk,nk->n", scores, scores) / total**2
        mse = squares - 2 * np.exp(log_of_label) + 1
        show(
            model, (logits.argmax(axis=1) != labels).mean(), mse.mean(dtype=np.float64),
            -log_of_label.mean(dtype=np.float64), [])


def scipy_of_logits(folder):
    """The same with the functions of SciPy and scikit-learn."""
    import numpy as np
    from scipy.special import softmax
    from sklearn.metrics import log_loss, zero_one_loss

    labels = np.load(f"{folder}/labels.npy")
    for model in MODELS:
        scores = softmax(np.load(f"{folder}/{model}.npy"), axis=1)
        n, k = scores.shape
        one_hot = np.zeros_like(scores)
        one_hot[np.arange(n), labels] = 1
        show(
            model, zero_one_loss(labels, scores.argmax(axis=1)),
            np.square(scores - one_hot).sum(axis=1).mean(dtype=np.float64),
            log_loss(labels, scores, labels=np.arange(k)), [])


def ndjson(folder):
    import polars as pl

    labels = pl.read_ndjson(f"{folder}/labels.jsonl")
    for model in MODELS:
        rows = pl.read_ndjson(f"{folder}/{model}.jsonl").join(labels, on="id")
        width = rows["proba"].list.len().max()
        measure(model, rows["label"].to_numpy(), rows["proba"].list.to_array(width).to_numpy())


PEERS = {
    "duckdb": duckdb,
    "polars": polars,
    "pandas+sklearn": pandas,
    "pyarrow": pyarrow,
    "numpy+sklearn": numpy,
    "numpy.logits": numpy_of_logits,
    "scipy+sklearn": scipy_of_logits,
    "polars.read_ndjson": ndjson,
}

if __name__ == "__main__":
    try:
        PEERS[sys.argv[1]](sys.argv[2])
    except ImportError as missing:
        print(missing, file=sys.stderr)
        sys.exit(3)
