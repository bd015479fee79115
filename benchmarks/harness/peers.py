# SPDX-License-Identifier: Apache-2.0
"""The tools that people use instead, on the same bytes."""

import os
import shutil
import subprocess
import sys
import tomllib

import measure
import quality

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
DEBIAN = {"rg": "ripgrep", "ugrep": "ugrep", "perl": "perl"}


class Peer:
    """One tool: how it is run for speed and for quality."""

    def __init__(self, name, work, command, megabytes, *, rounds=5, sample=1, finds=None,
                 records=False, package=None, missing=None, corpora=None):
        self.name, self.work, self.command, self.megabytes = name, work, command, megabytes
        self.rounds, self.sample, self.records = rounds, sample, records
        self.corpora = corpora  # None is all
        # `finds` prints offset:match; such tools do not mask, and nothing else is asked of them.
        self.finds, self.missing = finds, missing
        if not missing and not shutil.which(command[0]):
            self.missing = f"Debian package {package or command[0]} is not there"

    def spans(self, records):
        """What it hides of labelled records."""
        if self.name in ("cat", "wc -l"):
            return [[] for _ in records]
        if self.finds:
            return quality.found_by_offset(self.finds, records, measure.ENVIRONMENT)
        give = quality.outputs_by_record if self.records else quality.outputs_by_line
        outputs = give(self.command, records, UTF8 if self.records else measure.ENVIRONMENT)
        return [quality.masked(r["text"], out) for r, out in zip(records, outputs)]


UTF8 = {**measure.ENVIRONMENT, "LC_ALL": "C.UTF-8", "TQDM_DISABLE": "1"}


def debian():
    """Installs the command line tools where that can be done."""
    absent = [package for tool, package in DEBIAN.items() if not shutil.which(tool)]
    script = os.path.join(os.path.dirname(__file__), "..", "..", "scripts", "packages")
    if absent:
        subprocess.run([script, *absent], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def environment(benchmarks, name, packages):
    """The python of the peer's own virtual environment, and why there is none."""
    folder = os.path.join(benchmarks, ".venv", name)
    python, mark = os.path.join(folder, "bin", "python"), os.path.join(folder, "packages")
    wanted = "\n".join(packages)
    if os.path.exists(mark):
        with open(mark) as file:
            if file.read() == wanted:
                return python, None
    print(f"bench: installing {' '.join(packages)}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    for step in ([sys.executable, "-m", "venv", folder],
                 [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                  *packages]):
        result = subprocess.run(step, capture_output=True, text=True)
        if result.returncode:
            lines = [line for line in result.stderr.splitlines() if "ERROR" in line]
            shutil.rmtree(folder, ignore_errors=True)
            return None, (lines or ["pip failed"])[-1].strip()[:200]
    with open(mark, "w") as file:
        file.write(wanted)
    return python, None


def table(benchmarks, megabytes):
    """All peers; those that are not there say why."""
    debian()
    # "-": rg and ugrep would search the folder when their input is /dev/null, as it is when idle.
    rows = [
        Peer("cat", "copy", ["cat"], megabytes),
        Peer("wc -l", "count lines", ["wc", "-l"], megabytes),
        Peer("grep -E", "find, 6 patterns", ["grep", "-a", "-o", "-E", ALL], 8,
             finds=["grep", "-a", "-o", "-b", "-E", ALL]),
        Peer("ugrep", "find, 6 patterns", ["ugrep", "-a", "-o", "-E", ALL, "-"], 20,
             package="ugrep",
             finds=["ugrep", "-a", "-o", "-b", "--no-line-number", "-E", ALL, "-"]),
        Peer("rg", "replace, 6 patterns", ["rg", "-a", "--passthru", "-r", "[X]", ALL, "-"], 8,
             package="ripgrep"),
        Peer("rg -P", "replace, 6 patterns",
             ["rg", "-a", "-P", "--passthru", "-r", "[X]", ALL, "-"], 8, package="ripgrep"),
        Peer("sed -E", "replace, 6 patterns", ["sed", "-E", *SED], 8),
        Peer("perl", "replace, 6 patterns", ["perl", "-pe", PERL], 8),
    ]
    with open(os.path.join(benchmarks, "peers", "peers.toml"), "rb") as file:
        for name, about in tomllib.load(file).items():
            python, missing = environment(benchmarks, name, about["packages"])
            script = os.path.join(benchmarks, "peers", f"run_{name.replace('-', '_')}.py")
            rows.append(Peer(name, about["work"], [python or "", script], about["megabytes"],
                             rounds=about.get("rounds", 5), sample=about.get("sample", 1),
                             corpora=about.get("corpora"), records=True, missing=missing))
    return rows


def speed(peer, path, megabytes, scratch, corpus):
    """CPU time on a part of the corpus, start-up on an empty input taken off.

    Outputs are looked at before any time counts: two runs must write the same, and a tool that
    masks must have changed something in the corpus that has something for everyone.
    """
    part, target = os.path.join(scratch, "peer-input"), os.path.join(scratch, "peer-output")
    length = measure.prefix(path, int(min(peer.megabytes, megabytes) * 1e6), part)
    places = UTF8 if peer.records else measure.ENVIRONMENT
    # grep, ugrep and rg leave with 1 when nothing matches, as on the empty input.
    accepted = (0, 1) if peer.command[0] in ("grep", "ugrep", "rg") else (0,)
    digests = set()
    for _ in range(2):
        measure.once(peer.command, part, measure.CORES[:1], places, accepted, target)
        digests.add(measure.digest(target))
    if len(digests) != 1:
        raise RuntimeError("two runs gave different outputs")
    digest = digests.pop()
    unchanged = not os.path.getsize(target) or digest == measure.digest(part)
    if unchanged and corpus == "dense" and peer.name != "cat":
        raise RuntimeError("masked nothing")
    # grep, ugrep and rg stop at the first match when they write to /dev/null.
    place = os.devnull if peer.name in ("cat", "wc -l") else target
    cpu, _ = measure.timed(peer.command, part, peer.rounds, 1, places, accepted, place)
    idle, _ = measure.timed(peer.command, os.devnull, min(3, peer.rounds), 1, places, accepted,
                            place)
    return {"bytes": length, "cpu_seconds": cpu, "start_seconds": idle, "rounds": peer.rounds,
            "short": cpu - idle < 0.01, "digest": digest,
            "mb_per_second": length / 1e6 / max(cpu - idle, 0.001)}
