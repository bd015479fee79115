# SPDX-License-Identifier: Apache-2.0
"""The kinds of scenario: each runs and gives a dictionary for the report."""

import json
import math
import os
import shutil
import subprocess
import sys
import time
import tomllib

import corpora
import measure
import peers
import quality


class Failure(Exception):
    """A digest or a threshold does not hold."""


class Bench:
    """What all scenarios of one run share."""

    def __init__(self, options, benchmarks, scratch):
        self.options, self.benchmarks, self.scratch = options, benchmarks, scratch
        self.sluice, self.smoke = options.sluice, options.smoke
        self.size = 2_000_000 if self.smoke else int(options.megabytes * 1e6)
        self.rounds = 1 if self.smoke else 5
        self.binary = measure.digest(self.sluice)
        self.key = os.path.join(scratch, "key")
        with os.fdopen(os.open(self.key, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write("".join(f"{i * 37 % 251:02x}" for i in range(32)) + "\n")
        self.counted, self.known_counts = None, {}
        self.kernels = [name for name in ("scalar", "sse2", "avx2", "avx512", "neon")
                        if self.has_kernel(name)]
        if shutil.which("valgrind"):
            # Valgrind cannot read all debug information; a stripped copy runs the same code.
            self.counted = os.path.join(scratch, "sluice")
            if subprocess.run(["strip", "-o", self.counted, self.sluice],
                              stderr=subprocess.DEVNULL).returncode:
                self.counted = self.sluice
        with open(os.path.join(benchmarks, "Thresholds", "ceilings.toml"), "rb") as file:
            self.ceilings = tomllib.load(file)["ceilings"]

    def tokens(self, arguments, workers=1, binary=None):
        return [binary or self.sluice, "--key-file", self.key, f"-j{workers}", *arguments]

    def labels(self, arguments, workers=1):
        return [self.sluice, "--operator", "label", "--key-file", self.key, f"-j{workers}",
                *arguments]

    def with_kernel(self, name):
        return {**measure.ENVIRONMENT, "SLUICE_TEST_KERNEL": name}

    def has_kernel(self, name):
        """Whether the binary can be told to use this kernel here."""
        shown = subprocess.run([self.sluice, "check", "--ephemeral-key"], capture_output=True,
                               text=True, env=self.with_kernel(name)).stdout
        return ["kernel", name] in [line.split() for line in shown.splitlines()]

    def corpus(self, corpus):
        """The path of a corpus, checked against the recorded digest."""
        name, seed = corpus["generator"], corpus["seed"]
        folder = os.path.join(self.benchmarks, ".corpora")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, f"{name}-{seed}-{self.size}")
        if not os.path.exists(path):
            corpora.write(name, seed, self.size, path + ".part")
            os.rename(path + ".part", path)
        value = measure.digest(path)
        recorded = corpus.get("sha256", {}).get(str(self.size))
        if self.options.record and "path" in corpus:
            record(corpus["path"], self.size, value)
        elif recorded and recorded != value:
            os.remove(path)
            raise Failure(f"the corpus {name} is not the recorded one; the generator has changed "
                          "(--record accepts it)")
        return path

    def checked(self, name, arguments, path):
        """The digest of the labelled output: the same whatever the kernel and the number of workers,
        and the same as in the last run."""
        value = measure.output_digest(self.labels(arguments), path)
        part = os.path.join(self.scratch, "kernel-input")
        measure.prefix(path, 4_000_000, part)
        digests = {kernel: measure.output_digest(self.labels(arguments), part,
                                                 self.with_kernel(kernel))
                   for kernel in self.kernels}
        if len(set(digests.values())) > 1:
            raise Failure(f"{name}: the kernels give different outputs: {digests}")
        if measure.output_digest(self.labels(arguments, 2), path) != value:
            raise Failure(f"{name}: two workers give another output than one (labels)")
        token = measure.output_digest(self.tokens(arguments), path)
        if measure.output_digest(self.tokens(arguments, 2), path) != token:
            raise Failure(f"{name}: two workers give another output than one (tokens)")
        store = os.path.join(self.benchmarks, ".digests", self.binary[:16] + ".json")
        known = {}
        if os.path.exists(store):
            with open(store) as file:
                known = json.load(file)
        key = f"{name} {measure.digest(path)}"
        if known.setdefault(key, [value, token]) != [value, token]:
            raise Failure(f"{name}: this build gave another output before")
        os.makedirs(os.path.dirname(store), exist_ok=True)
        with open(store, "w") as file:
            json.dump(known, file, indent=1)
        return value

    def count(self, arguments, path):
        large = min(1_000_000 if self.smoke else 4_000_000, os.path.getsize(path))
        key = (*arguments, path)
        if key not in self.known_counts:
            self.known_counts[key] = measure.instructions_per_byte(
                self.tokens(arguments, 1, self.counted), path, large // 2, large, self.scratch)
        return self.known_counts[key]

    def gate(self, name, value, unit="instructions per byte"):
        ceiling = self.ceilings.get(name)
        wanted = self.smoke or self.options.gate
        if wanted and ceiling is not None and value > ceiling:
            raise Failure(f"{name}: {value:.2f} {unit}, the ceiling is {ceiling}")


def record(path, size, value):
    """Writes a corpus digest into the last table of a scenario file."""
    with open(path) as file:
        lines = file.read().rstrip("\n").split("\n")
    if "[corpus.sha256]" not in lines:
        lines += ["", "[corpus.sha256]"]
    lines = [line for line in lines if not line.startswith(f'"{size}"')]
    with open(path, "w") as file:
        file.write("\n".join([*lines, f'"{size}" = "{value}"']) + "\n")


def throughput(bench, name, scenario):
    path, arguments = bench.corpus(scenario["corpus"]), scenario["arguments"]
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        records = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    result = {"bytes": size, "records": records, "digest": bench.checked(name, arguments, path)}
    cpu, _ = measure.timed(bench.tokens(arguments), path, bench.rounds)
    result |= {"cpu_seconds": cpu, "mb_per_second": size / 1e6 / cpu,
               "records_per_second": records / cpu}
    if not bench.smoke:
        _, alone = measure.timed(bench.tokens(arguments), path, bench.rounds)
        two, wall = measure.timed(bench.tokens(arguments, 2), path, bench.rounds, 2)
        result |= {"wall_one_worker_mb_per_second": size / 1e6 / alone,
                   "cpu_seconds_two_workers": two,
                   "wall_two_workers_mb_per_second": size / 1e6 / wall,
                   "peak_bytes": measure.peak_memory(bench.tokens(arguments),
                                                     measure.blocks_of(path))[0]}
    if bench.counted and (scenario.get("gate") or not bench.smoke):
        result["instructions_per_byte"] = bench.count(arguments, path)
        bench.gate(name, result["instructions_per_byte"])
    if scenario.get("names") and not bench.smoke:
        result["without_names"] = without_names(bench, arguments, path)
    return result


WITHOUT_NAMES = ["--skip", "person-tagger"]


def without_names(bench, arguments, path):
    """Speed and instructions without names in running text."""
    command = bench.tokens([*WITHOUT_NAMES, *arguments])
    cpu, _ = measure.timed(command, path, bench.rounds)
    found = {"cpu_seconds": cpu, "mb_per_second": os.path.getsize(path) / 1e6 / cpu}
    if bench.counted:
        found["instructions_per_byte"] = bench.count([*WITHOUT_NAMES, *arguments], path)
    return found


def side_by_side(bench, name, scenario):
    """sluice and the tools that people use instead: speed on the same bytes, and what leaks."""
    tools = peers.table(bench.benchmarks, bench.size / 1e6)
    rows, sets = {}, quality.Sets(os.path.dirname(bench.benchmarks), bench.scratch)
    for tool in tools:
        rows[tool.name] = {"work": tool.work, "speed": {}, "quality": {}}
        if tool.missing:
            rows[tool.name] = {"work": tool.work, "missing": tool.missing}
    own = {"sluice": [], "sluice, no names": WITHOUT_NAMES}
    for title, arguments in own.items():
        rows[title] = {"work": "redact, all rules", "speed": {}, "quality": {}, "own": True}
    for corpus in scenario["corpora"]:
        path = bench.corpus(corpus)
        for title, arguments in own.items():
            digest = bench.checked(f"{name} {corpus['generator']} {title}", arguments, path)
            cpu, _ = measure.timed(bench.tokens(arguments), path, bench.rounds)
            size = os.path.getsize(path)
            rows[title]["speed"][corpus["generator"]] = {
                "bytes": size, "cpu_seconds": cpu, "mb_per_second": size / 1e6 / cpu,
                "rounds": bench.rounds, "digest": digest}
        for tool in tools:
            wanted = tool.corpora is None or corpus["generator"] in tool.corpora
            if wanted and "missing" not in rows[tool.name]:
                attempt(rows[tool.name], tool, lambda tool=tool: rows[tool.name]["speed"].update(
                    {corpus["generator"]: peers.speed(
                        tool, path, bench.size / 1e6, bench.scratch, corpus["generator"])}))
    for kind in sets.files:
        for title, arguments in own.items():
            records = sets.records(kind)
            rows[title]["quality"][kind] = sets.score(
                kind, records, found_by_sluice(bench, sets.files[kind], arguments, records))
        for tool in tools:
            if "missing" not in rows[tool.name]:
                attempt(rows[tool.name], tool, lambda tool=tool: judge(
                    sets, kind, tool, rows[tool.name]["quality"]))
    return {"tools": rows, "corpora": [c["generator"] for c in scenario["corpora"]]}


def attempt(row, tool, work):
    """A peer that fails is left out with its reason; the run goes on."""
    begun = time.monotonic()
    try:
        work()
        row["seconds"] = row.get("seconds", 0) + time.monotonic() - begun
    except (RuntimeError, OSError, ValueError) as problem:
        row["missing"] = str(problem)
        print(f"bench: {tool.name}: {problem}", file=sys.stderr)


def judge(sets, kind, tool, into):
    # The own set is small; only of the shared one do slow tools get a sample.
    records = sets.records(kind, tool.sample if kind == "shared" else max(1, tool.sample // 4))
    into[kind] = sets.score(kind, records, tool.spans(records))


def found_by_sluice(bench, files, arguments, records):
    path = os.path.join(bench.scratch, "found.jsonl")
    subprocess.run([bench.sluice, "evaluate", *files, "--predictions", path, *arguments],
                   check=True, stdout=subprocess.DEVNULL)
    with open(path) as file:
        found = {record["id"]: record["spans"] for record in map(json.loads, file)}
    return [[(s["start"], s["end"]) for s in found.get(r["id"], [])] for r in records]


def rule_folder(bench, count):
    """A folder of so many rules, and the real number; None is all."""
    patterns = os.path.join(os.path.dirname(bench.benchmarks), "patterns")
    found = sorted(os.path.relpath(os.path.join(folder, file), patterns)
                   for folder, _, files in os.walk(patterns) for file in files
                   if file.endswith(".toml"))
    with open(os.path.join(bench.benchmarks, "base-rules.txt")) as file:
        base = [line.strip() + ".toml" for line in file if line.strip()]
    ordered = base + [rule for rule in found if rule not in base]
    count = count or len(ordered)
    # Spread over the catalogue, so that each step has its share of shapes and of secrets.
    stride = max(1, (len(ordered) - 50) // max(1, count - 50))
    folder = os.path.join(bench.scratch, f"rules-{count}")
    for rule in ordered[:50] + ordered[50::stride][:count - 50]:
        os.makedirs(os.path.dirname(os.path.join(folder, rule)), exist_ok=True)
        shutil.copyfile(os.path.join(patterns, rule), os.path.join(folder, rule))
    return folder, count


def growth(bench, name, scenario):
    """The plain corpus under more and more rules; in a smoke run only instructions are looked at.

    The gate is instructions with all rules over instructions with the first fifty.
    """
    path = bench.corpus(scenario["corpus"])
    size, steps = os.path.getsize(path), []
    for wanted in (50, None) if bench.smoke else (50, 150, 360, None):
        folder, count = rule_folder(bench, wanted)
        # All rules are those inside the program: the same, without reading them from files.
        arguments = [*([] if wanted is None else ["--rules", folder]), *scenario["arguments"]]
        command, step = bench.tokens(arguments), {"rules": count}
        if not bench.smoke:
            idle, _ = measure.timed(command, os.devnull, bench.rounds)
            cpu, _ = measure.timed(command, path, bench.rounds)
            step |= {"cpu_seconds": cpu, "start_seconds": idle,
                     "mb_per_second": size / 1e6 / max(cpu - idle, 0.001),
                     "mb_per_second_all": size / 1e6 / cpu}
        if bench.counted:
            step["instructions_per_byte"] = bench.count(arguments, path)
        steps.append(step)
    result = {"bytes": size, "steps": steps}
    if bench.counted:
        result["ratio"] = (steps[-1]["instructions_per_byte"] / steps[0]["instructions_per_byte"])
        bench.gate("growth", result["ratio"], "times the instructions of 50 rules")
    return result


def pathological(bench, name, scenario):
    """Each hostile shape; a smoke run counts the instructions of all of them together."""
    arguments, result = scenario["arguments"], {}
    if bench.counted:
        result |= hostile_instructions(bench, arguments)
        bench.gate("pathological", result["instructions_per_byte"])
        bench.gate("pathological-growth", result["exponent"], "is the exponent")
    if bench.smoke:
        return result
    shapes, idle = [], measure.timed(bench.tokens(arguments), os.devnull, bench.rounds)[0]
    for shape in corpora.PATHOLOGICAL:
        seconds = []
        for line in SHORT_LINE, LONG_LINE:
            path = os.path.join(bench.scratch, "shape")
            corpora.write_pathological(shape, 2_000_000, path, line)
            cpu, _ = measure.timed(bench.tokens(arguments), path, 3)
            seconds.append(max(cpu - idle, 0.0005))
        size = os.path.getsize(path)
        exponent = 1 + math.log(seconds[1] / seconds[0]) / math.log(LONG_LINE / SHORT_LINE)
        shapes.append({"shape": shape, "bytes": size, "cpu_seconds": seconds[1],
                       "start_seconds": idle, "mb_per_second": size / 1e6 / seconds[1],
                       "exponent": exponent})
    return result | {"shapes": shapes}


# The longest line is just below the default record limit of 1 MiB.
SHORT_LINE, LONG_LINE = 62_500, 1_000_000


def hostile_instructions(bench, arguments):
    """Instructions per byte of all shapes together, and how they grow with the length of a line.

    Lines of 4, 8 and 16 kB, one of each shape: the differences are free of start-up and of
    patterns' compilation; twice the length may cost twice as much and no more.
    """
    paths, sizes = [], []
    for length in (4_096, 8_192, 16_384):
        path = os.path.join(bench.scratch, f"shapes-{length}")
        with open(path, "wb") as whole:
            for shape in corpora.PATHOLOGICAL:
                part = os.path.join(bench.scratch, "shape")
                corpora.write_pathological(shape, length, part, length)
                with open(part, "rb") as file:
                    whole.write(file.read())
        paths.append(path)
        sizes.append(os.path.getsize(path))
    counts = measure.counts(bench.tokens(arguments, 1, bench.counted), paths)
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    return {"instructions_per_byte": second / (sizes[2] - sizes[1]),
            "exponent": math.log2(second / first)}


def memory(bench, name, scenario):
    """Peak memory for inputs that tempt a filter to hold much."""
    path = bench.corpus(scenario["corpus"])
    giga = 20 if bench.smoke else 1000
    megabyte = b"a" * 1_000_000
    inputs = {
        "dense logs": lambda: measure.blocks_of(path),
        f"one line of {giga} MB": lambda: (megabyte for _ in range(giga)),
        "lines of 1 MB": lambda: (megabyte + b"\n" for _ in range(20)),
        "empty lines": lambda: (b"\n" * 1_000_000 for _ in range(20)),
        "lines of 1 MB, an address each 20 bytes": lambda: (
            b"jane@example.com    " * 50_000 + b"\n" for _ in range(5)),
    }
    rows = []
    for title, blocks in inputs.items():
        row = {"input": title}
        for workers in (1, 2):
            peak, file = measure.peak_memory(
                bench.tokens(scenario["arguments"], workers), blocks())
            row |= {f"peak_bytes_{workers}": peak, f"own_bytes_{workers}": peak - file}
        rows.append(row)
    most = max(row["own_bytes_2"] for row in rows) / 1e6
    bench.gate("memory", most, "MB of its own with two workers")
    return {"inputs": rows}


def latency(bench, name, scenario):
    commands = {"cat": ["cat"], "sluice": [bench.sluice, "--key-file", bench.key,
                                           *scenario["arguments"]]}
    return {"delays": measure.delays(commands, 200 if bench.smoke else 5000)}


EMPTY = """#include <unistd.h>
int main(void) { char b[64]; long n = read(0, b, sizeof b); return write(1, b, n) != n; }
"""


def startup(bench, name, scenario):
    one = os.path.join(bench.scratch, "one-rule")
    os.makedirs(one)
    patterns = os.path.join(os.path.dirname(bench.benchmarks), "patterns")
    shutil.copy(os.path.join(patterns, "contact", "email.toml"), one)
    commands = {"sluice, built-in rules": bench.tokens([]),
                "sluice, one rule": bench.tokens(["--rules", one])}
    if shutil.which("cc"):
        program = os.path.join(bench.scratch, "empty")
        with open(program + ".c", "w") as file:
            file.write(EMPTY)
        subprocess.run(["cc", "-O2", "-o", program, program + ".c"], check=True)
        commands = {"C program": [program], **commands}
    return {"startups": measure.startups(commands, 20 if bench.smoke else 200)}


KINDS = {"throughput": throughput, "peers": side_by_side, "growth": growth,
         "pathological": pathological, "memory": memory, "latency": latency, "startup": startup}


def load(benchmarks):
    """All scenarios by name; those with throughput first."""
    folder, found = os.path.join(benchmarks, "Scenarios"), {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name, "scenario.toml")
        with open(path, "rb") as file:
            found[name] = tomllib.load(file)
        if "corpus" in found[name]:
            found[name]["corpus"]["path"] = path
    for scenario in found.values():
        # The same corpora as those of the scenarios named.
        scenario["corpora"] = [found[other]["corpus"] for other in scenario.get("same_as", [])]
    order = {"throughput": 0, "peers": 1}
    return dict(sorted(found.items(), key=lambda item: (order.get(item[1]["kind"], 2), item[0])))
