# SPDX-License-Identifier: Apache-2.0
"""The kinds of scenario: each runs and gives a dictionary for the report."""

import json
import os
import shutil
import subprocess
import tomllib

import corpora
import measure
import peers


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
        self.counted = None
        if shutil.which("valgrind"):
            # Valgrind cannot read all debug information; a stripped copy runs the same code.
            self.counted = os.path.join(scratch, "sluice")
            if subprocess.run(["strip", "-o", self.counted, self.sluice],
                              stderr=subprocess.DEVNULL).returncode:
                self.counted = self.sluice
        with open(os.path.join(benchmarks, "Thresholds", "instructions.toml"), "rb") as file:
            self.ceilings = tomllib.load(file)["ceilings"]

    def tokens(self, arguments, workers=1, binary=None):
        return [binary or self.sluice, "--key-file", self.key, f"-j{workers}", *arguments]

    def labels(self, arguments, workers=1):
        return [self.sluice, "--operator", "label", "--key-file", self.key, f"-j{workers}",
                *arguments]

    def corpus(self, scenario):
        """The path of the scenario's corpus, checked against the recorded digest."""
        name, seed = scenario["corpus"]["generator"], scenario["corpus"]["seed"]
        folder = os.path.join(self.benchmarks, ".corpora")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, f"{name}-{seed}-{self.size}")
        if not os.path.exists(path):
            corpora.write(name, seed, self.size, path + ".part")
            os.rename(path + ".part", path)
        value = measure.digest(path)
        recorded = scenario["corpus"].get("sha256", {}).get(str(self.size))
        if self.options.record:
            record(scenario["path"], self.size, value)
        elif recorded and recorded != value:
            os.remove(path)
            raise Failure(f"the corpus {name} is not the recorded one; the generator has changed "
                          "(--record accepts it)")
        return path

    def checked(self, name, arguments, path):
        """The digest of the labelled output, equal for one and two workers and to the last run."""
        value = measure.output_digest(self.labels(arguments), path)
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
        small, large = (1_000_000, 2_000_000) if self.smoke else (4_000_000, 8_000_000)
        return measure.instructions_per_byte(self.tokens(arguments, 1, self.counted), path,
                                             small, large, self.scratch)

    def gate(self, name, value):
        ceiling = self.ceilings.get(name)
        wanted = self.smoke or self.options.gate
        if wanted and ceiling is not None and value > ceiling:
            raise Failure(f"{name}: {value:.1f} instructions per byte, the ceiling is {ceiling}")


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
    path, arguments = bench.corpus(scenario), scenario["arguments"]
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        records = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    result = {"bytes": size, "records": records, "digest": bench.checked(name, arguments, path)}
    cpu, _ = measure.timed(bench.tokens(arguments), path, bench.rounds)
    result |= {"cpu_seconds": cpu, "mb_per_second": size / 1e6 / cpu,
               "records_per_second": records / cpu}
    if not bench.smoke:
        two, wall = measure.timed(bench.tokens(arguments, 2), path, bench.rounds, 2)
        result |= {"cpu_seconds_two_workers": two,
                   "wall_two_workers_mb_per_second": size / 1e6 / wall,
                   "peak_bytes": measure.peak_memory(bench.tokens(arguments), path)}
    if bench.counted and (scenario.get("gate") or not bench.smoke):
        result["instructions_per_byte"] = bench.count(arguments, path)
        bench.gate(name, result["instructions_per_byte"])
    if scenario.get("peers") and bench.options.peers and not bench.smoke:
        result["peers"] = peers.run(bench.benchmarks, path, size / 1e6, bench.scratch)
    return result


def growth(bench, name, scenario):
    path = bench.corpus(scenario)
    size = os.path.getsize(path)
    patterns = os.path.join(os.path.dirname(bench.benchmarks), "patterns")
    found = sorted(os.path.relpath(os.path.join(folder, file), patterns)
                   for folder, _, files in os.walk(patterns) for file in files
                   if file.endswith(".toml"))
    with open(os.path.join(bench.benchmarks, "base-rules.txt")) as file:
        base = [line.strip() + ".toml" for line in file if line.strip()]
    ordered = base + [rule for rule in found if rule not in base]
    steps = []
    for count in (50, 150, 360, len(ordered)):
        folder = os.path.join(bench.scratch, f"rules-{count}")
        # Spread over the catalogue, so that each step has its share of shapes and of secrets.
        stride = max(1, (len(ordered) - 50) // max(1, count - 50))
        for rule in ordered[:50] + ordered[50::stride][:count - 50]:
            os.makedirs(os.path.dirname(os.path.join(folder, rule)), exist_ok=True)
            shutil.copyfile(os.path.join(patterns, rule), os.path.join(folder, rule))
        command = bench.tokens(["--rules", folder, *scenario["arguments"]])
        idle, _ = measure.timed(command, os.devnull, bench.rounds)
        cpu, _ = measure.timed(command, path, bench.rounds)
        step = {"rules": count, "cpu_seconds": cpu, "start_seconds": idle,
                "mb_per_second": size / 1e6 / max(cpu - idle, 0.001),
                "mb_per_second_all": size / 1e6 / cpu}
        if bench.counted and not bench.smoke:
            step["instructions_per_byte"] = bench.count(
                ["--rules", folder, *scenario["arguments"]], path)
        steps.append(step)
        if bench.smoke:
            break
    return {"bytes": size, "steps": steps}


def pathological(bench, name, scenario):
    shapes = []
    for shape in corpora.PATHOLOGICAL:
        path = os.path.join(bench.scratch, "shape")
        corpora.write_pathological(shape, 262_144 if bench.smoke else 2_097_152, path,
                                   131_072 if bench.smoke else 524_288)
        size = os.path.getsize(path)
        arguments = scenario["arguments"]
        cpu, _ = measure.timed(bench.tokens(arguments), path, 1 if bench.smoke else 3)
        idle, _ = measure.timed(bench.tokens(arguments), os.devnull, 1 if bench.smoke else 3)
        shapes.append({"shape": shape, "bytes": size, "cpu_seconds": cpu, "start_seconds": idle,
                       "mb_per_second": size / 1e6 / max(cpu - idle, 0.001)})
    return {"shapes": shapes}


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


KINDS = {"throughput": throughput, "growth": growth, "pathological": pathological,
         "latency": latency, "startup": startup}


def load(benchmarks):
    """All scenarios by name; those with throughput first."""
    folder, found = os.path.join(benchmarks, "Scenarios"), {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name, "scenario.toml")
        with open(path, "rb") as file:
            found[name] = {**tomllib.load(file), "path": path}
    return dict(sorted(found.items(), key=lambda item: (item[1]["kind"] != "throughput", item[0])))
