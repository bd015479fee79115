// SPDX-License-Identifier: Apache-2.0
#ifndef SLUICE_BYTE_BITS_H
#define SLUICE_BYTE_BITS_H

#include <stdint.h>

#if defined(__x86_64__)
#include <emmintrin.h>

static inline __m128i sluice_names_sixteen(uint64_t low, uint64_t high) {
  return _mm_set_epi64x((long long)high, (long long)low);
}

// Bytes whose distance from `first` is `last` at most.
static inline uint32_t sluice_names_within(__m128i bytes, char first, char last) {
  __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(last)), offset));
}

/// A bit for each of sixteen bytes, little endian, that is an ASCII letter.
static inline uint32_t sluice_names_letters(uint64_t low, uint64_t high) {
  __m128i lower = _mm_or_si128(sluice_names_sixteen(low, high), _mm_set1_epi8(0x20));
  return sluice_names_within(lower, 'a', 25);
}

/// A bit for each of sixteen bytes, little endian, that is an ASCII digit.
static inline uint32_t sluice_names_digits(uint64_t low, uint64_t high) {
  return sluice_names_within(sluice_names_sixteen(low, high), '0', 9);
}

/// A bit for each of sixteen letters, little endian, that is a capital.
static inline uint32_t sluice_names_capitals(uint64_t low, uint64_t high) {
  __m128i bytes = sluice_names_sixteen(low, high);
  return (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)) ^ 0xFFFF;
}
#else
static inline uint32_t sluice_names_each(uint64_t low, uint64_t high, uint8_t set, uint8_t first,
                                         uint8_t last) {
  uint32_t bits = 0;
  for (int i = 0; i < 16; i++) {
    uint8_t byte = (uint8_t)((i < 8 ? low : high) >> (i % 8 * 8)) | set;
    bits |= (uint32_t)((uint8_t)(byte - first) <= last) << i;
  }
  return bits;
}

/// A bit for each of sixteen bytes, little endian, that is an ASCII letter.
static inline uint32_t sluice_names_letters(uint64_t low, uint64_t high) {
  return sluice_names_each(low, high, 0x20, 'a', 25);
}

/// A bit for each of sixteen bytes, little endian, that is an ASCII digit.
static inline uint32_t sluice_names_digits(uint64_t low, uint64_t high) {
  return sluice_names_each(low, high, 0, '0', 9);
}

/// A bit for each of sixteen letters, little endian, that is a capital.
static inline uint32_t sluice_names_capitals(uint64_t low, uint64_t high) {
  return sluice_names_each(low, high, 0, 'A', 25);
}
#endif

/// What a byte is to the tokenizer: the lower four bits of its class.
enum {
  /// A mark that ends a key's value; all that is none of the others.
  SLUICE_BYTE_MARK = 0,
  SLUICE_BYTE_BLANK,
  SLUICE_BYTE_NEWLINE,
  SLUICE_BYTE_DIGIT,
  SLUICE_BYTE_LETTER,
  SLUICE_BYTE_BACKSLASH,
  SLUICE_BYTE_HIGH,
  SLUICE_BYTE_AT,
  SLUICE_BYTE_BRACKET,
  /// `=` and `:`, behind which a value begins.
  SLUICE_BYTE_ASSIGN,
  /// `>`, behind which a value begins where `<` stands before the key.
  SLUICE_BYTE_CLOSE,
  /// What may stand before a value, and ends one: quotes and brackets.
  SLUICE_BYTE_OPEN,
  SLUICE_BYTE_DOT,
  SLUICE_BYTE_COMMA,
  /// `-` and `_`, inside values.
  SLUICE_BYTE_JOIN,
};

/// What a byte is to a word beside it: the upper four bits of its class.
enum {
  /// A word right behind it may be part of an identifier or the like, or is.
  SLUICE_BYTE_MAY_LEAD = 16,
  SLUICE_BYTE_LEADS = 32,
  /// The same for a word right before it.
  SLUICE_BYTE_MAY_FOLLOW = 64,
  SLUICE_BYTE_FOLLOWS = 128,
};

extern const uint8_t sluice_names_byte_classes[256];

/// The class of a byte.
static inline uint8_t sluice_names_class(uint8_t byte) { return sluice_names_byte_classes[byte]; }

#endif
