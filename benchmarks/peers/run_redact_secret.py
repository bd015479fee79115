# SPDX-License-Identifier: Apache-2.0
"""redact-secret: everything it finds is replaced, also what its default policy only warns of."""

import redact_secret

import stream


def redact_all(_finding, _context):
    return "redact"


stream.run(lambda text: redact_secret.scan_and_redact(text, policy=redact_all).text)
