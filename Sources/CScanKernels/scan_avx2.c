// SPDX-License-Identifier: Apache-2.0
// The kernel for x86-64 with AVX2 and the bit instructions that came with it.
#if defined(__x86_64__)
#include <immintrin.h>

#include "scan_internal.h"

#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt"))), \
                             apply_to = function)

typedef struct {
  __m256i low, high;
} chunk;

INLINE chunk chunk_load(const uint8_t *bytes) {
  const __m256i *from = (const __m256i *)bytes;
  return (chunk){_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1)};
}

INLINE uint64_t chunk_bits(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

INLINE uint64_t chunk_equals(chunk c, char byte) {
  __m256i wanted = _mm256_set1_epi8(byte);
  return chunk_bits(_mm256_cmpeq_epi8(c.low, wanted), _mm256_cmpeq_epi8(c.high, wanted));
}

// Bytes first ... first + count - 1.
INLINE uint64_t chunk_in_range(chunk c, char first, char count) {
  __m256i start = _mm256_set1_epi8(first), most = _mm256_set1_epi8(count - 1);
  __m256i low = _mm256_sub_epi8(c.low, start), high = _mm256_sub_epi8(c.high, start);
  return chunk_bits(_mm256_cmpeq_epi8(_mm256_min_epu8(low, most), low),
                    _mm256_cmpeq_epi8(_mm256_min_epu8(high, most), high));
}

INLINE uint64_t chunk_in_range_folded(chunk c, char first, char count) {
  __m256i fold = _mm256_set1_epi8(0x20);
  chunk folded = {_mm256_or_si256(c.low, fold), _mm256_or_si256(c.high, fold)};
  return chunk_in_range(folded, first, count);
}

INLINE uint64_t chunk_high(chunk c) { return chunk_bits(c.low, c.high); }

// The special bytes other than ESC differ in their low four bits, so a shuffle by these bits finds
// the one that a byte could be. (Bytes from 0x80 up shuffle to zero, which they are not.)
INLINE uint64_t chunk_special(chunk c) {
  __m256i byte_of = _mm256_broadcastsi128_si256(
      _mm_setr_epi8('@', 0, 0, '#', 0, '%', '&', 0, 0, 0, 0, '+', '\\', 0, 0, 0));
  __m256i escape = _mm256_set1_epi8(0x1B);
  __m256i low = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(byte_of, c.low), c.low);
  __m256i high = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(byte_of, c.high), c.high);
  return chunk_bits(_mm256_or_si256(low, _mm256_cmpeq_epi8(c.low, escape)),
                    _mm256_or_si256(high, _mm256_cmpeq_epi8(c.high, escape)));
}

#define VECTOR_WORDS 4
#define KERNEL sluice_scan_tile_avx2
#include "scan_body.h"

#pragma clang attribute pop
#endif
