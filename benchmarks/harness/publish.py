# SPDX-License-Identifier: Apache-2.0
"""Writes the figures of a run into README.md and docs/capacity.md, between marks.

Nothing there is copied by hand: `scripts/bench` calls this after a whole run, a test compares.
"""

import os
import re
import sys

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(BENCHMARKS)
sys.path.append(BENCHMARKS)

import capacity  # noqa: E402
from report import number, rows, speedup  # noqa: E402

RUST = ("cpex-pii-filter", "redact-secret", "cloakrs")


def pair(*values, unit=""):
    return " / ".join(number(v) for v in values) + unit


def throughput_rows(scenarios):
    table = []
    for name, about in (("plain", "plain logs"), ("dense", "logs with a finding on every tenth line"),
                        ("json", "JSON logs")):
        row = scenarios.get(name, {})
        if "without_names" in row:
            table.append([f"{about}, everything on / without names in running text",
                          pair(row["mb_per_second"], row["without_names"]["mb_per_second"],
                               unit=" MB/s")])
        elif row:
            table.append([about, number(row["mb_per_second"]) + " MB/s"])
    for name, about in (("prose", "prose, profile `prompts`"),):
        if name in scenarios and "wall_one_worker_mb_per_second" in scenarios[name]:
            table.append([about, number(scenarios[name]["mb_per_second"]) + " MB/s"])
    plain = scenarios.get("plain", {})
    if "without_names" in plain and "instructions_per_byte" in plain:
        table.append(["instructions per byte, plain logs, everything on / without names", pair(
            plain["instructions_per_byte"], plain["without_names"]["instructions_per_byte"])])
    elif "instructions_per_byte" in plain:
        table.append(["instructions per byte, plain logs", number(plain["instructions_per_byte"])])
    if plain and speedup(plain):
        table.append(["two workers over one, by the clock", f"{speedup(plain):.2f} times"])
    return table


def growth_rows(scenarios):
    steps = [s for s in scenarios.get("growth", {}).get("steps", []) if "mb_per_second" in s]
    if not steps:
        return []
    names = " / ".join(str(s["rules"]) for s in steps)
    return [[f"plain logs under {names} rules", pair(*(s["mb_per_second"] for s in steps),
                                                     unit=" MB/s")]]


def peer_rows(scenarios):
    tools = scenarios.get("peers", {}).get("tools", {})
    speeds = {n: t["speed"]["dense"]["mb_per_second"] for n, t in tools.items()
              if "missing" not in t and "dense" in t.get("speed", {})}
    if "sluice" not in speeds:
        return []
    own = speeds["sluice"]
    rust = [n for n in RUST if n in speeds]
    found = []
    if rust:
        best = max(rust, key=speeds.get)
        found.append([f"as fast as the fastest Rust package, {best}", f"{number(own / speeds[best])} times"])
    asked = [n for n in ("hyperscan", "rg -P", "sed -E", "perl", "depii", "presidio") if n in speeds]
    if asked:
        found.append(["as fast as " + " / ".join(asked),
                      " / ".join(number(own / speeds[n]) for n in asked) + " times"])
    return found


def other_rows(scenarios):
    found = []
    delays = scenarios.get("latency", {}).get("delays")
    if delays:
        cat, own = delays["cat"], delays["sluice"]
        found.append([f"delay of one line through a quiet pipe, p50 / p99 (`cat`: {pair(cat['p50'], cat['p99'])})",
                      pair(own["p50"], own["p99"], unit=" µs")])
    starts = scenarios.get("startup", {}).get("startups")
    if starts and "C program" in starts:
        above = starts["sluice, built-in rules"]["p50"] - starts["C program"]["p50"]
        found.append(["start-up above an empty C program", f"{number(above)} ms"])
    inputs = scenarios.get("memory", {}).get("inputs")
    if inputs:
        found.append(["peak memory of its own, any input, one worker / two", pair(*(
            max(i[f"own_bytes_{n}"] for i in inputs) / 1e6 for n in (1, 2)), unit=" MB")])
    shapes = scenarios.get("pathological", {}).get("shapes")
    if shapes:
        worst = min(shapes, key=lambda s: s["mb_per_second"])
        found.append([f"slowest hostile input of {len(shapes)} (`{worst['shape']}`)",
                      number(worst["mb_per_second"]) + " MB/s"])
    return found


def readme(report):
    """The speed table and the chart of the README."""
    machine, folder = report["machine"], f"benchmarks/Runs/{report['name']}"
    scenarios = report["scenarios"]
    table = (throughput_rows(scenarios) + growth_rows(scenarios) + peer_rows(scenarios)
             + other_rows(scenarios))
    return "\n".join([
        f"One core of {machine['processor']} with {machine['cores']} cores, by `scripts/bench` on "
        f"{report['date'][:10]} ([report]({folder}/report.md)); ratios say more than MB/s:", "",
        *rows(["", ""], table),
        f"![Speed against leak: sluice and its peers]({folder}/chart.svg)"])


def capacity_tables(report):
    """Cost of a terabyte a day and the bottlenecks, from the run."""
    corpora = [n for n in ("plain", "access", "kubernetes", "dense", "json", "prompts", "prose")
               if n in report["scenarios"]]
    costs, nodes = [], []
    for corpus in corpora:
        rate, serial = capacity.measured(report, corpus)
        found = capacity.plan(rate=rate, serial=serial)
        costs.append([corpus, number(rate), number(found["core_hours_per_day"]),
                      f"{found['cores_mean']:.3f}", f"{found['cores_peak']:.2f}",
                      f"{found['price_per_day']:.2f}", f"{found['price_per_month']:.2f}"])
        nodes.append([corpus, *(number(capacity.single_stream(rate, cores, serial))
                                for cores in (1, 2, 4)),
                      *(number(gigabits * 125 / rate) for gigabits in (1, 10, 25))])
    return "\n".join([
        f"From the run [{report['name']}](../benchmarks/Runs/{report['name']}/report.md):", "",
        "One terabyte a day, busiest moment three times the mean, 0.04 a core hour:", "",
        *rows(["kind of log", "MB/s a core", "core hours a day", "cores, mean", "cores, busiest",
               "cost a day", "cost a month"], costs),
        "One stream on 1, 2 and 4 cores (two measured where the run did, the rest modelled), and the "
        "cores that fill a network card:", "",
        *rows(["kind of log", "1 core, MB/s", "2 cores", "4 cores", "cores for 1 Gbit/s",
               "10 Gbit/s", "25 Gbit/s"], nodes)]).rstrip()


PLACES = {"README.md": readme, os.path.join("docs", "capacity.md"): capacity_tables}
MARKS = ("<!-- measured: written by scripts/bench -->", "<!-- end of measured -->")


def published(text, block):
    """A text with what stands between the marks replaced."""
    pattern = re.compile(f"({re.escape(MARKS[0])}\n).*?({re.escape(MARKS[1])})", re.S)
    if not pattern.search(text):
        raise ValueError("no marks")
    return pattern.sub(lambda m: m[1] + block + "\n" + m[2], text)


def publish(write=True):
    """Brings the documents up to date; gives those that were not."""
    report, stale = capacity.latest(os.path.join(BENCHMARKS, "Runs")), []
    for place, block in PLACES.items():
        path = os.path.join(ROOT, place)
        with open(path) as file:
            before = file.read()
        after = published(before, block(report))
        if after != before:
            stale.append(place)
            if write:
                with open(path, "w") as file:
                    file.write(after)
    return stale


if __name__ == "__main__":
    for name in publish():
        print(f"written: {name}")
