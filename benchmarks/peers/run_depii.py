# SPDX-License-Identifier: Apache-2.0
"""depii with all its detectors."""

import depii

import stream

stream.run(depii.redact)
