// SPDX-License-Identifier: Apache-2.0
// The kernel for x86-64 with 512-bit vectors and their double shifts (VBMI2: Ice Lake, Zen 4 and
// later). Older processors with AVX-512 clock down under such vectors and are better off with AVX2.
#if defined(__x86_64__)
#include <immintrin.h>

#include "scan_internal.h"

#pragma clang attribute push(                                                              \
    __attribute__((target(                                                                 \
        "avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi2,avx2,bmi,bmi2,popcnt,lzcnt"))), \
    apply_to = function)

typedef __m512i chunk;

INLINE chunk chunk_load(const uint8_t *bytes) { return _mm512_loadu_si512(bytes); }

INLINE uint64_t chunk_equals(chunk c, char byte) {
  return _mm512_cmpeq_epi8_mask(c, _mm512_set1_epi8(byte));
}

// Bytes first ... first + count - 1.
INLINE uint64_t chunk_in_range(chunk c, char first, char count) {
  return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(c, _mm512_set1_epi8(first)),
                                _mm512_set1_epi8(count));
}

INLINE uint64_t chunk_in_range_folded(chunk c, char first, char count) {
  return chunk_in_range(_mm512_or_si512(c, _mm512_set1_epi8(0x20)), first, count);
}

// The special bytes differ in their low four bits, so a shuffle by these bits finds the one special
// byte that each could be. (Bytes from 0x80 up shuffle to zero, which they are not.)
INLINE uint64_t chunk_special(chunk c) {
  __m512i byte_of = _mm512_broadcast_i32x4(
      _mm_setr_epi8('@', 0, 0, 0, 0, '%', '&', 0, 0, 0, 0, '+', '\\', 0, 0, 0));
  return _mm512_cmpeq_epi8_mask(_mm512_shuffle_epi8(byte_of, c), c);
}

#define VECTOR_WORDS 8
#define KERNEL sluice_scan_tile_avx512
#include "scan_body.h"

#pragma clang attribute pop
#endif
