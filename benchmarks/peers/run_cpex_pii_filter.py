# SPDX-License-Identifier: Apache-2.0
"""cpex-pii-filter: its Rust detector with the default settings."""

from cpex_pii_filter import PIIDetectorRust

import stream

detector = PIIDetectorRust({})
stream.run(lambda text: detector.mask(text, detector.detect(text)))
