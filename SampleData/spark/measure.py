"""Measures models on a table, each partition on the worker that has it, and reports on the whole.

usage: spark-submit measure.py ASSAY TABLE CLASSES REPORT

ASSAY is the program, TABLE a file or folder of CSV with ids in its first column, CLASSES the classes as --classes
takes them, REPORT the HTML, beside which the results are written with .json behind the name.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import to_arrow_schema


def summarize(program, schema, classes):
    """A function that makes a part of the rows of one partition, also of none."""

    def part(batches):
        first = ""
        with tempfile.TemporaryDirectory() as folder:
            rows, summary = Path(folder, "rows.csv"), Path(folder, "part.assay")
            with pa.csv.CSVWriter(rows, schema) as writer:
                for batch in batches:
                    writer.write_batch(batch)
                    first = first or (batch.column(0)[0].as_py() if batch.num_rows else "")
            command = [SparkFiles.get(program), "summarize", rows, "--classes", classes, "-q", "-o", summary]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            yield pa.RecordBatch.from_pydict({"first": pa.array([first], pa.string()), "part": [summary.read_text()]})

    return part


def main(assay, table, classes, report):
    spark = SparkSession.builder.getOrCreate()
    spark.sparkContext.addFile(assay)
    rows = spark.read.csv(table, header=True)
    function = summarize(Path(assay).name, to_arrow_schema(rows.schema), classes)
    parts = rows.mapInArrow(function, "first string, part string")
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for row in sorted(parts.collect()):
            files.append(Path(folder, f"{len(files):06d}.assay"))
            files[-1].write_text(row.part)
        subprocess.run([assay, "merge", *files, "--html", report, "--json", f"{report}.json"], check=True)


main(*sys.argv[1:])
