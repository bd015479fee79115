# SPDX-License-Identifier: Apache-2.0
"""The report of a run as Markdown and its chart as SVG."""

import math


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def rows(head, body):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(map(str, row)) + " |" for row in body] + [""]


def throughput(results):
    body = []
    for name, r in results:
        body.append([name, number(r["bytes"] / 1e6), number(r["mb_per_second"]),
                     number(r["records_per_second"]),
                     number(r["instructions_per_byte"]) if "instructions_per_byte" in r else "-",
                     f"{r['peak_bytes'] / 1e6:.0f}" if "peak_bytes" in r else "-",
                     f"{r['wall_two_workers_mb_per_second']:.0f}"
                     if "wall_two_workers_mb_per_second" in r else "-",
                     r["digest"][:12]])
    return rows(["scenario", "MB", "MB/s per core", "records/s per core", "instructions/byte",
                 "peak MB", "MB/s wall, 2 workers", "output"], body)


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
    for name, r in plain:
        if not r.get("peers"):
            continue
        own = r["mb_per_second"]
        out += [f"## Side by side: {name}", ""]
        body = [["**sluice**", "redact, all rules", number(r["bytes"] / 1e6), number(own), "1"]]
        for p in sorted(r["peers"], key=lambda p: -p["mb_per_second"]):
            about = "~" if p.get("short") else ""
            ratio = own / p["mb_per_second"]
            body.append([p["name"], p["work"], number(p["bytes"] / 1e6),
                         about + number(p["mb_per_second"]),
                         about + (number(ratio) if ratio >= 0.1 else f"{ratio:.4f}")])
        out += rows(["tool", "work", "MB", "MB/s per core", "sluice is faster by"], body)
        out += ["The peers' start-up is taken off, sluice's is not. `~`: under 10 ms of CPU time, "
                "so an order of magnitude only.", ""]
    for name, r in scenarios.items():
        if r["kind"] == "growth":
            out += ["## Growth with the number of rules", ""]
            out += rows(["rules", "MB/s per core, start-up taken off", "MB/s, all in",
                         "start-up ms", "instructions/byte"],
                        [[s["rules"], number(s["mb_per_second"]), number(s["mb_per_second_all"]),
                          number(s["start_seconds"] * 1000),
                          number(s["instructions_per_byte"])
                          if "instructions_per_byte" in s else "-"] for s in r["steps"]])
        if r["kind"] == "pathological":
            out += ["## Pathological shapes", ""]
            out += rows(["shape", "MB", "MB/s per core"],
                        [[s["shape"], number(s["bytes"] / 1e6), number(s["mb_per_second"])]
                         for s in r["shapes"]])
        if r["kind"] == "latency":
            out += ["## Delay of one line through a quiet pipe, microseconds", ""]
            out += rows(["command", "p50", "p99"], [[n, number(q["p50"]), number(q["p99"])]
                                                    for n, q in r["delays"].items()])
        if r["kind"] == "startup":
            out += ["## Start-up to the first output byte, milliseconds", ""]
            out += rows(["command", "p50", "p99"], [[n, number(q["p50"]), number(q["p99"])]
                                                    for n, q in r["startups"].items()])
    return "\n".join(out)


STYLE = """<style>
text { font: 13px sans-serif; fill: #24292f } .faint { fill: #57606a } .grid { stroke: #d0d7de }
.bar { fill: #8c959f } .own { fill: #0969da }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .faint { fill: #9198a1 } .grid { stroke: #3d444d }
.bar { fill: #656c76 } .own { fill: #4493f8 } }
</style>"""


def chart(scenario, result):
    """Bars on a logarithmic scale: MB/s per core of sluice and its peers."""
    bars = [("sluice", result["mb_per_second"], "own")]
    bars += [(p["name"], p["mb_per_second"], "bar") for p in result.get("peers", [])]
    bars.sort(key=lambda b: -b[1])
    low = min(-1, math.floor(math.log10(bars[-1][1])))
    high = max(4, math.ceil(math.log10(bars[0][1])))
    left, width, step, top = 90, 480, 26, 44
    height = top + step * len(bars) + 34

    def x(value):
        return left + width * (math.log10(value) - low) / (high - low)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {height}" width="680" '
           f'height="{height}" role="img" aria-label="MB/s per core, {scenario} corpus">', STYLE,
           f'<text x="{left}" y="18">MB/s per core, {scenario} corpus (logarithmic)</text>',
           f'<text x="{left}" y="35" class="faint">sluice: all built-in rules; grep, rg, sed, '
           'perl: 6 patterns; cat, wc: no search</text>']
    for power in range(low, high + 1):
        at = x(10**power)
        label = f"{10**power:,}" if power >= 0 else f"{10**power:g}"
        out.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{top}" y2="{height - 28}" '
                   f'class="grid"/><text x="{at:.1f}" y="{height - 10}" text-anchor="middle" '
                   f'class="faint">{label}</text>')
    for index, (name, value, style) in enumerate(bars):
        y = top + step * index
        out.append(f'<text x="{left - 8}" y="{y + 17}" text-anchor="end">{name}</text>'
                   f'<rect x="{left}" y="{y + 4}" width="{x(value) - left:.1f}" height="18" '
                   f'rx="2" class="{style}"/><text x="{x(value) + 6:.1f}" y="{y + 17}">'
                   f'{number(value)}</text>')
    return "\n".join(out) + "\n</svg>\n"
