# SPDX-License-Identifier: Apache-2.0
"""The tools that people use instead, on the same bytes."""

import os
import shutil
import subprocess
import sys

import measure

# Six simple patterns without validators, in syntax that all of the tools share.
PATTERNS = [
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}",
    r"[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{4}",
    r"[0-9]{3}-[0-9]{2}-[0-9]{4}",
    r"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+",
    r"(AKIA|ghp_|glpat-|sk_live_)[A-Za-z0-9_-]{16,}",
]
ALL = "|".join(f"({p})" for p in PATTERNS)
SED = [part for p in PATTERNS for part in ("-e", f"s/{p}/[X]/g")]
PERL = "; ".join(f"s/{p.replace('@', chr(92) + '@')}/[X]/g" for p in PATTERNS)


def environment(benchmarks):
    """The python of a virtual environment that holds the Python peers, or None."""
    python = os.path.join(benchmarks, ".venv", "bin", "python")
    if os.path.exists(python):
        return python
    print("bench: installing the Python peers", file=sys.stderr)
    steps = ([sys.executable, "-m", "venv", os.path.join(benchmarks, ".venv")],
             [python, "-m", "pip", "install", "--quiet", "-r",
              os.path.join(benchmarks, "peers", "requirements.txt")])
    if any(subprocess.run(step).returncode for step in steps):
        shutil.rmtree(os.path.join(benchmarks, ".venv"), ignore_errors=True)
        print("bench: the Python peers cannot be installed; left out", file=sys.stderr)
        return None
    return python


def table(benchmarks, megabytes):
    """Name, what it does, command and prefix in MB (slow tools get fewer bytes)."""
    rows = [
        ("cat", "copy", ["cat"], megabytes), ("wc -l", "count lines", ["wc", "-l"], megabytes),
        ("grep -E", "count lines, 6 patterns", ["grep", "-a", "-c", "-E", ALL], 8),
        ("rg", "replace, 6 patterns", ["rg", "-a", "--passthru", "-r", "[X]", ALL], 8),
        ("rg -P", "replace, 6 patterns", ["rg", "-a", "-P", "--passthru", "-r", "[X]", ALL], 8),
        ("sed -E", "replace, 6 patterns", ["sed", "-E", *SED], 4),
        ("perl", "replace, 6 patterns", ["perl", "-pe", PERL], 4),
    ]
    python = environment(benchmarks)
    for name, size in (("cloakrs", 8), ("datafog", 0.6), ("depii", 0.6)):
        if python:
            rows.append((name, "redact, own rules, per line",
                         [python, os.path.join(benchmarks, "peers", f"{name}_lines.py")], size))
    return [row for row in rows if shutil.which(row[2][0])]


def run(benchmarks, path, megabytes, scratch, only=None):
    """One row a peer. Start-up on an empty input is taken off, in the peers' favour."""
    found = []
    variables = {**measure.ENVIRONMENT, "LC_ALL": "C.UTF-8"}
    for name, work, command, size in table(benchmarks, megabytes):
        if only and name not in only:
            continue
        part = os.path.join(scratch, "peer-input")
        length = measure.prefix(path, int(size * 1e6), part)
        rounds = 5 if size >= megabytes else 3
        places = variables if command[0].endswith("python") else measure.ENVIRONMENT
        # grep stops at the first match when it writes to /dev/null; its count goes to a file.
        # It and rg leave with 1 when nothing matches, as on the empty input.
        counts = name == "grep -E"
        target = os.path.join(scratch, "peer-output") if counts else os.devnull
        accepted = (0, 1) if command[0] in ("grep", "rg") else (0,)
        try:
            cpu, _ = measure.timed(command, part, rounds, 1, places, accepted, target)
            idle, _ = measure.timed(command, os.devnull, rounds, 1, places, accepted, target)
        except RuntimeError as problem:
            print(f"bench: {name}: {problem}", file=sys.stderr)
            continue
        found.append({"name": name, "work": work, "bytes": length, "cpu_seconds": cpu,
                      "start_seconds": idle, "short": cpu - idle < 0.01,
                      "mb_per_second": length / 1e6 / max(cpu - idle, 0.001)})
    return found
