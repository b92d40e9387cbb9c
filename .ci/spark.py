#!/usr/bin/env python3
"""Measures the sample table of SampleData/spark by Spark, and compares with the report of the whole."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root = Path(__file__).resolve().parent.parent
assay = Path(sys.argv[1]).resolve()
sample = root / "SampleData/spark"
classes = "0,1,2,3,4,5,6,7,8,9"

try:
    import pyarrow  # noqa: F401
    import pyspark
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit()
if shutil.which("java") is None:
    print("skipped: no java")
    sys.exit()


def results(path):
    """What a report says, but for the files that it was made of."""
    tree = json.loads(Path(path).read_text())
    for key in ("files", "title"):
        tree.pop(key, None)
    return tree


with tempfile.TemporaryDirectory() as folder:
    report = Path(folder, "report.html")
    environment = dict(
        os.environ,
        PYSPARK_PYTHON=sys.executable,
        SPARK_LOCAL_IP="127.0.0.1",
        PYSPARK_SUBMIT_ARGS="--master local[2] --conf spark.ui.enabled=false "
        # Each file is a partition of its own.
        "--conf spark.sql.files.maxPartitionBytes=10000 --conf spark.sql.files.openCostInBytes=10000 pyspark-shell",
    )
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, sample / "measure.py", assay, sample / "table", classes, report],
        env=environment, capture_output=True, text=True, cwd=folder)
    if done.returncode != 0:
        sys.exit(f"Spark failed:\n{done.stderr[-4000:]}")
    seconds = time.monotonic() - start
    # The merge says how many samples each part has.
    counts = [int(line.split()[1]) for line in done.stderr.splitlines() if ".assay: " in line]
    if len(counts) != 8 or counts.count(0) != 2:
        sys.exit(f"the parts have {counts} samples, not 8 of which 2 have none")
    whole = Path(folder, "whole.json")
    subprocess.run(
        [assay, "report", sample / "table", "--classes", classes, "-q", "--json", whole],
        check=True, stdout=subprocess.DEVNULL)
    merged, expected = results(f"{report}.json"), results(whole)
    differing = [key for key in expected if merged.get(key) != expected[key]]
    if differing or merged.keys() != expected.keys():
        sys.exit(f"the report of the parts says something else in {differing or merged.keys() ^ expected.keys()}")
    print(f"pyspark {pyspark.__version__}: {expected['n']} rows in {len(counts)} partitions, the same report; {seconds:.0f} s")
