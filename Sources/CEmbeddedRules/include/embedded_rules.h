// SPDX-License-Identifier: Apache-2.0
#ifndef SLUICE_EMBEDDED_RULES_H
#define SLUICE_EMBEDDED_RULES_H

#include <stddef.h>
#include <stdint.h>

/// First byte of the built-in rule archive. Lives as long as the process.
const uint8_t *sluice_embedded_rules(void);

/// Bytes in the built-in rule archive; 0 when the build had none.
size_t sluice_embedded_rules_size(void);

/// First byte of the built-in rules' tables, at a multiple of 64. Lives as long as the process.
const uint8_t *sluice_embedded_tables(void);

/// Bytes in the built-in tables; 0 when the build had none.
size_t sluice_embedded_tables_size(void);

#endif
