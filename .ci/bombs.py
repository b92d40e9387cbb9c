#!/usr/bin/env python3
"""Feeds a program files that unpack or grow without end, and measures what it takes.

    bombs.py PROGRAM [WORD...]     only the cases whose names have all words
    bombs.py PROGRAM --quick       without the same texts once more, packed or through a pipe

Each case says its exit code. All must end within SECONDS and stay below MEGABYTES of resident memory.
"""
import os, struct, subprocess, sys, tempfile, threading, time, zlib

MEGABYTES, SECONDS, SIZE = 200, 20, 576 << 20
ELEMENTS = (SIZE >> 20) << 17
ROWS = b"id,label,a,b\ns1,a,0.5,0.5\ns2,b,0.25,0.75\n"
LINES = b'{"id":"s1","label":"a","a":0.5,"b":0.5}\n{"id":"s2","label":"b","a":0.25,"b":0.75}\n'


class Bytes:
    """A head, a block over and over up to a size, and a tail."""

    def __init__(self, head=b"", block=b"", tail=b"", size=SIZE):
        if block:
            block *= (1 << 20) // len(block) or 1
        self.head, self.block, self.tail = head, block, tail
        self.count = size // len(block) if block else 0

    def parts(self):
        yield self.head
        for _ in range(self.count):
            yield self.block
        yield self.tail

    def __len__(self):
        return len(self.head) + len(self.block) * self.count + len(self.tail)

    def checksum(self):
        value = 0
        for part in self.parts():
            value = zlib.crc32(part, value)
        return value

    def deflated(self):
        """Packed parts: the block is packed once, since a full flush makes it independent."""
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        yield packer.compress(self.head) + packer.flush(zlib.Z_FULL_FLUSH)
        packed = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packed.compress(self.block) + packed.flush(zlib.Z_FULL_FLUSH)
        for _ in range(self.count):
            yield packed
        yield packer.compress(self.tail) + packer.flush()


def gzip_file(content, path, checks=False):
    """A gzip file; of a bomb the checksum, at its end, is not worth computing."""
    checksum = content.checksum() if checks else 0
    with open(path, "wb") as file:
        file.write(b"\x1f\x8b\x08\0\0\0\0\0\0\xff")
        file.writelines(content.deflated())
        file.write(struct.pack("<II", checksum, len(content) & 0xFFFFFFFF))


def plain_file(content, path):
    with open(path, "wb") as file:
        file.writelines(content.parts())


def npy(shape, descr="<f8", order="False", block=bytes(8), size=SIZE):
    text = f"{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}"
    text = text.ljust((len(text) + 11 + 63) // 64 * 64 - 11) + "\n"
    return Bytes(b"\x93NUMPY\x01\0" + struct.pack("<H", len(text)) + text.encode(), block, size=size)


def zip_file(entries, path):
    """An archive of names with contents."""
    with open(path, "wb") as file:
        directory = []
        for name, content in entries:
            content = content if isinstance(content, Bytes) else Bytes(content)
            name, start = name.encode(), file.tell()
            file.write(struct.pack("<IHHHIIIIHH", 0x04034B50, 20, 0, 8, 0, 0, 0, 0, len(name), 0) + name)
            data = file.tell()
            file.writelines(content.deflated())
            packed = file.tell() - data
            directory.append(struct.pack(
                "<IHHHHIIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, content.checksum(), packed,
                len(content), len(name), 0, 0, 0, 0, 0, start) + name)
        start = file.tell()
        file.writelines(directory)
        end = file.tell()
        count = min(len(entries), 0xFFFF)
        file.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, end - start, start, 0))


