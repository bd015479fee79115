# SPDX-License-Identifier: Apache-2.0
"""cloakrs with the locale that has most detectors."""

from cloakrs import Scanner

import stream

stream.run(Scanner(locale="us").mask)
