# SPDX-License-Identifier: Apache-2.0
"""datafog with its regex engine."""

import datafog

import stream

stream.run(lambda text: datafog.sanitize(text, engine="regex"))