TEXTS = {
    "CSV, one row": ("csv", Bytes(ROWS, b"x")),
    "CSV, one header": ("csv", Bytes(b"", b"x")),
    "CSV, a quote never closed": ("csv", Bytes(ROWS + b'"', b"x,y\n")),
    "CSV, a quote in the header": ("csv", Bytes(b'id,"', b"x,y\n")),
    "CSV, commas": ("csv", Bytes(ROWS, b",")),
    "CSV, commas in the header": ("csv", Bytes(b"", b"a,")),
    "CSV, LF first": ("csv", Bytes(b"", b"\n", ROWS)),
    "CSV, LF between": ("csv", Bytes(ROWS, b"\n", b"s3,a,0.5,0.5\n")),
    "CSV, CR between": ("csv", Bytes(ROWS, b"\r", b"s3,a,0.5,0.5\n")),
    "CSV, LF last": ("csv", Bytes(ROWS, b"\n")),
    "CSV, blanks first": ("csv", Bytes(b"", b"  \n", ROWS)),
    "CSV, one comment": ("csv", Bytes(b"#", b"x")),
    "CSV, comments": ("csv", Bytes(b"", b"#\n", ROWS)),
    "CSV, zeros": ("csv", Bytes(b"", bytes(1))),
    "blanks, a row of them": ("txt", Bytes(b"1 2\n3 4\n", b" 5")),
    "blanks alone": ("txt", Bytes(b"", b" ")),
    "JSON Lines, one string": ("jsonl", Bytes(b'{"a":"', b"x")),
    "JSON Lines, a string later": ("jsonl", Bytes(LINES + b'{"id":"', b"x")),
    "JSON Lines, one array": ("jsonl", Bytes(LINES + b'{"id":"s3","a":[', b"0,")),
    "JSON Lines, nested": ("jsonl", Bytes(LINES, b"[")),
    "JSON Lines, nested objects": ("jsonl", Bytes(b"", b'{"a":')),
    "JSON Lines, LF first": ("jsonl", Bytes(b"", b"\n", LINES)),
    "JSON Lines, tabs first": ("jsonl", Bytes(b"", b"\t", LINES)),
    "JSON Lines, LF between": ("jsonl", Bytes(LINES, b"\n", LINES)),
    "JSON Lines, CR between": ("jsonl", Bytes(LINES, b"\r\n", LINES)),
    "JSON Lines, blanks last": ("jsonl", Bytes(LINES, b" ")),
    "JSON Lines, blanks behind one": ("jsonl", Bytes(b'{"id":1}', b" \n", LINES)),
    "JSON, blanks in the array": ("json", Bytes(b"[", b" ", b"]")),
    "JSON, blanks between": ("json", Bytes(b'[{"a":1},', b"\n", b'{"a":2}]')),
    "JSON, blanks behind": ("json", Bytes(b'[{"a":1},{"a":2}]', b"\n")),
    "JSON, nested": ("json", Bytes(b"", b"[")),
    "JSON, one string": ("json", Bytes(b'[{"a":"', b"x")),
    "JSON, records in an object": ("json", Bytes(b'{"predictions":[', b'{"a":1},', b'{"a":1}]}')),
    "JSON, blanks in an object": ("json", Bytes(b'{"predictions":', b" ")),
    "JSON, columns": ("json", Bytes(b'{\n"a":[', b"0,", b"0]}")),
}

