// SPDX-License-Identifier: Apache-2.0
#include "embedded_rules.h"

// `scripts/generate` writes rules.bin and tables.bin; without them the archive is empty, so that the
// generator itself can be built first.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
static const uint8_t archive[] = {
#if __has_embed("rules.bin") == __STDC_EMBED_FOUND__
#embed "rules.bin" suffix(, )
#endif
    0};

// The same rules compiled into tables, named where they stand.
_Alignas(64) static const uint8_t tables[] = {
#if __has_embed("tables.bin") == __STDC_EMBED_FOUND__
#embed "tables.bin" suffix(, )
#endif
    0};
#pragma clang diagnostic pop

const uint8_t *sluice_embedded_rules(void) { return archive; }

size_t sluice_embedded_rules_size(void) { return sizeof archive - 1; }

const uint8_t *sluice_embedded_tables(void) { return tables; }

size_t sluice_embedded_tables_size(void) { return sizeof tables - 1; }
