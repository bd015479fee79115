// SPDX-License-Identifier: Apache-2.0
// What the kernels share: the columns of one worker and the declarations of every kernel.
#ifndef SLUICE_SCAN_INTERNAL_H
#define SLUICE_SCAN_INTERNAL_H

#include <string.h>

#include "scan_kernels.h"

#define INLINE static inline __attribute__((always_inline))

enum sluice_kernel {
  KERNEL_SCALAR,
  KERNEL_SSE2,
  KERNEL_AVX2,
  KERNEL_AVX512,
  KERNEL_NEON,
  KERNEL_COUNT
};

// A tile is scanned in steps small enough that bytes, columns and tables stay in the first-level
// cache together.
#define STEP_BYTES 4096
#define STEP_WORDS (STEP_BYTES / 64)
// Words before the first word of a step. Only the last one is used; eight keep the rest aligned.
#define LEAD 8

// One bit per byte: the byte belongs to the class.
enum class_column {
  COLUMN_DIGIT,
  COLUMN_UPPER,
  COLUMN_ALNUM,
  COLUMN_DOT,
  COLUMN_COLON,
  COLUMN_DASH,
  COLUMN_SPACE,
  COLUMN_SLASH,
  COLUMN_COMMA,
  COLUMN_BRACKET,
  COLUMN_EQUALS,
  COLUMN_HIGH,     // bytes from 0x80 on
  COLUMN_SPECIAL,  // '@', '+', '\\', '%', '&', '#', ESC: so rare that the byte itself is looked at
  COLUMN_COUNT
};

// Bits that a shape's number has.
#define SHAPE_BITS 5
_Static_assert(SLUICE_SHAPE_COUNT <= 1 << SHAPE_BITS, "a shape's number has too many bits");

// Columns that are computed from others and shifted again, so their last word is carried over.
enum carried_column {
  CARRY_GROUP_START,
  CARRY_THIRD_GROUP,
  CARRY_COLON_2,
  CARRY_COLON_3,
  CARRY_DIGIT_2,
  CARRY_DIGIT_3,
  CARRY_DIGIT_4,
  CARRY_DIGIT_6,
  CARRY_DIGIT_PAIRS,
  CARRY_CARD_GROUP,
  CARRY_SEPARATOR_2,
  CARRY_SEPARATOR_3,
  CARRY_ALNUM_2,
  CARRY_ALNUM_4,
  CARRY_ALNUM_8,
  CARRY_DOT_2,
  CARRY_DOT_4,
  CARRY_DOT_8,
  CARRY_COUNT
};

typedef size_t sluice_scan_function(struct sluice_scanner *scanner,
                                    const struct sluice_scan_tables *tables, const uint8_t *tile,
                                    size_t count, uint64_t offset, uint64_t *candidates);

struct sluice_scanner {
  sluice_scan_function *scan;  // the kernel of this block; the carries are in its width
  _Alignas(64) uint64_t columns[COLUMN_COUNT][LEAD + STEP_WORDS];
  // One bit per byte: this shape holds here; any does; several do; this bit of its number.
  _Alignas(64) uint64_t found[SLUICE_SHAPE_COUNT][STEP_WORDS];
  _Alignas(64) uint64_t any[STEP_WORDS];
  _Alignas(64) uint64_t several[STEP_WORDS];
  _Alignas(64) uint64_t number[SHAPE_BITS][STEP_WORDS];
  _Alignas(64) uint64_t carries[CARRY_COUNT][8];  // the vector before the next
  uint16_t positions[STEP_BYTES + 64];            // flattened bits; some may be written too many
  // For special bytes: which shape the byte begins, and which of these shapes may follow a byte.
  uint8_t special_shape[256];
  uint32_t allowed_after[256];
};

sluice_scan_function sluice_scan_tile_scalar;
#if defined(__x86_64__)
sluice_scan_function sluice_scan_tile_sse2;
sluice_scan_function sluice_scan_tile_avx2;
sluice_scan_function sluice_scan_tile_avx512;
#elif defined(__aarch64__)
sluice_scan_function sluice_scan_tile_neon;
#endif

INLINE uint32_t load_four(const uint8_t *bytes) {
  uint32_t four;
  memcpy(&four, bytes, 4);
  return four;
}

INLINE uint64_t load_eight(const uint8_t *bytes) {
  uint64_t eight;
  memcpy(&eight, bytes, 8);
  return eight;
}

INLINE uint64_t candidate_of(uint64_t position, uint64_t shape) { return position | shape << 56; }

INLINE unsigned has_bit(const uint64_t *bits, uint32_t hash) {
  return (unsigned)(bits[hash >> 6] >> (hash & 63)) & 1;
}

// Hash of the last four of eight bytes as a key: the first of them does not count.
INLINE unsigned counts_as_literal(const struct sluice_scan_tables *tables, uint64_t eight) {
  eight |= 0x2020202020202020ull;
  uint32_t four = sluice_hash_wide((uint32_t)eight);
  return has_bit(tables->literal_bits, four) &
         (has_bit(tables->short_bits, four) | has_bit(tables->prefix_bits, sluice_hash_six(eight)));
}

INLINE uint32_t hash_key_of(uint64_t eight) {
  return sluice_hash_wide(sluice_fold4((uint32_t)(eight >> 32)) & 0xFFFFFF00u);
}

// Eight bytes that end before a separator, moved so that they end where the key ends.
INLINE uint64_t skip_key_gap(uint64_t eight) {
  uint64_t last = eight >> 56;
  eight <<= (last == ' ' || last == '\t') * 8;
  eight <<= (eight >> 56 == ']') * 8;
  last = eight >> 56;
  eight <<= (last == '"' || last == '\'' || last == '`') * 8;
  last = eight >> 56;
  eight <<= (last == '\\' || last == '"') * 8;
  return eight;
}

// As sluice_key_gap.
INLINE size_t key_gap(const uint8_t *separator) {
  const uint8_t *end = separator;
  end -= end[-1] == ' ' || end[-1] == '\t';
  end -= end[-1] == ']';
  end -= end[-1] == '"' || end[-1] == '\'' || end[-1] == '`';
  end -= end[-1] == '\\' || end[-1] == '"';
  return (size_t)(separator - end);
}

// Whether the key that ends with these bytes may be one of ours, its number (`password2`) left out or
// not.
INLINE uint64_t may_be_key(const uint64_t *keys, uint64_t eight) {
  uint64_t has_number = (eight >> 56) - '0' < 10;
  return has_bit(keys, hash_key_of(eight)) |
         (has_number & has_bit(keys, hash_key_of(eight << 8)));
}

#endif
