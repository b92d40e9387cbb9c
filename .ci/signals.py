#!/usr/bin/env python3
"""signals.py ASSAY: signals and failing system calls at any moment leave whole files and no others.

Three outputs are written over older ones again and again while a signal comes, or a call fails.
Afterwards each output is whole, old or new; no temporary file is left; and the program has ended at
once, by that signal.
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

assay = os.path.abspath(sys.argv[1])
MOMENTS = 60
# Some milliseconds are usual.
LONGEST = 0.2
OLD = b"old contents\n"
OUTPUTS = {"--html": "r.html", "--markdown": "r.md", "--json": "r.json"}
random.seed(7)
failures = []


def expect(condition, words):
    if not condition:
        failures.append(words)


def write_input(path, rows):
    classes = [f"class{number}" for number in range(10)]
    with open(path, "w") as file:
        file.write("label," + ",".join(classes) + "\n")
        for _ in range(rows):
            weights = [random.random() for _ in classes]
            scores = (f"{weight / sum(weights):.6f}" for weight in weights)
            file.write(random.choice(classes) + "," + ",".join(scores) + "\n")


class Folder:
    """A folder with an input and old outputs."""

    def __init__(self, path, rows):
        self.path = path
        self.input = os.path.join(path, "preds.csv")
        write_input(self.input, rows)
        self.command = [assay, "report", self.input, "-q"]
        for option, name in OUTPUTS.items():
            self.command += [option, os.path.join(path, name)]
        time.sleep(0.05)
        start = time.monotonic()
        subprocess.run(self.command, check=True, stdout=subprocess.DEVNULL)
        self.duration = time.monotonic() - start
        self.new = {name: self.read(name) for name in OUTPUTS.values()}
        self.reset()

    def read(self, name):
        with open(os.path.join(self.path, name), "rb") as file:
            return file.read()

    def reset(self):
        for name in OUTPUTS.values():
            with open(os.path.join(self.path, name), "wb") as file:
                file.write(OLD)

    def check(self, what):
        """Which outputs are new; complains of any that are neither, and of further files."""
        names = sorted(os.listdir(self.path))
        expect(names == sorted(["preds.csv", *OUTPUTS.values()]), f"{what}: the folder has {names}")
        new = []
        for name in OUTPUTS.values():
            contents = self.read(name)
            expect(contents in (OLD, self.new[name]), f"{what}: {name} is neither old nor new")
            if contents == self.new[name]:
                new.append(name)
        for name in set(names) - {"preds.csv", *OUTPUTS.values()}:
            os.remove(os.path.join(self.path, name))
        self.reset()
        return new


def ended(process, number, what):
    """Sends a signal and waits; returns how long that took."""
    start = time.monotonic()
    process.send_signal(number)
    try:
        code = process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        code = process.wait()
    taken = time.monotonic() - start
    name = signal.Signals(number).name
    expect(code in (-number, 0), f"{what}: {name} ended it with {code}")
    expect(taken < LONGEST, f"{what}: {name} took {taken:.2f} s")
    return code, taken


def at_random_moments(folder):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXFSZ, signal.SIGQUIT):
        longest, killed, news = 0, 0, 0
        for _ in range(MOMENTS):
            process = subprocess.Popen(folder.command, stdout=subprocess.DEVNULL)
            time.sleep(random.uniform(0.2, 1.05) * folder.duration)
            code, taken = ended(process, number, "at a random moment")
            longest, killed = max(longest, taken), killed + (code != 0)
            news += len(folder.check(signal.Signals(number).name)) > 0
        print(
            f"{signal.Signals(number).name}: {killed} of {MOMENTS} runs ended by it, "
            f"{news} with new files, the slowest after {longest * 1000:.0f} ms")


def while_waiting(folder):
    """While it waits for input, and while nobody reads its output."""
    pipe = os.path.join(folder.path, "..", "pipe")
    os.mkfifo(pipe)
    waits = {
        "reading standard input": [assay, "report", "-"],
        "writing to a pipe": [assay, "report", folder.input, "-q", "--html", pipe],
    }
    for what, command in waits.items():
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(2 * folder.duration + 0.1)
        code, _ = ended(process, signal.SIGTERM, what)
        expect(code == -signal.SIGTERM, f"{what}: ended with {code}")
        expect(not folder.check(what), f"{what}: files are new")
        process.stdin.close()


def where_ignored(folder):
    for number in (signal.SIGHUP, signal.SIGINT):
        process = subprocess.Popen(
            folder.command, stdout=subprocess.DEVNULL,
            preexec_fn=lambda: signal.signal(number, signal.SIG_IGN))
        time.sleep(folder.duration / 2)
        process.send_signal(number)
        code = process.wait()
        name = signal.Signals(number).name
        expect(code == 0, f"{name}, ignored by who started it: ended with {code}")
        expect(len(folder.check(name)) == 3, f"{name}, ignored: not all files are new")


def beyond_file_limit(folder):
    command = ["prlimit", "--fsize=20000", *folder.command]
    code = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
    expect(code == -signal.SIGXFSZ, f"a limit of file sizes: ended with {code}")
    expect(not folder.check("a limit of file sizes"), "a limit of file sizes: files are new")


def at_each_call(folder):
    """A signal, and a failure, at each call by which files come to be."""
    def run(injection):
        log = os.path.join(folder.path, "..", "strace")
        traced = ["strace", "-qq", "-o", log, "-e", f"inject={injection}"]
        return subprocess.run(
            traced + folder.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    count = 0
    for call in ("fsync", "rename", "fchmod"):
        for when in (1, 2, 3):
            what = f"SIGTERM at {call} {when}"
            code = run(f"{call}:signal=SIGTERM:when={when}").returncode
            expect(code == -signal.SIGTERM, f"{what}: ended with {code}")
            new = folder.check(what)
            expect(len(new) in (0, 3), f"{what}: only {new} are new")
            count += 1
            for error in ("EIO", "ENOSPC", "EDQUOT"):
                what = f"{error} at {call} {when}"
                ending = run(f"{call}:error={error}:when={when}")
                expect(ending.returncode == 2, f"{what}: ended with {ending.returncode}")
                new = folder.check(what)
                expect(
                    len(new) == (when - 1 if call == "rename" else 0), f"{what}: {new} are new")
                named = all(name in ending.stderr for name in OUTPUTS.values())
                expect(not new or named, f"{what}: not all files are named: {ending.stderr}")
                count += 1
    print(f"strace: {count} calls interrupted or failed")


def main():
    top = tempfile.mkdtemp()
    try:
        path = os.path.join(top, "folder")
        os.mkdir(path)
        folder = Folder(path, 60_000)
        print(f"a run takes {folder.duration * 1000:.0f} ms")
        at_random_moments(folder)
        while_waiting(folder)
        where_ignored(folder)
        if shutil.which("prlimit"):
            beyond_file_limit(folder)
        if shutil.which("strace"):
            at_each_call(folder)
    finally:
        shutil.rmtree(top)
    for words in failures:
        print(words, file=sys.stderr)
    sys.exit(1 if failures else 0)


main()
