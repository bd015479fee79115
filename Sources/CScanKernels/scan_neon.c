// SPDX-License-Identifier: Apache-2.0
// The kernel for 64-bit ARM.
#if defined(__aarch64__)
#include <arm_neon.h>

#include "scan_internal.h"

typedef struct {
  uint8x16_t part[4];
} chunk;

INLINE chunk chunk_load(const uint8_t *bytes) {
  return (chunk){{vld1q_u8(bytes), vld1q_u8(bytes + 16), vld1q_u8(bytes + 32),
                  vld1q_u8(bytes + 48)}};
}

// One bit of each byte, gathered by three rounds of adding neighbours.
INLINE uint64_t chunk_bits(chunk c) {
  const uint8x16_t weight = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  for (int i = 0; i < 4; i++) c.part[i] = vandq_u8(c.part[i], weight);
  uint8x16_t low = vpaddq_u8(c.part[0], c.part[1]), high = vpaddq_u8(c.part[2], c.part[3]);
  uint8x16_t sum = vpaddq_u8(low, high);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

INLINE uint64_t chunk_equals(chunk c, char byte) {
  for (int i = 0; i < 4; i++) c.part[i] = vceqq_u8(c.part[i], vdupq_n_u8((uint8_t)byte));
  return chunk_bits(c);
}

// Bytes first ... first + count - 1.
INLINE uint64_t chunk_in_range(chunk c, char first, char count) {
  for (int i = 0; i < 4; i++) {
    uint8x16_t distance = vsubq_u8(c.part[i], vdupq_n_u8((uint8_t)first));
    c.part[i] = vcltq_u8(distance, vdupq_n_u8((uint8_t)count));
  }
  return chunk_bits(c);
}

INLINE uint64_t chunk_in_range_folded(chunk c, char first, char count) {
  for (int i = 0; i < 4; i++) c.part[i] = vorrq_u8(c.part[i], vdupq_n_u8(0x20));
  return chunk_in_range(c, first, count);
}

INLINE uint64_t chunk_high(chunk c) {
  for (int i = 0; i < 4; i++) c.part[i] = vcgeq_u8(c.part[i], vdupq_n_u8(0x80));
  return chunk_bits(c);
}

// The special bytes other than ESC differ in their low four bits, so a look-up by these bits finds
// the one that a byte could be.
INLINE uint64_t chunk_special(chunk c) {
  const uint8x16_t byte_of = {'@', 0, 0, '#', 0, '%', '&', 0, 0, 0, 0, '+', '\\', 0, 0, 0};
  for (int i = 0; i < 4; i++) {
    uint8x16_t low_bits = vandq_u8(c.part[i], vdupq_n_u8(15));
    uint8x16_t escape = vceqq_u8(c.part[i], vdupq_n_u8(0x1B));
    c.part[i] = vorrq_u8(vceqq_u8(vqtbl1q_u8(byte_of, low_bits), c.part[i]), escape);
  }
  return chunk_bits(c);
}

#define VECTOR_WORDS 2
#define KERNEL sluice_scan_tile_neon
#include "scan_body.h"
#endif