ARRAYS = {
    "NPZ, rows": [("p", npy((ELEMENTS // 8, 8), block=struct.pack("<d", 0.125))),
                  ("y", npy((ELEMENTS // 8,), "<i8", size=ELEMENTS))],
    "NPZ, columns": [("p", npy((ELEMENTS // 8, 8), order="True"))],
    "NPZ, one row": [("p", npy((1, ELEMENTS)))],
    "NPZ, a long text": [("p", npy((1,), f"<U{2 * ELEMENTS}"))],
    "NPZ, more than its shape": [("p", npy((10, 10)))],
    "NPZ, less than its shape": [("p", npy((ELEMENTS // 8, 8), size=1 << 20))],
    "NPZ, another entry": [("p", npy((131072 * 8, 1), size=1 << 23)), ("q", npy((1, ELEMENTS)))],
    "NPZ, no array": [("p", Bytes(b"", b"x"))],
    "NPZ, many entries": [("p%d" % i, b"x") for i in range(60_000)],
}


# Below the limit: read, and in a time that grows with the size and not with its square.
LONG = {
    "JSON Lines, LF first": ("jsonl", Bytes(b"", b"\n", LINES, size=64 << 20)),
    "JSON Lines, LF between": ("jsonl", Bytes(LINES, b"\n", LINES.replace(b"s", b"t"), size=64 << 20)),
    "JSON Lines, blanks behind one": ("jsonl", Bytes(LINES[:LINES.index(b"\n")], b" \r\n", LINES.replace(b"s", b"t"), size=60_000_000)),
    "JSON Lines, one string": ("jsonl", Bytes(LINES + b'{"id":"', b"x", b'","label":"a","a":1,"b":0}\n', size=60_000_000)),
    "JSON, blanks between": ("json", Bytes(b"[" + LINES.split(b"\n")[0] + b",", b"\t", LINES.split(b"\n")[1] + b"]", size=60_000_000)),
    "CSV, LF first": ("csv", Bytes(b"", b"\n", ROWS, size=60_000_000)),
    "CSV, CR LF between": ("csv", Bytes(ROWS, b"\r\n", b"s3,a,0.5,0.5\n", size=60_000_000)),
    "CSV, one quoted id": ("csv", Bytes(ROWS + b'"', b'x""\n,', b'",a,0.5,0.5\n', size=60_000_000)),
    "CSV, comments": ("csv", Bytes(b"", b"# x\n", ROWS, size=60_000_000)),
}


def cases(folder):
    """Names, what makes the file, the commands that read it, and what comes through a pipe instead."""
    def nothing():
        pass
    for name, (end, content) in TEXTS.items():
        path = f"{folder}/bomb.{end}"
        packed = path + ".gz"
        for kind, make, file in ("file", plain_file, path), ("gzip", gzip_file, packed):
            yield f"{name}, {kind}", lambda: make(content, file), [["inspect", file], ["report", "-q", file]], None
        yield f"{name}, pipe", nothing, [["inspect", "-"]], content
    for name, (end, content) in LONG.items():
        path = f"{folder}/long.{end}"
        yield f"long: {name}, file", lambda: plain_file(content, path), [["inspect", path]], None
        yield f"long: {name}, pipe", nothing, [["inspect", "-"]], content
    labels = f"{folder}/labels.csv"
    path = f"{folder}/bomb.npz"
    for name, entries in ARRAYS.items():
        entries = [(f"{entry}.npy", content) for entry, content in entries]
        argument = path + (":p" if len(entries) == 2 else "")
        yield (f"{name}", lambda: zip_file(entries, path),
               [["inspect", argument], ["report", "-q", "--metrics", "core", "--labels",
                path + ":y" if entries[-1][0] == "y.npy" else labels, argument]], None)
    path = f"{folder}/bomb.npy"
    packed = path + ".gz"
    for name, content in {
        "NPY, one row": npy((1, ELEMENTS)),
        "NPY, a long text": npy((1,), f"<U{2 * ELEMENTS}"),
        "NPY, columns": npy((ELEMENTS // 8, 8), order="True"),
    }.items():
        yield f"{name}, file", lambda: plain_file(content, path), [["inspect", path]], None
        yield f"{name}, pipe", nothing, [["inspect", "-"]], content
        yield f"{name}, gzip", lambda: gzip_file(content, packed), [["inspect", packed]], None
    packed = f"{folder}/bomb.csv.gz"
    yield "gzip, a long name", lambda: gzip_long_name(packed), [["inspect", packed]], None
    yield "gzip, empty members", lambda: gzip_members(Bytes(ROWS), packed), [["inspect", packed]], None
    yield "gzip, rows of 30 MB", lambda: gzip_rows(packed), [["report", "-q", packed]], None
    text = f"{folder}/assay.json"
    for name, content in {
        "one string": Bytes(b'{"title":"', b"x"), "numbers": Bytes(b'{"classes":[', b"0,"),
        "numbers below the limit": Bytes(b'{"classes":[', b"0,", b"0]}", size=60_000_000),
    }.items():
        yield (f"whole file, {name}", lambda: plain_file(content, text),
               [["merge", text], ["diff", text, text], ["report", folder]], None)
    template = f"{folder}/bomb.html"
    yield ("template", lambda: plain_file(Bytes(b"", b"x"), template),
           [["report", labels, "--template", template]], None)
    bomb = f"{folder}/bomb.csv"
    yield ("labels, one row", lambda: plain_file(Bytes(ROWS, b"x"), bomb),
           [["summarize", "--labels", bomb, "--model", labels, "-o", f"{folder}/s"]], None)


def gzip_rows(path):
    row = Bytes(b"s,", b"x", b",1,0\n", size=30_000_000)
    with open(path, "wb") as file:
        part = path + ".part"
        gzip_file(Bytes(ROWS), part)
        file.write(open(part, "rb").read())
        gzip_file(row, part, checks=True)
        member = open(part, "rb").read()
        os.remove(part)
        file.writelines(member for _ in range(20))


def gzip_long_name(path):
    with open(path, "wb") as file:
        file.write(b"\x1f\x8b\x08\x08\0\0\0\0\0\xff")
        file.writelines(Bytes(b"", b"n").parts())


def gzip_members(content, path):
    gzip_file(Bytes(), path, checks=True)
    with open(path, "rb") as file:
        empty = file.read()
    gzip_file(content, path, checks=True)
    with open(path, "ab") as file:
        file.writelines(Bytes(b"", empty, size=20_000_000).parts())


def feed(pipe, content):
    try:
        for part in content.parts():
            pipe.write(part)
        pipe.close()
    except OSError:
        pass


def run(program, arguments, content):
    """Exit code, megabytes, seconds and first line of errors of a run."""
    def limits():
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        child = subprocess.Popen(
            [program] + arguments, stdin=subprocess.PIPE if content else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=errors, preexec_fn=limits)
        if content:
            threading.Thread(target=feed, args=(child.stdin, content), daemon=True).start()
        timer = threading.Timer(SECONDS * 2, child.kill)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        seconds = time.monotonic() - start
        errors.seek(0)
        lines = errors.read(4000).decode(errors="replace").split("\n")
    return child.returncode, usage.ru_maxrss * 1024 / 1e6, seconds, lines[0]


# These are read, since they are streamed, and have nothing that is too long.
FINE = ["NPZ, rows, inspect", "NPZ, rows, report", "NPZ, another entry, inspect", "NPY, columns, file, inspect",
        "gzip, empty members, inspect"]


def main():
    program, words = os.path.abspath(sys.argv[1]), sys.argv[2:]
    is_quick = "--quick" in words
    words = [word for word in words if word != "--quick"]
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("labels.csv", "wb") as file:
            file.write(ROWS)
        for name, make, commands, content in cases(folder):
            if not all(word in name for word in words):
                continue
            text, _, kind = name.rpartition(", ")
            is_again = text in TEXTS and kind == "gzip" or text.startswith("long: ") and kind == "pipe"
            if is_quick and is_again:
                continue
            make()
            for command in commands:
                code, megabytes, seconds, line = run(program, command, content)
                case = f"{name}, {command[0]}"
                expected = 0 if case in FINE or name.startswith("long: ") else 2
                # What is read takes memory by what it holds.
                is_small = megabytes < MEGABYTES or name.startswith("long: ")
                is_sound = code == expected and is_small and seconds < SECONDS
                print(f"{case:50} exit {code:3} {megabytes:6.0f} MB {seconds:6.2f} s  "
                      f"{line.replace(folder + '/', '')[:150]}{'' if is_sound else '  <- not sound'}", flush=True)
                if not is_sound:
                    failures.append(case)
            for left in os.listdir(folder):
                if left != "labels.csv":
                    os.remove(left)
    print(f"{len(failures)} cases are not sound" if failures else "all are sound")
    sys.exit(1 if failures else 0)


main()
