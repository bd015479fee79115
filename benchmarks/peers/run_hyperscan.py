# SPDX-License-Identifier: Apache-2.0
"""python-hyperscan: six patterns over blocks of whole lines, matches replaced by [X]."""

import os
import sys

import hyperscan

import stream

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "harness"))
from peers import PATTERNS  # noqa: E402

database = hyperscan.Database()
database.compile(expressions=[p.encode() for p in PATTERNS], ids=list(range(len(PATTERNS))),
                 elements=len(PATTERNS),
                 flags=[hyperscan.HS_FLAG_SOM_LEFTMOST] * len(PATTERNS))


def masked(data):
    """Hyperscan reports every end of a match; the longest for each start is the match."""
    longest = {}

    def note(_pattern, start, end, _flags, _context):
        if longest.get(start, 0) < end:
            longest[start] = end
    database.scan(data, match_event_handler=note)
    parts, at = [], 0
    for start in sorted(longest):
        if start >= at:
            parts += (data[at:start], b"[X]")
            at = longest[start]
    return b"".join((*parts, data[at:]))


if "--records" in sys.argv:
    stream.run(lambda text: masked(text.encode()).decode(errors="replace"))
else:
    rest = b""
    while block := sys.stdin.buffer.read1(262_144):
        whole, newline, rest = (rest + block).rpartition(b"\n")
        sys.stdout.buffer.write(masked(whole + newline))
    sys.stdout.buffer.write(masked(rest))
