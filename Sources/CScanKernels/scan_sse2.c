// SPDX-License-Identifier: Apache-2.0
// The kernel for every x86-64.
#if defined(__x86_64__)
#include <emmintrin.h>

#include "scan_internal.h"

typedef struct {
  __m128i part[4];
} chunk;

INLINE chunk chunk_load(const uint8_t *bytes) {
  const __m128i *from = (const __m128i *)bytes;
  return (chunk){{_mm_loadu_si128(from), _mm_loadu_si128(from + 1), _mm_loadu_si128(from + 2),
                  _mm_loadu_si128(from + 3)}};
}

INLINE uint64_t chunk_bits(chunk c) {
  uint64_t low = (uint32_t)_mm_movemask_epi8(c.part[0]) |
                 (uint32_t)_mm_movemask_epi8(c.part[1]) << 16;
  uint64_t high = (uint32_t)_mm_movemask_epi8(c.part[2]) |
                  (uint32_t)_mm_movemask_epi8(c.part[3]) << 16;
  return low | high << 32;
}

INLINE uint64_t chunk_equals(chunk c, char byte) {
  for (int i = 0; i < 4; i++) c.part[i] = _mm_cmpeq_epi8(c.part[i], _mm_set1_epi8(byte));
  return chunk_bits(c);
}

// Bytes first ... first + count - 1.
INLINE uint64_t chunk_in_range(chunk c, char first, char count) {
  for (int i = 0; i < 4; i++) {
    __m128i distance = _mm_sub_epi8(c.part[i], _mm_set1_epi8(first));
    __m128i capped = _mm_min_epu8(distance, _mm_set1_epi8(count - 1));
    c.part[i] = _mm_cmpeq_epi8(capped, distance);
  }
  return chunk_bits(c);
}

INLINE uint64_t chunk_in_range_folded(chunk c, char first, char count) {
  for (int i = 0; i < 4; i++) c.part[i] = _mm_or_si128(c.part[i], _mm_set1_epi8(0x20));
  return chunk_in_range(c, first, count);
}

INLINE uint64_t chunk_high(chunk c) { return chunk_bits(c); }

INLINE uint64_t chunk_special(chunk c) {
  for (int i = 0; i < 4; i++) {
    __m128i v = c.part[i];
    __m128i at_or_plus = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('@')),
                                      _mm_cmpeq_epi8(v, _mm_set1_epi8('+')));
    __m128i percent_or_ampersand = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('%')),
                                                _mm_cmpeq_epi8(v, _mm_set1_epi8('&')));
    __m128i backslash_or_escape = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\')),
                                               _mm_cmpeq_epi8(v, _mm_set1_epi8(0x1B)));
    __m128i hash = _mm_cmpeq_epi8(v, _mm_set1_epi8('#'));
    c.part[i] = _mm_or_si128(_mm_or_si128(at_or_plus, percent_or_ampersand),
                             _mm_or_si128(backslash_or_escape, hash));
  }
  return chunk_bits(c);
}

#define VECTOR_WORDS 2
#define KERNEL sluice_scan_tile_sse2
#include "scan_body.h"
#endif
