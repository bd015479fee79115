// SPDX-License-Identifier: Apache-2.0
#ifndef SLUICE_EMBEDDED_NAMES_H
#define SLUICE_EMBEDDED_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "tokens.h"

/// First byte of the built-in name model, at a multiple of 64. Lives as long as the process.
const uint8_t *sluice_embedded_names(void);

/// Bytes in the built-in name model; 0 when the build had none.
size_t sluice_embedded_names_size(void);

/// Marks the places of `text` where a name may begin, one bit a byte, and the newlines.
///
/// A place is an ASCII capital at the start of a word that goes on with a lower-case letter, `.` or
/// `'`, one that begins the second of two words of capitals, the backslash of `\u`, or a byte of 0xC3 and above but 0xE2, which leads symbols. `places` and
/// `newlines` need `(count + 63) / 64` words each.
/// Reads `count` bytes of `text` and keeps nothing.
void sluice_names_mark(const uint8_t *text, size_t count, uint64_t *places, uint64_t *newlines);

/// ``sluice_names_mark`` as it is where the processor has no vectors of 32 bytes.
void sluice_names_mark_narrow(const uint8_t *text, size_t count, uint64_t *places, uint64_t *newlines);

#endif
