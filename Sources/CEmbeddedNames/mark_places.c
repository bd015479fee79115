// SPDX-License-Identifier: Apache-2.0
#include "embedded_names.h"

static int is_letter_or_digit(uint8_t c) {
  return (uint8_t)((c | 0x20) - 'a') < 26 || (uint8_t)(c - '0') < 10 || c >= 0x80;
}

static int is_upper(uint8_t c) { return (uint8_t)(c - 'A') < 26; }

// `before` holds the three bytes before, the nearest in the low byte.
static int is_place(uint32_t behind, uint8_t here, uint8_t after) {
  uint8_t before = (uint8_t)behind;
  if (here >= 0xC3) return here != 0xE2;
  if (here == '\\') return after == 'u';
  if (!is_upper(here)) return 0;
  if (is_upper(after))
    return before == ' ' && is_upper((uint8_t)(behind >> 8)) && is_upper((uint8_t)(behind >> 16));
  if ((uint8_t)(after - 'a') >= 26 && after != '.' && after != '\'' && after < 0x80) return 0;
  return !is_letter_or_digit(before) && before != '_' && before != '/' && before != '@';
}

// Marks the `count <= 64` bytes at `text`; `before` holds the three bytes before the group, the nearest
// in the low byte, `after` the one behind.
static void mark_group(const uint8_t *text, size_t count, uint32_t before, uint8_t after,
                       uint64_t *places, uint64_t *newlines) {
  uint64_t found = 0, lines = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t next = i + 1 < count ? text[i + 1] : after;
    found |= (uint64_t)is_place(before, text[i], next) << i;
    lines |= (uint64_t)(text[i] == '\n') << i;
    before = before << 8 | text[i];
  }
  *places = found;
  *newlines = lines;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2")))

static inline __m128i in_range(__m128i x, uint8_t first, uint8_t count) {
  // x - first, compared unsigned: min(x, count - 1) == x.
  __m128i offset = _mm_sub_epi8(x, _mm_set1_epi8((char)first));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8((char)(count - 1))), offset);
}

static inline __m128i equals(__m128i x, uint8_t c) { return _mm_cmpeq_epi8(x, _mm_set1_epi8((char)c)); }

WIDE static inline __m256i in_wide_range(__m256i x, uint8_t first, uint8_t count) {
  __m256i offset = _mm256_sub_epi8(x, _mm256_set1_epi8((char)first));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(offset, _mm256_set1_epi8((char)(count - 1))), offset);
}

WIDE static inline __m256i wide_equals(__m256i x, uint8_t c) {
  return _mm256_cmpeq_epi8(x, _mm256_set1_epi8((char)c));
}

// As mark_block, 32 bytes at a time.
WIDE static void mark_wide_block(const uint8_t *text, uint64_t *places, uint64_t *newlines) {
  uint64_t found = 0, lines = 0;
  for (int part = 0; part < 2; part++) {
    const uint8_t *at = text + part * 32;
    __m256i here = _mm256_loadu_si256((const __m256i *)at);
    __m256i upper = in_wide_range(here, 'A', 26);
    __m256i high = _mm256_cmpeq_epi8(_mm256_max_epu8(here, _mm256_set1_epi8((char)0xC3)), here);
    high = _mm256_andnot_si256(wide_equals(here, 0xE2), high);
    lines |= (uint64_t)(unsigned)_mm256_movemask_epi8(wide_equals(here, '\n')) << (part * 32);
    __m256i slash = wide_equals(here, '\\');
    __m256i any = _mm256_or_si256(_mm256_or_si256(upper, high), slash);
    if (_mm256_testz_si256(any, any)) continue;
    __m256i before = _mm256_loadu_si256((const __m256i *)(at - 1));
    __m256i after = _mm256_loadu_si256((const __m256i *)(at + 1));
    __m256i lower = _mm256_or_si256(
        in_wide_range(_mm256_or_si256(before, _mm256_set1_epi8(0x20)), 'a', 26),
        in_wide_range(before, '0', 10));
    __m256i joined = _mm256_or_si256(
        _mm256_or_si256(lower, wide_equals(before, '_')),
        _mm256_or_si256(wide_equals(before, '/'), wide_equals(before, '@')));
    // Bytes of 0x80 and above have their sign bit set.
    __m256i goes_on = _mm256_or_si256(
        in_wide_range(after, 'a', 26),
        _mm256_or_si256(_mm256_or_si256(wide_equals(after, '.'), wide_equals(after, '\'')),
                        _mm256_cmpgt_epi8(_mm256_setzero_si256(), after)));
    joined = _mm256_or_si256(joined, _mm256_cmpgt_epi8(_mm256_setzero_si256(), before));
    __m256i start = _mm256_andnot_si256(joined, _mm256_and_si256(upper, goes_on));
    // `XX XX`
    __m256i two = _mm256_and_si256(_mm256_and_si256(upper, in_wide_range(after, 'A', 26)),
                                   wide_equals(before, ' '));
    if (!_mm256_testz_si256(two, two)) {
      __m256i second = _mm256_loadu_si256((const __m256i *)(at - 2));
      __m256i third = _mm256_loadu_si256((const __m256i *)(at - 3));
      two = _mm256_and_si256(
          two, _mm256_and_si256(in_wide_range(second, 'A', 26), in_wide_range(third, 'A', 26)));
      start = _mm256_or_si256(start, two);
    }
    slash = _mm256_and_si256(slash, wide_equals(after, 'u'));
    __m256i all = _mm256_or_si256(_mm256_or_si256(start, high), slash);
    found |= (uint64_t)(unsigned)_mm256_movemask_epi8(all) << (part * 32);
  }
  *places = found;
  *newlines = lines;
}

