#!/usr/bin/env python3
"""Reads what assay writes for builds by the readers that builds have: junitparser, and Prometheus's OpenMetrics.

usage: builds.py PROGRAM
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from junitparser import Failure, JUnitXml, Skipped
from prometheus_client.openmetrics.parser import text_string_to_metric_families

HOSTILE = ["::error::x", "]]>", "EOF", '"', "-->", "a\nb", "# EOF", "x{y}"]


def check(program: str, folder: Path, name: str) -> int:
    """Judges two models, of which the second has this name; gives the number of metrics that were read."""
    labels = [("a", "b")[row % 2] for row in range(80)]
    (folder / "y.csv").write_text("id,label\n" + "".join(f"{i},{label}\n" for i, label in enumerate(labels)))
    for model, wrong in (("base", 4), ("other", 30)):
        rows = []
        for i, label in enumerate(labels):
            p = 0.8 if (label == "a") == (i >= wrong) else 0.2
            rows.append(f"{i},{p},{1 - p:.1f}\n")
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
    return len(samples)


def main() -> None:
    program = sys.argv[1]
    counts = []
    for name in HOSTILE:
        with tempfile.TemporaryDirectory() as folder:
            counts.append(check(program, Path(folder), name))
    print(f"{len(HOSTILE)} names of models, {sum(counts)} numbers and {3 * len(HOSTILE)} test cases read back")


main()
