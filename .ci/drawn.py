#!/usr/bin/env python3
"""Small test sets of every shape, drawn: what is written is read back, and rendered byte for byte as reported.

drawn.py ASSAY COUNT [FIRST]: COUNT sets, each drawn from its own number, which is printed where outputs
differ. Among them are sets of one sample, of one class, of tied and impossible scores, and of losses whose squares or
cubes no number is small enough for. Results fit their schema, and summaries are
merged, too. Needs jsonschema and numpy.
"""
import json, pathlib, subprocess, sys, tempfile

import jsonschema
import numpy

assay, count = sys.argv[1], int(sys.argv[2])
first = int(sys.argv[3]) if len(sys.argv) > 3 else 0


def run(*arguments):
    done = subprocess.run([assay, *map(str, arguments)], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


class Drawn:
    """The files and options of one report."""

    def __init__(self, seed, folder):
        self.random, self.folder = numpy.random.default_rng(seed), folder
        self.count = int(self.choice([1, 2, 3, 4, 5, 8, 12, 30, 100, 300]))
        self.classes = [f"c{k}" for k in range(int(self.choice([2, 2, 2, 3, 4, 7])))]
        self.task = self.choice(["classes", "classes", "classes", "soft", "multilabel"])
        self.are_logits, self.is_core = self.chance(0.2), self.chance(0.15)
        present = self.random.choice(
            len(self.classes), int(self.random.integers(1, len(self.classes) + 1)), replace=False)
        self.labels = self.random.choice(present, self.count)
        self.columns = {}
        self.options = self.given()
        self.models = [self.model(number) for number in range(int(self.random.integers(1, 4)))]
        self.write_labels()

    def choice(self, values):
        return values[int(self.random.integers(len(values)))]

    def chance(self, share):
        return self.random.random() < share

    def given(self):
        """Options that go together; draws the columns that they name, too."""
        options = []
        if self.task == "multilabel":
            options += ["--task", "multilabel"]
        if self.are_logits:
            options += ["--scores", "sigmoid-logits" if self.task == "multilabel" else "logits"]
        if self.is_core:
            return options + ["--metrics", "core"]
        for share, name, values in [
            (0.2, "--pairs", ["all"]), (0.2, "--samples", [0, 1, 3, 500]), (0.1, "--jobs", [1]),
            (0.2, "--confidence", [0.5, 0.9, 0.99, 0.9999]), (0.2, "--log-base", [2, 10]),
        ]:
            if self.chance(share):
                options += [name, self.choice(values)]
        if self.task != "multilabel":
            if self.chance(0.2):
                options += ["--clip", self.choice(["keras", "torch", "1e-2"])]
            if self.chance(0.1):
                options += ["--renormalize"]
            if self.chance(0.25):
                self.columns["w"] = self.random.choice([0, 1, 2, 0.5, 1e-3, 3], self.count)
                self.columns["w"][0] = 1
                options += ["--weight", "w"]
        if self.task == "classes" and len(self.classes) == 2 and self.chance(0.2):
            options += ["--cost", self.choice(["1:5", "0:1", "1:0", "3:2"])]
        if self.chance(0.2):
            self.columns["g"] = self.random.integers(0, self.count // 3 + 1, self.count)
            options += ["--group", "g"]
        if self.chance(0.4):
            options += ["--slice-min", self.choice([1, 5])]
            for slices in self.random.permutation(["s", "t", "s*t"])[: self.random.integers(1, 4)]:
                options += ["--slice", slices]
                for name in slices.split("*"):
                    self.columns[name] = self.random.integers(0, 3, self.count)
        return options

    def scores(self):
        """One row for each sample; some draws are tied, sure or sure and wrong."""
        shape, kind = (self.count, len(self.classes)), self.choice(["even", "sure", "tied", "zero"])
        if self.are_logits:
            if self.chance(0.3):
                # Losses about e to minus this, whose cubes, squares or selves are the smallest numbers.
                right = numpy.eye(shape[1])[self.labels]
                return self.choice([121.5, 243.5, 369, 371, 744]) * right
            scale = self.choice([0.1, 1, 30, 500])
            return (scale * self.random.normal(size=shape)).round(self.choice([0, 2, 9]))
        if self.task == "multilabel":
            return self.random.random(shape).round(self.choice([0, 1, 3]))
        if kind == "sure":
            wrong = self.random.integers(0, shape[1], self.count)
            return numpy.eye(shape[1])[self.labels if self.chance(0.5) else wrong]
        if kind == "tied":
            found = self.random.integers(1, 4, shape).astype(float)
        else:
            found = self.random.dirichlet(numpy.ones(shape[1]) * self.choice([0.1, 1, 9]), self.count)
            found[:, 0] *= kind != "zero"
        return found / numpy.maximum(found.sum(axis=1, keepdims=True), 1e-300)

    def model(self, number):
        path = self.folder / f"m{number}.csv"
        if number > 0 and self.chance(0.15):
            path.write_text((self.folder / f"m{number - 1}.csv").read_text())
        elif self.task == "classes" and not self.are_logits and self.chance(0.15):
            found = [self.choice(self.classes) for _ in range(self.count)]
            self.write(path, ["prediction"], [[name] for name in found])
        else:
            self.write(path, self.classes, self.scores().tolist())
        return path

    def write_labels(self):
        names, rows = ["label"], [[self.classes[label]] for label in self.labels]
        if self.task == "soft":
            even = self.random.dirichlet(numpy.ones(len(self.classes)) * 0.3, self.count)
            sure = numpy.eye(len(self.classes))[self.labels]
            names, rows = self.classes, (even if self.chance(0.5) else sure).tolist()
        elif self.task == "multilabel":
            shape = (self.count, len(self.classes))
            names = self.classes
            rows = (self.random.random(shape) < self.choice([0, 0.1, 0.5, 1])).astype(int).tolist()
        further = zip(*self.columns.values()) if self.columns else [[]] * self.count
        self.write(
            self.folder / "labels.csv", [*names, *self.columns],
            [[*row, *more] for row, more in zip(rows, further)])

    def write(self, path, names, rows):
        lines = [",".join(map(str, [row, *values])) for row, values in enumerate(rows)]
        path.write_text("\n".join([",".join(["id", *names]), *lines]) + "\n")

    def of_parts(self):
        """The arguments of `assay summarize`; None if no summary has what was drawn."""
        if self.task == "multilabel" or self.columns:
            return None
        measured = {"--log-base": 2, "--confidence": 2, "--cost": 2}
        arguments, kept = self.arguments(), []
        while arguments:
            taken = measured.get(arguments[0], 0)
            kept += [] if taken else arguments[:1]
            arguments = arguments[taken or 1 :]
        return kept

    def arguments(self):
        named = [word for path in self.models for word in ("--model", f"{path.stem}={path}")]
        return ["--labels", self.folder / "labels.csv", *named, *self.options]


def outputs(folder, *arguments):
    """All that a command prints and writes, with a title and within a limit."""
    shown = ["-q", "--title", "A & <b>", "--max-bytes", 9000]
    code, printed, errors = run(
        *arguments, *shown, "--html", folder / "r.html", "--markdown", folder / "r.md")
    if code != 0:
        return None, errors
    return [printed, *((folder / name).read_bytes() for name in ("r.html", "r.md"))], errors


validator = jsonschema.Draft202012Validator(json.loads(run("schema")[1]))
refused = 0
for seed in range(first, first + count):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        drawn = Drawn(seed, folder)
        saved = folder / "r.json"
        report, errors = outputs(folder, "report", *drawn.arguments(), "--json", saved)
        if report is None:
            # A model that predicts none of the labels is a mistake in its file.
            if "no predicted class is a label" not in errors:
                sys.exit(f"set {seed}: {errors}")
            refused += 1
            continue
        validator.validate(json.loads(saved.read_text()))
        rendered, errors = outputs(folder, "render", saved)
        if rendered != report:
            sys.exit(f"set {seed}: {errors or 'the outputs differ'}: {drawn.options}")
        part = folder / "part.assay"
        if arguments := drawn.of_parts():
            for command in (["summarize", *arguments, "-o", part], ["merge", part]):
                code, _, errors = run(*command, "-q")
                if code != 0:
                    sys.exit(f"set {seed}: assay {command[0]}: {errors}: {drawn.options}")
if refused > count / 10:
    sys.exit(f"{refused} of {count} drawn test sets are refused")
print(f"{count} drawn test sets, {refused} of them refused: saved results are rendered as reported")
