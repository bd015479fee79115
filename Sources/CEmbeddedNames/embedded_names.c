// SPDX-License-Identifier: Apache-2.0
#include "embedded_names.h"

// `sluice-train train` writes names.model; without it the model is empty, so that the trainer itself
// can be built first.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
_Alignas(64) static const uint8_t model[] = {
#if __has_embed("names.model") == __STDC_EMBED_FOUND__
#embed "names.model" suffix(, )
#endif
    0};
#pragma clang diagnostic pop

const uint8_t *sluice_embedded_names(void) { return model; }

size_t sluice_embedded_names_size(void) { return sizeof model - 1; }
