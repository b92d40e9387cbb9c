#!/usr/bin/env python3
"""Reads what assay writes for builds by the readers that builds have: junitparser, Prometheus's OpenMetrics, DVC, MLflow.

usage: builds.py PROGRAM
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dvc.repo import Repo
from junitparser import Failure, JUnitXml, Skipped
from mlflow.entities import Metric
from mlflow.utils.validation import _validate_batch_log_data
from prometheus_client.openmetrics.parser import text_string_to_metric_families

os.environ["DVC_NO_ANALYTICS"] = "1"
HOSTILE = ["::error::x", "]]>", "EOF", '"', "-->", "a\nb", "# EOF", "x{y}"]


def check(program: str, folder: Path, name: str) -> int:
    """Judges two models, of which the second has this name; gives the number of metrics that were read."""
    labels = [("a", "b")[row % 2] for row in range(80)]
    (folder / "y.csv").write_text("id,label\n" + "".join(f"{i},{label}\n" for i, label in enumerate(labels)))
    for model, wrong in (("base", 4), ("other", 30)):
        rows = []
        for i, label in enumerate(labels):
            sure = 0.6 + i % 35 / 100
            p = sure if (label == "a") == (i >= wrong) else 1 - sure
            rows.append(f"{i},{p:.2f},{1 - p:.2f}\n")
        (folder / f"{model}.csv").write_text("id,a,b\n" + "".join(rows))
    config = {
        "labels": "y.csv",
        "model": {"base": "base.csv", name: "other.csv"},
        "gate": ["error_rate <= 90%", "error_rate <= 38% ", "error_rate not worse than baseline"],
    }
    (folder / "assay.json").write_text(json.dumps(config))
    files = {kind: folder / f"out.{kind}" for kind in ("xml", "txt", "json")}
    run = subprocess.run(
        [program, "report", "-q", str(folder), "--junit", files["xml"], "--openmetrics", files["txt"],
         "--flat", files["json"]], capture_output=True, text=True, check=False)
    assert run.returncode == 1, (name, run.returncode, run.stderr)
    suites = JUnitXml.fromfile(str(files["xml"]))
    results = [type(case.result[0]) if case.result else None for suite in suites for case in suite]
    assert results == [None, Skipped, Failure], (name, results)
    assert (suites.tests, suites.failures, suites.skipped) == (3, 1, 1), name
    samples = [
        sample for family in text_string_to_metric_families(files["txt"].read_text()) for sample in family.samples
    ]
    flat = json.loads(files["json"].read_text())
    assert all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in flat.values()), name
    # The flat file and the metrics are of the same numbers.
    assert len(flat) == len(samples), (name, len(flat), len(samples))
    # MLflow takes the names and the values as one batch.
    _validate_batch_log_data([Metric(key, value, 0, 0) for key, value in flat.items()], [], [])
    return len(samples)


def plots(program: str, folder: Path, name: str) -> tuple[int, int]:
    """Draws what a report writes for DVC; gives how many plots there are, and how many metrics."""
    with contextlib.redirect_stdout(None):
        repo = Repo.init(str(folder), no_scm=True)
    run = subprocess.run(
        [program, "report", "-q", str(folder), "--dvc-plots", folder / "plots", "--flat", folder / "flat.json"],
        capture_output=True, text=True, check=False)
    assert run.returncode == 1, (name, run.returncode, run.stderr)
    shown = repo.plots.show()
    workspace = shown["workspace"]
    assert "error" not in json.dumps(workspace["sources"], default=str), name
    definitions = workspace["definitions"]["data"]["plots/dvc.yaml"]["data"]
    files = {path for plot in definitions.values() for path in plot["y"]}
    data = workspace["sources"]["data"]
    assert len(files) == len(data) == 2 * len(definitions), (name, len(files), len(data))
    for plot in definitions.values():
        for path, field in plot["y"].items():
            content = data[path]["data"]
            rows = content if isinstance(content, list) else next(iter(content.values()))
            assert len(rows) > 1 and all(field in row and plot["x"] in row for row in rows), (name, path)
    def dvc(*arguments: str) -> dict:
        program = Path(sys.executable).parent / "dvc"
        return json.loads(subprocess.run([program, *arguments, "--json"], cwd=folder, capture_output=True, check=True).stdout)

    drawn = dvc("plots", "show")
    assert not drawn.get("errors") and set(drawn["data"]) == set(definitions), (name, drawn.get("errors"))
    metrics = dvc("metrics", "show", "flat.json")[""]["data"]["flat.json"]["data"]
    assert metrics == json.loads((folder / "flat.json").read_text()), name
    return len(definitions), len(metrics)


def main() -> None:
    program = sys.argv[1]
    counts = []
    for name in HOSTILE:
        with tempfile.TemporaryDirectory() as folder:
            counts.append(check(program, Path(folder), name))
    drawn = []
    for name in ("other", HOSTILE[3]):
        with tempfile.TemporaryDirectory() as folder:
            check(program, Path(folder), name)
            drawn.append(plots(program, Path(folder), name))
    print(f"DVC draws {drawn[0][0]} plots of two models and has {drawn[0][1]} metrics")
    print(f"{len(HOSTILE)} names of models, {sum(counts)} numbers and {3 * len(HOSTILE)} test cases read back")


main()
