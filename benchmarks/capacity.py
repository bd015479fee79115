#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What filtering costs: cores and money for a volume of logs, and where the bottleneck is.

Speeds come from the latest run in benchmarks/Runs unless they are given.
  scripts/capacity                                     one terabyte a day
  scripts/capacity --terabytes-per-day 20 --corpus json --price-per-core-hour 0.03
  scripts/capacity --cores 4 --nic-gigabits 1 --shipper-megabytes-per-second 80
"""

import argparse
import json
import os
import sys

BENCHMARKS = os.path.dirname(os.path.abspath(__file__))
HOURS_A_MONTH = 730
SECONDS_A_DAY = 86_400


def latest(runs):
    """The report of the newest run below a folder."""
    found = []
    for name in os.listdir(runs):
        path = os.path.join(runs, name, "report.json")
        if os.path.exists(path):
            with open(path) as file:
                found.append((json.load(file), name))
    if not found:
        raise FileNotFoundError(f"no run below {runs}; make one with scripts/bench")
    report, name = max(found, key=lambda item: item[0]["date"])
    return {**report, "name": name}


def measured(report, corpus):
    """MB/s of one core, and the share of work that one thread at a time does, if known."""
    row = report["scenarios"][corpus]
    one, two = (row.get(f"wall_{n}_worker{s}_mb_per_second") for n, s in (("one", ""), ("two", "s")))
    serial = None
    if one and two:
        serial = min(1.0, max(0.0, 2 * one / two - 1))
    return row["mb_per_second"], serial


def single_stream(rate, cores, serial):
    """MB/s of one process on so many cores, by Amdahl's law."""
    serial = 0.0 if serial is None else serial
    return rate / (serial + (1 - serial) / cores)


def plan(*, rate, terabytes_per_day=1.0, peak=3.0, price=0.04, cores=2, nic_gigabits=10.0,
         shipper=None, disk=None, serial=None):
    """The model. Rates are MB/s (10^6 bytes), prices are per core and hour.

    `peak` is the busiest moment over the mean. What a log takes on the wire and on the disk is
    counted uncompressed. `shipper` and `disk` are limits of a node, None when they do not matter.
    """
    mean = terabytes_per_day * 1e6 / SECONDS_A_DAY
    core_hours = terabytes_per_day * 1e6 / rate / 3600
    limits = {"sluice": single_stream(rate, cores, serial), "NIC": nic_gigabits * 1000 / 8}
    if shipper:
        limits["shipper"] = shipper
    if disk:
        limits["disk"] = disk
    bottleneck = min(limits, key=limits.get)
    node = limits[bottleneck]
    return {
        "mean_megabytes_per_second": mean, "peak_megabytes_per_second": mean * peak,
        "core_hours_per_day": core_hours, "cores_mean": mean / rate, "cores_peak": mean * peak / rate,
        "price_per_day": core_hours * price, "price_per_month": core_hours * price * HOURS_A_MONTH / 24,
        "price_per_terabyte": 1e6 / rate / 3600 * price,
        "limits": limits, "bottleneck": bottleneck, "node_megabytes_per_second": node,
        "node_terabytes_per_day": node / peak * SECONDS_A_DAY / 1e6,
        "nodes": max(1, -(-mean * peak // node)),
        "cores_that_fill_the_nic": nic_gigabits * 1000 / 8 / rate,
    }


def figure(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def told(found, given):
    """The plan as lines of text."""
    lines = [f"{given['corpus']}: {figure(given['rate'])} MB/s a core ({given['origin']})",
             f"{figure(given['terabytes_per_day'])} TB a day is "
             f"{figure(found['mean_megabytes_per_second'])} MB/s on average, "
             f"{figure(found['peak_megabytes_per_second'])} in the busiest moment",
             f"cores: {figure(found['cores_mean'])} on average, {figure(found['cores_peak'])} in the "
             f"busiest moment; {figure(found['core_hours_per_day'])} core hours a day",
             f"cost at {given['price']} a core hour: {figure(found['price_per_day'])} a day, "
             f"{figure(found['price_per_month'])} a month, {figure(found['price_per_terabyte'])} a TB",
             f"a node with {given['cores']} cores for sluice: " + ", ".join(
                 f"{name} {figure(limit)} MB/s" for name, limit in found["limits"].items()),
             f"its bottleneck is {found['bottleneck']}: {figure(found['node_terabytes_per_day'])} TB "
             f"a day a node, {found['nodes']:.0f} node(s) for all"]
    return "\n".join(lines)


def options(arguments):
    parser = argparse.ArgumentParser(
        prog="scripts/capacity", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", default="plain", help="scenario of the run (plain)")
    parser.add_argument("--megabytes-per-second", type=float, metavar="N",
                        help="speed of one core in place of the measured one")
    parser.add_argument("--terabytes-per-day", type=float, default=1.0, metavar="N")
    parser.add_argument("--peak", type=float, default=3.0, help="busiest moment over the mean (3)")
    parser.add_argument("--cores", type=int, default=2, help="cores a node gives sluice (2)")
    parser.add_argument("--price-per-core-hour", type=float, default=0.04, metavar="N",
                        help="in any currency (0.04)")
    parser.add_argument("--nic-gigabits", type=float, default=10.0, metavar="N", help="(10)")
    parser.add_argument("--shipper-megabytes-per-second", type=float, metavar="N",
                        help="what the log shipper of a node can take")
    parser.add_argument("--disk-megabytes-per-second", type=float, metavar="N",
                        help="what the disk of a node can take")
    parser.add_argument("--runs", default=os.path.join(BENCHMARKS, "Runs"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    for name in ("megabytes_per_second", "terabytes_per_day", "peak", "cores", "nic_gigabits"):
        value = getattr(given, name)
        if value is not None and value <= 0:
            parser.error(f"--{name.replace('_', '-')} must be above 0")
    return given


def main(arguments=None):
    given = options(arguments)
    serial, origin = None, "given"
    rate = given.megabytes_per_second
    if rate is None:
        try:
            report = latest(given.runs)
            rate, serial = measured(report, given.corpus)
            origin = f"run {report['name']}"
        except (FileNotFoundError, KeyError) as problem:
            sys.exit(f"capacity: {problem}; or give --megabytes-per-second")
    found = plan(rate=rate, terabytes_per_day=given.terabytes_per_day, peak=given.peak,
                 price=given.price_per_core_hour, cores=given.cores, serial=serial,
                 nic_gigabits=given.nic_gigabits, shipper=given.shipper_megabytes_per_second,
                 disk=given.disk_megabytes_per_second)
    print(told(found, {"corpus": given.corpus, "rate": rate, "origin": origin,
                       "terabytes_per_day": given.terabytes_per_day,
                       "price": given.price_per_core_hour, "cores": given.cores}))


if __name__ == "__main__":
    main()