// Marks 64 bytes; text[-3] to text[64] must be readable.
static void mark_block(const uint8_t *text, uint64_t *places, uint64_t *newlines) {
  uint64_t found = 0, lines = 0;
  for (int part = 0; part < 4; part++) {
    const uint8_t *at = text + part * 16;
    __m128i here = _mm_loadu_si128((const __m128i *)at);
    __m128i upper = in_range(here, 'A', 26);
    __m128i high = _mm_cmpeq_epi8(_mm_max_epu8(here, _mm_set1_epi8((char)0xC3)), here);
    high = _mm_andnot_si128(equals(here, 0xE2), high);
    lines |= (uint64_t)(unsigned)_mm_movemask_epi8(equals(here, '\n')) << (part * 16);
    __m128i slash = equals(here, '\\');
    unsigned any = (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(upper, high), slash));
    if (any == 0) continue;
    __m128i before = _mm_loadu_si128((const __m128i *)(at - 1));
    __m128i after = _mm_loadu_si128((const __m128i *)(at + 1));
    __m128i lower = _mm_or_si128(in_range(_mm_or_si128(before, _mm_set1_epi8(0x20)), 'a', 26),
                                 in_range(before, '0', 10));
    __m128i joined = _mm_or_si128(_mm_or_si128(lower, equals(before, '_')),
                                  _mm_or_si128(equals(before, '/'), equals(before, '@')));
    // Bytes of 0x80 and above have their sign bit set.
    joined = _mm_or_si128(joined, _mm_cmplt_epi8(before, _mm_setzero_si128()));
    __m128i goes_on = _mm_or_si128(in_range(after, 'a', 26),
                                   _mm_or_si128(equals(after, '.'), equals(after, '\'')));
    goes_on = _mm_or_si128(goes_on, _mm_cmplt_epi8(after, _mm_setzero_si128()));
    __m128i start = _mm_andnot_si128(joined, _mm_and_si128(upper, goes_on));
    // `XX XX`
    __m128i two = _mm_and_si128(_mm_and_si128(upper, in_range(after, 'A', 26)),
                                equals(before, ' '));
    if (_mm_movemask_epi8(two) != 0) {
      __m128i second = _mm_loadu_si128((const __m128i *)(at - 2));
      __m128i third = _mm_loadu_si128((const __m128i *)(at - 3));
      two = _mm_and_si128(two, _mm_and_si128(in_range(second, 'A', 26), in_range(third, 'A', 26)));
      start = _mm_or_si128(start, two);
    }
    slash = _mm_and_si128(slash, equals(after, 'u'));
    __m128i all = _mm_or_si128(_mm_or_si128(start, high), slash);
    found |= (uint64_t)(unsigned)_mm_movemask_epi8(all) << (part * 16);
  }
  *places = found;
  *newlines = lines;
}
#else
static void mark_block(const uint8_t *text, uint64_t *places, uint64_t *newlines) {
  mark_group(text, 64, (uint32_t)text[-3] << 16 | (uint32_t)text[-2] << 8 | text[-1], text[64],
             places, newlines);
}
#endif

static void mark(const uint8_t *text, size_t count, uint64_t *places, uint64_t *newlines,
                 void (*mark_block)(const uint8_t *, uint64_t *, uint64_t *)) {
  size_t groups = (count + 63) / 64;
  for (size_t group = 0; group < groups; group++) {
    size_t at = group * 64;
    if (group > 0 && at + 64 < count) {
      mark_block(text + at, &places[group], &newlines[group]);
    } else {
      size_t length = count - at < 64 ? count - at : 64;
      uint32_t before = '\n';
      if (at > 0) before = (uint32_t)text[at - 3] << 16 | (uint32_t)text[at - 2] << 8 | text[at - 1];
      mark_group(text + at, length, before,
                 at + length < count ? text[at + length] : '\n', &places[group],
                 &newlines[group]);
    }
  }
}

void sluice_names_mark(const uint8_t *text, size_t count, uint64_t *places, uint64_t *newlines) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    mark(text, count, places, newlines, mark_wide_block);
    return;
  }
#endif
  sluice_names_mark_narrow(text, count, places, newlines);
}

void sluice_names_mark_narrow(const uint8_t *text, size_t count, uint64_t *places, uint64_t *newlines) {
  mark(text, count, places, newlines, mark_block);
}
