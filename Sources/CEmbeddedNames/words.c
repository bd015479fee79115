// SPDX-License-Identifier: Apache-2.0
#include "tokens.h"

#include "letters.h"

ptrdiff_t sluice_names_next_known(const struct sluice_names_token *tokens, const uint8_t *hints,
                                  ptrdiff_t from, ptrdiff_t count, uint8_t wanted, uint64_t few,
                                  const uint64_t *many) {
  for (; from < count; from++) {
    if (!(hints[from] & wanted)) {
      uint64_t more;
      memcpy(&more, hints + from, 8);
      if ((more & wanted * 0x0101010101010101) == 0) from += 7;
      continue;
    }
    uint32_t hash = tokens[from].hash;
    if ((few >> (hash >> 1 & 63) | many[hash >> 1 & 63] >> (hash >> 7 & 63)) & 1) break;
  }
  return from < count ? from : count;
}

ptrdiff_t sluice_names_word_end(const uint8_t *text, ptrdiff_t count, ptrdiff_t start) {
  ptrdiff_t limit = start + 40 < count ? start + 40 : count, end = start + 1;
  if (end + 16 <= limit) end += __builtin_ctz(~letter_bits(text + end));
  while (end < limit && (is_letter(text[end]) ||
                         (text[end] == '\'' && end + 1 < limit && is_letter(text[end + 1]))))
    end++;
  return end;
}

ptrdiff_t sluice_names_word_start(const uint8_t *text, ptrdiff_t end) {
  ptrdiff_t limit = end > 24 ? end - 24 : 0, start = end;
  if (end >= 16) {
    uint32_t others = letter_bits(text + end - 16) ^ 0xFFFF;
    start = others ? end - (__builtin_clz(others) - 16) : end - 16;
    if (others) return start;
  }
  while (start > limit && is_letter(text[start - 1])) start--;
  return start;
}

uint32_t sluice_names_word_hash(const uint8_t *text, ptrdiff_t count, ptrdiff_t start, ptrdiff_t length) {
  if (length > 0 && length < 16 && start + 16 <= count) return word_hash(text + start, length);
  uint8_t word[64] = {0};
  if (length > 60) length = 60;
  memcpy(word, text + start, (size_t)length);
  uint64_t hash = (uint64_t)length * 0x9E3779B97F4A7C15;
  for (ptrdiff_t at = 0; at < length; at += 8) {
    uint64_t chunk = eight(word + at);
    if (length - at < 8) {
      unsigned unused = (unsigned)(64 - 8 * (length - at));
      chunk = chunk << unused >> unused;
    }
    hash = step(hash, chunk);
  }
  return finish(hash);
}
