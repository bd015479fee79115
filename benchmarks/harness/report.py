# SPDX-License-Identifier: Apache-2.0
"""The report of a run as Markdown."""


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def rows(head, body):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(map(str, row)) + " |" for row in body] + [""]


def value(row, key, form=number):
    return form(row[key]) if key in row else "-"


def speedup(result):
    """Two workers over one, by the clock."""
    if "wall_one_worker_mb_per_second" not in result:
        return None
    return result["wall_two_workers_mb_per_second"] / result["wall_one_worker_mb_per_second"]


def modelled(result, cores):
    """Workers on so many cores, by Amdahl's law through the measured two; a model."""
    # A share s of the work is done by one thread at a time: speedup(2) = 1 / (s + (1 - s) / 2).
    serial = max(0.0, 2 / max(speedup(result), 1e-9) - 1)
    serial = min(serial, 1.0)
    return result["wall_one_worker_mb_per_second"] / (serial + (1 - serial) / cores)


def throughput(results):
    body = []
    for name, r in results:
        rows_ = [(name, r)]
        if "without_names" in r:
            rows_.append((name + ", no names", r["without_names"]))
        for title, row in rows_:
            body.append([title, number(r["bytes"] / 1e6), number(row["mb_per_second"]),
                         value(row, "records_per_second"), value(row, "instructions_per_byte"),
                         value(row, "peak_bytes", lambda v: f"{v / 1e6:.0f}"),
                         row.get("digest", "-")[:12]])
    return rows(["scenario", "MB", "MB/s per core", "records/s per core", "instructions/byte",
                 "peak MB", "output"], body)


def scaling(results):
    body = [[name, number(r["wall_one_worker_mb_per_second"]),
             number(r["wall_two_workers_mb_per_second"]), f"{speedup(r):.2f}",
             *(number(modelled(r, cores)) for cores in (4, 8, 16))] for name, r in results]
    return rows(["scenario", "1 worker, MB/s by the clock", "2 workers", "ratio", "4 (modelled)",
                 "8 (modelled)", "16 (modelled)"], body)


def percent(share):
    return "-" if share is None else f"{100 * share:.1f} %"


def side_by_side(result):
    """Speed and leak of each tool, the fastest first; then those that are not there."""
    tools, corpora = result["tools"], result["corpora"]
    there = {n: t for n, t in tools.items() if "missing" not in t}
    out, key = [], "dense" if "dense" in corpora else corpora[0]
    own = there["sluice"]["speed"][key]["mb_per_second"]
    body = []
    for name, t in sorted(there.items(), key=lambda i: -i[1]["speed"][key]["mb_per_second"]):
        about = "~" if t["speed"][key].get("short") else ""
        ratio = own / t["speed"][key]["mb_per_second"]
        body.append([f"**{name}**" if t.get("own") else name, t["work"],
                     *(number(t["speed"][c]["mb_per_second"]) if c in t["speed"] else "-"
                       for c in corpora),
                     about + (number(ratio) if ratio >= 0.1 else f"{ratio:.4f}"),
                     number(t["speed"][key]["bytes"] / 1e6), t["speed"][key]["rounds"]])
    out += rows(["tool", "work", *(f"{c}, MB/s" for c in corpora), "sluice is faster by", "MB",
                 "median of"], body)
    out += [f"MB, ratio and rounds are those of the {key} corpus. The peers' start-up is taken "
            "off, sluice's is not. `~`: under 10 ms of CPU time, an order of magnitude only.", ""]
    sets = {"shared": "labelled records of `../shared/eval/dev`",
            "own": "generated records of `harness/labelled.py`"}
    for kind, about in sets.items():
        if kind not in there["sluice"]["quality"]:
            continue
        out += [f"Bytes leaked, {about} (read off each tool's output):", ""]
        body = []
        for name, t in sorted(there.items(), key=lambda i: i[1]["quality"][kind]["leaked"]["ALL"]):
            q = t["quality"][kind]
            body.append([f"**{name}**" if t.get("own") else name, q["records"],
                         *(percent(q["leaked"].get(g)) for g in (
                             "ALL", "structured", "secrets", "names", "freeform")),
                         f"{q['masked_by_mistake_per_kb']:.2f}"])
        out += rows(["tool", "records", "all", "structured", "secrets", "names",
                     "addresses, birth dates", "masked by mistake, bytes per KB"], body)
    gone = [f"{name} is not installed or failed: {t['missing']}" for name, t in tools.items()
            if "missing" in t]
    return out + [f"- {line}" for line in gone] + ([""] if gone else [])


