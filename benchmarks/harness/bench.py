# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmark scenarios; prints a table and keeps a report. See scripts/bench --help."""

import argparse
import datetime
import json
import os
import platform
import re
import subprocess
import sys
import tempfile

import report
import scenarios

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(BENCHMARKS)


def options():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--smoke", action="store_true",
                        help="2 MB corpora, one round, no peers, gate; under a minute")
    parser.add_argument("--scenario", action="append", metavar="NAME", help="only this one")
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--sluice", metavar="PATH",
                        default=os.path.join(ROOT, ".build", "release", "sluice"))
    parser.add_argument("--gate", action="store_true",
                        help="fail when a scenario is over its ceiling of instructions per byte "
                        "(--smoke always does)")
    parser.add_argument("--megabytes", type=float, default=100, help="corpus size (100)")
    parser.add_argument("--record", action="store_true",
                        help="write corpus digests into the scenarios")
    parser.add_argument("--machine", help="name of the machine in Runs/")
    given = parser.parse_args()
    given.sluice = os.path.abspath(given.sluice)
    if not os.access(given.sluice, os.X_OK):
        parser.error(f"{given.sluice} is not there; build with 'swift build -c release --product "
                     "sluice' or name one with --sluice")
    return given


def machine():
    with open("/proc/cpuinfo") as file:
        found = re.search(r"model name\s*:\s*(.+)", file.read())
    processor = found.group(1) if found else platform.machine()
    return {"processor": processor, "cores": len(os.sched_getaffinity(0)),
            "kernel": platform.release(), "load": round(os.getloadavg()[0], 1)}


def said(*command):
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    return result.stdout.strip() if result.returncode == 0 else "unknown"


def line(name, result):
    """One line on the terminal for a finished scenario."""
    show = report.number
    if "mb_per_second" in result:
        text = f"{show(result['mb_per_second'])} MB/s"
        if "instructions_per_byte" in result:
            text += f", {show(result['instructions_per_byte'])} instructions/byte"
    elif "steps" in result:
        text = ", ".join(f"{s['rules']} rules {show(s['mb_per_second'])} MB/s"
                         for s in result["steps"])
    elif "shapes" in result:
        worst = min(result["shapes"], key=lambda s: s["mb_per_second"])
        text = f"slowest shape {worst['shape']} {show(worst['mb_per_second'])} MB/s"
    else:
        values = result.get("delays") or result["startups"]
        unit = "us" if "delays" in result else "ms"
        text = ", ".join(f"{n} {show(q['p50'])} / {show(q['p99'])} {unit}"
                         for n, q in values.items())
    return f"{name:14} {text}"


def keep(run, name):
    folder = os.path.join(BENCHMARKS, "Runs", f"{run['date'][:10]}-{name}")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "report.json"), "w") as file:
        json.dump(run, file, indent=1)
        file.write("\n")
    with open(os.path.join(folder, "report.md"), "w") as file:
        file.write(report.markdown(run))
    with_peers = [(n, r) for n, r in run["scenarios"].items() if r.get("peers")]
    if with_peers:
        with open(os.path.join(folder, "chart.svg"), "w") as file:
            file.write(report.chart(*dict((n, (n, r)) for n, r in with_peers).get(
                "plain", with_peers[0])))
    return os.path.relpath(folder, ROOT)


def main():
    given = options()
    found = scenarios.load(BENCHMARKS)
    unknown = set(given.scenario or []) - set(found)
    if unknown:
        sys.exit(f"bench: no scenario {', '.join(sorted(unknown))}; there are {', '.join(found)}")
    failures = []
    with tempfile.TemporaryDirectory(prefix="sluice-bench-") as scratch:
        bench = scenarios.Bench(given, BENCHMARKS, scratch)
        run = {"date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
               "commit": said("git", "rev-parse", "--short", "HEAD"),
               "version": "sluice " + said(given.sluice, "--version"),
               "binary": bench.binary, "machine": machine(), "rounds": bench.rounds,
               "scenarios": {}}
        for name in given.scenario or found:
            try:
                result = scenarios.KINDS[found[name]["kind"]](bench, name, found[name])
            except (scenarios.Failure, RuntimeError) as problem:
                failures.append(name)
                print(f"{name:14} FAILED: {problem}", flush=True)
                continue
            run["scenarios"][name] = {"kind": found[name]["kind"], **result}
            print(line(name, result), flush=True)
    if not given.smoke and not given.scenario:
        short = re.sub(r"\W+", "-", re.sub(r"\(R\)|CPU|@.*", "", run["machine"]["processor"]))
        name = given.machine or f"{short.strip('-').lower()}-{run['machine']['cores']}-cores"
        print("report: " + keep(run, name))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
