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
import time

import chart
import publish
import report
import scenarios

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(BENCHMARKS)


def options():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--smoke", action="store_true",
                        help="2 MB corpora, one round, no peers, gate; under a minute")
    parser.add_argument("--scenario", action="append", metavar="NAME", help="only this one")
    peers = parser.add_mutually_exclusive_group()
    peers.add_argument("--peers", action="store_const", const="only",
                       help="only the comparison with other tools")
    peers.add_argument("--no-peers", dest="peers", action="store_const", const="none",
                       help="leave the other tools out")
    parser.add_argument("--sluice", metavar="PATH",
                        default=os.path.join(ROOT, ".build", "release", "sluice"))
    parser.add_argument("--gate", action="store_true",
                        help="fail when a scenario is over its ceiling of instructions per byte "
                        "(--smoke always does)")
    parser.add_argument("--megabytes", type=float, default=50, help="corpus size (50)")
    parser.add_argument("--record", action="store_true",
                        help="write corpus digests into the scenarios")
    parser.add_argument("--keep", metavar="FOLDER", help="write the report here")
    parser.add_argument("--machine", help="name of the machine in Runs/")
    given = parser.parse_args()
    if given.peers == "only":
        given.scenario = ["peers"]
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
        if "without_names" in result:
            text += f"; no names {show(result['without_names']['mb_per_second'])} MB/s"
        if report.speedup(result):
            text += f"; two workers x{report.speedup(result):.2f}"
    elif "steps" in result:
        text = ", ".join(f"{s['rules']} rules " + (
            f"{show(s['mb_per_second'])} MB/s" if "mb_per_second" in s else
            f"{show(s.get('instructions_per_byte', 0))} instructions/byte")
            for s in result["steps"])
    elif "exponent" in result or "shapes" in result:
        text = f"{show(result.get('instructions_per_byte', 0))} instructions/byte together"
        if "shapes" in result:
            worst = min(result["shapes"], key=lambda s: s["mb_per_second"])
            text += f", slowest shape {worst['shape']} {show(worst['mb_per_second'])} MB/s"
    elif "inputs" in result:
        text = "at most " + ", ".join(
            f"{show(max(i[f'peak_bytes_{n}'] for i in result['inputs']) / 1e6)} MB (its own "
            f"{show(max(i[f'own_bytes_{n}'] for i in result['inputs']) / 1e6)}) with -j{n}"
            for n in (1, 2))
    elif "tools" in result:
        there = [t for t in result["tools"].values() if "missing" not in t]
        text = f"{len(there)} tools"
        for title, tool in result["tools"].items():
            if "missing" in tool:
                text += f"\n  {title} not installed: {tool['missing']}"
    else:
        values = result.get("delays") or result["startups"]
        unit = "us" if "delays" in result else "ms"
        text = ", ".join(f"{n} {show(q['p50'])} / {show(q['p99'])} {unit}"
                         for n, q in values.items())
    return f"{name:14} {text}"


def keep(run, folder):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "report.json"), "w") as file:
        json.dump(run, file, indent=1)
        file.write("\n")
    with open(os.path.join(folder, "report.md"), "w") as file:
        file.write(report.markdown(run))
    charts = {"peers": ("chart.svg", chart.speed_against_leak),
              "growth": ("growth.svg", chart.growth)}
    for result in run["scenarios"].values():
        if result["kind"] in charts:
            name, draw = charts[result["kind"]]
            with open(os.path.join(folder, name), "w") as file:
                file.write(draw(result))
    return os.path.relpath(folder)


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
               "binary": bench.binary, "kernels": bench.kernels, "machine": machine(), "rounds": bench.rounds,
               "megabytes": bench.size / 1e6, "scenarios": {}}
        skipped = {"peers"} if given.smoke or given.peers == "none" else set()
        for name in given.scenario or [name for name in found if name not in skipped]:
            begun = time.monotonic()
            try:
                result = scenarios.KINDS[found[name]["kind"]](bench, name, found[name])
            except (scenarios.Failure, RuntimeError) as problem:
                failures.append(name)
                print(f"{name:14} FAILED: {problem}", flush=True)
                continue
            run["scenarios"][name] = {"kind": found[name]["kind"], **result}
            print(f"{line(name, result)}  [{time.monotonic() - begun:.0f} s]", flush=True)
    whole = not (given.smoke or given.scenario)
    if given.keep or whole:
        short = re.sub(r"\W+", "-", re.sub(r"\(R\)|CPU|@.*", "", run["machine"]["processor"]))
        name = given.machine or f"{short.strip('-').lower()}-{run['machine']['cores']}-cores"
        folder = given.keep or os.path.join(BENCHMARKS, "Runs", f"{run['date'][:10]}-{name}")
        print("report: " + keep(run, folder))
        if whole and not given.keep:
            print("written: " + ", ".join(publish.publish()))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
