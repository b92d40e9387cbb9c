#!/usr/bin/env python3
"""Saved results: valid by the schema, and rendered byte for byte as they were reported.

results.py ASSAY: every folder of SampleData, results written in one language and rendered in both; then a
million made-up samples of ten classes and two models. Needs jsonschema and numpy.
"""
import json, pathlib, subprocess, sys, tempfile

import jsonschema
import numpy

assay = sys.argv[1]
languages = ["en", "zh-Hans"]
outputs = ["r.html", "r.md", "r.txt", "r.values"]


def run(*arguments):
    done = subprocess.run([assay, *map(str, arguments), "-q"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"assay {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def written(folder, command, arguments, language, further=()):
    """Every output of a report or of saved results, as bytes."""
    folder.mkdir()
    base = [command, *arguments, "--language", language]
    scoreboard = run(*base, *further, "--html", folder / "r.html", "--markdown", folder / "r.md")
    (folder / "r.txt").write_text(scoreboard)
    (folder / "r.values").write_text(run(*base, "--dump-values"))
    return {name: (folder / name).read_bytes() for name in outputs}


def check(work, name, arguments, shown, validator, limit):
    """Reports, renders in the same and in the other language, and compares."""
    reports = {}
    for language in languages:
        saved = work / f"{name}-{language}.json"
        reports[language] = written(
            work / f"{name}-{language}", "report", arguments, language, ["--json", saved])
    for written_in in languages:
        path = work / f"{name}-{written_in}.json"
        validator.validate(json.loads(path.read_text()))
        if path.stat().st_size > limit:
            sys.exit(f"{path.name} has {path.stat().st_size} bytes, more than {limit}")
        for language in languages:
            rendered = written(
                work / f"{name}-{written_in}-{language}", "render", [path, *shown], language)
            for output in outputs:
                if rendered[output] != reports[language][output]:
                    sys.exit(f"{name}: {output} of results in {written_in} differs in {language}")
    print(f"{name:16} {path.stat().st_size:7} bytes of results: the same in every output")


schema = json.loads(run("schema"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    for folder in sorted(pathlib.Path("SampleData").iterdir()):
        if (folder / "assay.json").exists():
            templates = folder / "templates"
            shown = ["--templates", templates] if templates.exists() else []
            check(work, folder.name, [folder], shown, validator, 275_000)
    random = numpy.random.default_rng(7)
    labels = random.integers(0, 10, 1_000_000)
    numpy.save(work / "labels.npy", labels)
    for model, sure in (("one", 3.0), ("two", 2.0)):
        scores = random.gamma(1.0, size=(1_000_000, 10))
        scores[numpy.arange(len(labels)), labels] += sure * random.random(len(labels))
        numpy.save(work / f"{model}.npy", scores / scores.sum(axis=1, keepdims=True))
    models = [word for model in ("one", "two") for word in ("--model", f"{model}={work}/{model}.npy")]
    check(work, "made up", ["--labels", work / "labels.npy", *models], [], validator, 1_000_000)
