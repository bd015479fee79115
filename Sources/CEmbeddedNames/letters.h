// SPDX-License-Identifier: Apache-2.0
// Letters and digits of a text, sixteen at a time, and the hashes of words.
#ifndef SLUICE_NAMES_LETTERS_H
#define SLUICE_NAMES_LETTERS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are hashed as they stand in memory");

static inline int is_digit(uint8_t c) { return (uint8_t)(c - '0') < 10; }
static inline int is_upper(uint8_t c) { return (uint8_t)(c - 'A') < 26; }
static inline int is_lower(uint8_t c) { return (uint8_t)(c - 'a') < 26; }
static inline int is_letter(uint8_t c) { return (uint8_t)((c | 0x20) - 'a') < 26; }
static inline int is_letter_or_digit(uint8_t c) {
  return is_letter(c) || is_digit(c) || c >= 0x80;
}

#if defined(__x86_64__)
#include <emmintrin.h>

// A bit for each of sixteen bytes whose distance from `first` is `last` at most.
static inline uint32_t within(__m128i bytes, char first, char last) {
  __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(last)), offset));
}

static inline uint32_t letter_bits(const uint8_t *at) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)at);
  return within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 25);
}

static inline uint32_t small_bits(const uint8_t *at) {
  return within(_mm_loadu_si128((const __m128i *)at), 'a', 25);
}

static inline uint32_t digit_bits(const uint8_t *at) {
  return within(_mm_loadu_si128((const __m128i *)at), '0', 9);
}
#else
static inline uint32_t within(const uint8_t *at, uint8_t set, uint8_t first, uint8_t last) {
  uint32_t bits = 0;
  for (int i = 0; i < 16; i++)
    bits |= (uint32_t)((uint8_t)((uint8_t)(at[i] | set) - first) <= last) << i;
  return bits;
}

static inline uint32_t letter_bits(const uint8_t *at) { return within(at, 0x20, 'a', 25); }
static inline uint32_t digit_bits(const uint8_t *at) { return within(at, 0, '0', 9); }
static inline uint32_t small_bits(const uint8_t *at) { return within(at, 0, 'a', 25); }
#endif

static inline uint64_t eight(const uint8_t *at) {
  uint64_t value;
  memcpy(&value, at, 8);
  return value | 0x2020202020202020;
}

// As in `WordHash`.
static inline uint64_t step(uint64_t hash, uint64_t chunk) {
  uint64_t product = (hash ^ chunk) * 0xFF51AFD7ED558CCD;
  return product ^ product >> 32;
}

static inline uint32_t finish(uint64_t hash) {
  uint64_t product = hash * 0xC4CEB9FE1A85EC53;
  return (uint32_t)(product ^ product >> 33) | 1;
}

// Of 1 to 15 letters.
static inline uint32_t word_hash(const uint8_t *at, ptrdiff_t length) {
  uint64_t hash = (uint64_t)length * 0x9E3779B97F4A7C15;
  uint64_t first = eight(at);
  if (length <= 8) {
    unsigned unused = (unsigned)(64 - 8 * length);
    hash = step(hash, first << unused >> unused);
  } else {
    unsigned unused = (unsigned)(128 - 8 * length);
    hash = step(step(hash, first), eight(at + 8) << unused >> unused);
  }
  return finish(hash);
}

#endif
