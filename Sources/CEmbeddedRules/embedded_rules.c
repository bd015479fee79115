// SPDX-License-Identifier: Apache-2.0
#include "embedded_rules.h"

// `scripts/generate` writes rules.bin; without it the archive is empty, so that the generator
// itself can be built first.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
static const uint8_t archive[] = {
#if __has_embed("rules.bin") == __STDC_EMBED_FOUND__
#embed "rules.bin" suffix(, )
#endif
    0};
#pragma clang diagnostic pop

const uint8_t *sluice_embedded_rules(void) { return archive; }

size_t sluice_embedded_rules_size(void) { return sizeof archive - 1; }
