# SPDX-License-Identifier: Apache-2.0
"""Charts of a run as SVG, readable on a light and on a dark page."""

import math

from report import number

STYLE = """<style>
text { font: 13px sans-serif; fill: #24292f } .faint { fill: #57606a } .grid { stroke: #d0d7de }
.peer { fill: #8c959f } .own { fill: #0969da } .title { font-weight: 600 }
.lead { stroke: #8c959f; stroke-width: 1 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .faint { fill: #9198a1 } .grid { stroke: #3d444d }
.peer { fill: #9198a1 } .own { fill: #4493f8 } .lead { stroke: #656c76 } }
</style>"""
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 500, 62, 24, 88, 70


def points(result, corpus):
    """Name, MB/s, leaked share and whether it is sluice, for each tool that was measured."""
    kind = "shared" if "shared" in result["tools"]["sluice"]["quality"] else "own"
    return kind, [(name, tool["speed"][corpus]["mb_per_second"],
                   tool["quality"][kind]["leaked"]["ALL"], bool(tool.get("own")))
                  for name, tool in result["tools"].items() if "missing" not in tool]


def placed(boxes, x, y, name):
    """Where a label goes beside its point: the first place that hides nothing."""
    wide, tall = 7.6 * len(name), 15
    near = [(10, 4), (-10 - wide, 4), (-wide / 2, -11), (-wide / 2, 22)]
    far = [(dx, dy) for step in range(1, 14) for dx, dy in (
        (12, 4 - 15 * step), (12, 4 + 15 * step), (-12 - wide, 4 - 15 * step),
        (-12 - wide, 4 + 15 * step))]
    for dx, dy in near + far:
        box = (x + dx, y + dy - 12, x + dx + wide, y + dy - 12 + tall)
        inside = LEFT + 2 < box[0] and box[2] < WIDTH - 2 and TOP - 18 < box[1] and (
            box[3] < HEIGHT - BOTTOM)
        if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3]
                              for b in boxes):
            return box, (dx, dy) not in near
    return (x + 10, y - 8, x + 10 + wide, y + 7), False


def speed_against_leak(result):
    """One point a tool: MB/s per core (logarithmic) across, bytes leaked down; best is top right."""
    corpus = "dense" if "dense" in result["corpora"] else result["corpora"][0]
    kind, tools = points(result, corpus)
    low = math.floor(math.log10(min(t[1] for t in tools)))
    high = math.ceil(math.log10(max(t[1] for t in tools)))

    def x(speed):
        return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(speed) - low) / (high - low)

    def y(leak):
        return TOP + (HEIGHT - TOP - BOTTOM) * leak
    sets = {"shared": "labelled records", "own": "generated labelled records"}[kind]
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
           f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="Speed against leak: MB/s '
           f'per core and share of personal data and secrets left, sluice and its peers">', STYLE,
           f'<text x="{LEFT}" y="20" class="title">Fast and tight is top right</text>',
           f'<text x="{LEFT}" y="40" class="faint">across: MB/s per core, {corpus} logs '
           '(logarithmic)</text>',
           f'<text x="{LEFT}" y="57" class="faint">down: bytes of personal data and secrets left '
           f'in {sets}</text>']
    for power in range(low, high + 1):
        at, label = x(10**power), f"{10**power:,}" if power >= 0 else f"{10.0**power:g}"
        out.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" '
                   f'class="grid"/><text x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" '
                   f'text-anchor="middle" class="faint">{label}</text>')
    for share in (0, 0.25, 0.5, 0.75, 1):
        at = y(share)
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}" '
                   f'class="grid"/><text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end" '
                   f'class="faint">{share:.0%}</text>')
    notes = ("grep, ugrep, rg, sed, perl, hyperscan: 6 patterns; packages: their own rules;",
             "cat and wc look for nothing; sluice: all rules, keyed tokens")
    for row, note in enumerate(notes):
        out.append(f'<text x="{LEFT}" y="{HEIGHT - 26 + 17 * row}" class="faint">{note}</text>')
    boxes = [(x(speed) - 6, y(leak) - 6, x(speed) + 6, y(leak) + 6) for _, speed, leak, _ in tools]
    for name, speed, leak, own in sorted(tools, key=lambda t: (not t[3], t[2], -t[1])):
        label = f"{name} {percent(leak)}" if own else name
        box, far = placed(boxes, x(speed), y(leak), label)
        boxes.append(box)
        style = "own" if own else "peer"
        if far:
            edge = box[0] - 2 if box[0] > x(speed) else box[2] + 2
            out.append(f'<line x1="{x(speed):.1f}" y1="{y(leak):.1f}" x2="{edge:.1f}" '
                       f'y2="{box[1] + 8:.1f}" class="lead"/>')
        out.append(f'<circle cx="{x(speed):.1f}" cy="{y(leak):.1f}" r="{6 if own else 5}" '
                   f'class="{style}"/><text x="{box[0]:.1f}" y="{box[1] + 12:.1f}"'
                   + (' class="title"' if own else "") + f">{label}</text>")
    return "\n".join(out) + "\n</svg>\n"


def percent(share):
    return f"{100 * share:.1f} %"


def growth(result):
    """Bars: MB/s per core under more and more rules."""
    steps = [s for s in result["steps"] if "mb_per_second" in s]
    most, left, step = max(s["mb_per_second"] for s in steps), 90, 30
    height = 44 + step * len(steps) + 10
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {height}" width="680" '
           f'height="{height}" role="img" aria-label="MB/s per core by number of rules">', STYLE,
           f'<text x="{left}" y="20" class="title">MB/s per core by number of rules, plain logs'
           "</text>"]
    for index, s in enumerate(steps):
        y, wide = 36 + step * index, 440 * s["mb_per_second"] / most
        out.append(f'<text x="{left - 8}" y="{y + 16}" text-anchor="end">{s["rules"]} rules</text>'
                   f'<rect x="{left}" y="{y}" width="{wide:.1f}" height="22" rx="2" class="own"/>'
                   f'<text x="{left + wide + 6:.1f}" y="{y + 16}">{number(s["mb_per_second"])}'
                   "</text>")
    return "\n".join(out) + "\n</svg>\n"
