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

INLINE uint64_t chunk_high(chunk c) { return _mm512_movepi8_mask(c); }

// The special bytes other than ESC differ in their low four bits, so a shuffle by these bits finds
// the one that a byte could be. (Bytes from 0x80 up shuffle to zero, which they are not.)
INLINE uint64_t chunk_special(chunk c) {
  __m512i byte_of = _mm512_broadcast_i32x4(
      _mm_setr_epi8('@', 0, 0, '#', 0, '%', '&', 0, 0, 0, 0, '+', '\\', 0, 0, 0));
  return _mm512_cmpeq_epi8_mask(_mm512_shuffle_epi8(byte_of, c), c) | chunk_equals(c, 0x1B);
}

// Appends the positions of set bits: the numbers 0...63 with the unset ones squeezed out.
#define HAS_APPEND_POSITIONS
INLINE uint16_t *append_positions(uint16_t *out, uint64_t bits, size_t base, int round) {
  (void)round;
  const __m512i numbers = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41,
      40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18,
      17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  const __m512i first = _mm512_set1_epi16((short)base);
  __m512i squeezed = _mm512_maskz_compress_epi8(bits, numbers);
  __m512i low = _mm512_cvtepu8_epi16(_mm512_castsi512_si256(squeezed));
  _mm512_storeu_si512(out, _mm512_add_epi16(low, first));
  size_t bit_count = (size_t)__builtin_popcountll(bits);
  if (__builtin_expect(bit_count > 32, 0)) {
    __m512i high = _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(squeezed, 1));
    _mm512_storeu_si512(out + 32, _mm512_add_epi16(high, first));
  }
  return out + bit_count;
}

#define VECTOR_WORDS 8
#define KERNEL sluice_scan_tile_avx512
#include "scan_body.h"

#pragma clang attribute pop
#endif
