# SPDX-License-Identifier: Apache-2.0
"""cloakrs over stdin, line by line."""

import sys

from cloakrs import Scanner

mask = Scanner(locale="us").mask
for line in sys.stdin:
    sys.stdout.write(mask(line[:-1]) + "\n")
