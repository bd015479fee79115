# SPDX-License-Identifier: Apache-2.0
"""depii over stdin, line by line."""

import sys

import depii

for line in sys.stdin:
    sys.stdout.write(depii.redact(line[:-1]) + "\n")
