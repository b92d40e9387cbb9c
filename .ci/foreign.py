#!/usr/bin/env python3
"""Runs the line that Assay gives for a file that it does not read, and reports on what the line made.

Each case writes a file with the library that people write it with, asks Assay for a report, which refuses it with a
line that converts it, runs that very line, and asks again. The error rate of every file is that of the same CSV.
"""
import bz2, json, lzma, os, pickle, re, shutil, sqlite3, subprocess, sys, tarfile, tempfile
from pathlib import Path

import fastavro
import h5py
import numpy as np
import pandas as pd
import py7zr
import pyreadstat
import safetensors.numpy
import scipy.io

assay = os.path.abspath(sys.argv[1])
folder = Path(tempfile.mkdtemp())
os.chdir(folder)

probabilities = np.array([[0.75, 0.25], [0.5, 0.5], [0.25, 0.75], [0.125, 0.875]])
labels = ["cat", "dog", "dog", "cat"]
Path("labels.csv").write_text("label\n" + "".join(f"{label}\n" for label in labels))
frame = pd.DataFrame(probabilities, columns=["cat", "dog"])
frame.to_csv("plain.csv", index=False)


def report(model):
    """The exit code, what was said, and the cross-entropy."""
    has_names = b"cat" in Path(model).read_bytes()
    options = [] if has_names else ["--classes", "cat,dog"]
    run = subprocess.run(
        [assay, "report", "--labels", "labels.csv", "--model", f"m={model}", "--json", "r.json", *options],
        capture_output=True, text=True)
    value = None
    if run.returncode == 0:
        value = json.load(open("r.json"))["metrics"]["m"]["cross_entropy"]
    return run.returncode, run.stdout + run.stderr, value


def avro(path):
    schema = {"name": "row", "type": "record", "fields": [{"name": n, "type": "double"} for n in frame]}
    with open(path, "wb") as file:
        fastavro.writer(file, schema, frame.to_dict("records"))


def sqlite(path):
    with sqlite3.connect(path) as database:
        frame.to_sql("predictions", database, index=False)


def hdf5(path):
    with h5py.File(path, "w") as file:
        file["proba"] = probabilities


def seven_zip(path):
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.write("plain.csv")


def tar(path):
    with tarfile.open(path, "w") as archive:
        archive.add("plain.csv")


writers = {
    "frame.pkl": lambda p: frame.to_pickle(p),
    "array0.pkl": lambda p: pickle.dump(probabilities, open(p, "wb"), protocol=0),
    "array.pkl": lambda p: pickle.dump(probabilities, open(p, "wb")),
    "m.parquet": lambda p: frame.to_parquet(p),
    "m.feather": lambda p: frame.to_feather(p),
    "m.orc": lambda p: frame.to_orc(p),
    "m.xlsx": lambda p: frame.to_excel(p, index=False),
    "m.ods": lambda p: frame.to_excel(p, index=False, engine="odf"),
    "m.h5": hdf5,
    "m.mat": lambda p: scipy.io.savemat(p, {"proba": probabilities}),
    "m.avro": avro,
    "m.sqlite": sqlite,
    "m.safetensors": lambda p: safetensors.numpy.save_file({"proba": probabilities}, p),
    "m.dta": lambda p: frame.to_stata(p, write_index=False),
    "m.sav": lambda p: pyreadstat.write_sav(frame, p),
    "m.xpt": lambda p: pyreadstat.write_xport(frame, p),
    "m.7z": seven_zip,
    "m.tar": tar,
    "m.csv.lzma": lambda p: Path(p).write_bytes(
        lzma.compress(Path("plain.csv").read_bytes(), format=lzma.FORMAT_ALONE)),
    "m.csv.bz2": lambda p: Path(p).write_bytes(bz2.compress(Path("plain.csv").read_bytes())),
    "m.csv.xz": lambda p: Path(p).write_bytes(lzma.compress(Path("plain.csv").read_bytes())),
    "m.csv.zst": lambda p: subprocess.run(["zstd", "-q", "plain.csv", "-o", p], check=True),
    "utf32.csv": lambda p: Path(p).write_text(Path("plain.csv").read_text(), encoding="utf-32"),
    "utf16.csv": lambda p: Path(p).write_text(Path("plain.csv").read_text(), encoding="utf-16"),
}
names = {"NAME": "'proba'", "TABLE": "predictions"}


def converted(path, words):
    """Runs the line in what was said, and returns the file that it made."""
    line = re.search(r"(?:convert it:|(?:decompress|extract) it, for example with) (.*)", words.splitlines()[-1])
    if line is None:
        sys.exit(f"{path}: no line that converts it in: {words}")
    line = line.group(1)
    for name, value in names.items():
        line = re.sub(rf"\b{name}\b", value, line)
    if line.startswith("<("):
        made = "unpacked.csv"
        command = line[2:-1].replace("FILE", path).replace("'proba'", "plain.csv")
        if shutil.which("7z") is None:
            command = command.replace("7z ", "7zz ", 1)  # as Debian 12 calls it
        subprocess.run(f"{command} > {made}", shell=True, check=True)
    elif line.startswith("iconv"):
        made = "new.csv"
        subprocess.run(line.replace("FILE", path), shell=True, check=True)
    elif line.startswith("sqlite3"):
        made = "p.csv"
        subprocess.run(line.replace("FILE", path), shell=True, check=True)
    else:
        python = line.partition(", or for version")[0]
        made = re.search(r"'(p\.\w+)'", python).group(1)
        exec(python.replace("FILE", repr(path)), {"np": np, "pd": pd, "pickle": pickle, "h5py": h5py,
                                                    "scipy": scipy, "fastavro": fastavro,
                                                    "pyreadstat": pyreadstat, "safetensors": safetensors})
    return made


code, words, expected = report("plain.csv")
assert code == 0, words
for path, write in writers.items():
    write(path)
    code, words, _ = report(path)
    if code != 2:
        sys.exit(f"{path}: exit {code}: {words}")
    made = converted(path, words)
    code, said, value = report(made)
    if code != 0 or abs(value - expected) > 1e-12:
        sys.exit(f"{path}: {made}: {said}")
    os.remove(made)
    print(f"{path:12} {words.strip().splitlines()[-1].partition(': ')[2][:110]}")
print(f"{len(writers)} kinds of files are converted by the line that Assay gives")
