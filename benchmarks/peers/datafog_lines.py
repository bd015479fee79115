# SPDX-License-Identifier: Apache-2.0
"""datafog (regex engine) over stdin, line by line."""

import sys

import datafog

for line in sys.stdin:
    sys.stdout.write(datafog.sanitize(line[:-1], engine="regex") + "\n")