def markdown(report):
    machine = report["machine"]
    out = ["# sluice benchmark", "",
           f"{report['date']}, checkout at {report['commit']}, {report['version']}, binary "
           f"`{report['binary'][:12]}`; {machine['processor']}, {machine['cores']} cores, "
           f"Linux {machine['kernel']}, load {machine['load']} at the start.", "",
           "User + system CPU time, median of "
           f"{report['rounds']}, one worker on one core, file to /dev/null, all built-in rules, "
           "tokens under a fixed key, start-up included. MB = 10^6 bytes. Machines differ: "
           "compare ratios.", ""]
    for note in report.get("notes", []):
        out += [note, ""]
    scenarios = report["scenarios"]
    plain = [(n, r) for n, r in scenarios.items() if r["kind"] == "throughput"]
    if plain:
        out += ["## Throughput", ""] + throughput(plain)
    scaled = [(n, r) for n, r in plain if speedup(r)]
    if scaled:
        out += ["## Workers", ""] + scaling(scaled)
        out += ["By the clock, file to /dev/null. More than two: Amdahl's law through the two "
                "measured.", ""]
    for name, r in scenarios.items():
        if r["kind"] == "peers":
            out += ["## Side by side", "", *side_by_side(r)]
        if r["kind"] == "growth" and "mb_per_second" in r["steps"][0]:
            out += ["## Growth with the number of rules", ""]
            out += rows(["rules", "MB/s per core, start-up taken off", "MB/s, all in",
                         "start-up ms", "instructions/byte"],
                        [[s["rules"], number(s["mb_per_second"]), number(s["mb_per_second_all"]),
                          number(s["start_seconds"] * 1000),
                          number(s["instructions_per_byte"])
                          if "instructions_per_byte" in s else "-"] for s in r["steps"]])
        if r["kind"] == "pathological" and "shapes" in r:
            out += ["## Pathological shapes", ""]
            out += rows(["shape", "MB", "MB/s per core, lines of 1 MB", "exponent"],
                        [[s["shape"], number(s["bytes"] / 1e6), number(s["mb_per_second"]),
                          f"{s['exponent']:.2f}"] for s in r["shapes"]])
            if "instructions_per_byte" in r:
                out += ["All shapes together, lines of 16 kB: "
                        f"{number(r['instructions_per_byte'])} instructions per byte, exponent "
                        f"{r['exponent']:.2f}.", ""]
        if r["kind"] == "memory":
            out += ["## Peak memory", ""]
            out += rows(["input", "1 worker, MB", "of it its own", "2 workers, MB",
                         "of it its own"],
                        [[i["input"], *(number(i[f"{kind}_bytes_{workers}"] / 1e6)
                                        for workers in (1, 2) for kind in ("peak", "own"))]
                         for i in r["inputs"]])
            out += ["Not its own are pages of the program's file (code, tables), which the kernel "
                    "shares between processes and drops when it needs room.", ""]
        if r["kind"] == "latency":
            out += ["## Delay of one line through a quiet pipe, microseconds", ""]
            out += rows(["command", "p50", "p99"], [[n, number(q["p50"]), number(q["p99"])]
                                                    for n, q in r["delays"].items()])
        if r["kind"] == "startup":
            out += ["## Start-up to the first output byte, milliseconds", ""]
            out += rows(["command", "p50", "p99"], [[n, number(q["p50"]), number(q["p99"])]
                                                    for n, q in r["startups"].items()])
    return "\n".join(out)
