# SPDX-License-Identifier: Apache-2.0
"""A masking function over standard input: by line, or by labelled record with --records."""

import json
import sys


def run(mask):
    """Applies `mask`, a function from text to text."""
    if "--records" in sys.argv:
        for line in sys.stdin:
            record = json.loads(line)
            print(json.dumps({"id": record["id"], "output": mask(record["text"])}))
        return
    write = sys.stdout.write
    for line in sys.stdin:
        write(mask(line[:-1]) + "\n")
