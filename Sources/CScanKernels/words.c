// SPDX-License-Identifier: Apache-2.0
#include "words.h"

#include "scan_internal.h"

static inline int is_upper(uint8_t byte) { return (uint8_t)(byte - 'A') < 26; }
static inline int is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }
static inline int is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }
static inline int is_part(uint8_t byte) { return is_letter(byte) || is_digit(byte) || byte >= 0x80; }
static inline uint8_t lowercased(uint8_t byte) { return is_upper(byte) ? byte | 0x20 : byte; }
static inline int is_separator(uint8_t byte) {
  return byte == '_' || byte == '-' || byte == '.' || byte == ' ';
}

// Whether a word begins at `byte`, a part of a word, behind another: a camel hump, or a letter behind
// a digit.
static inline int begins_hump(uint8_t byte, uint8_t previous) {
  return !is_part(previous) || (is_upper(byte) && !is_upper(previous)) ||
         (is_letter(byte) && is_digit(previous));
}

// Eight bytes at once: bit 5 is set where 7 bits are A...Z and bit 7 is clear.
static inline uint64_t lowercased_eight(uint64_t eight) {
  const uint64_t ones = 0x0101010101010101ull;
  uint64_t low = eight & 0x7F * ones;
  uint64_t upper = (low + (0x80 - 'A') * ones) & ~(low + (0x7F - 'Z') * ones) & ~eight;
  return eight | (upper & 0x80 * ones) >> 2;
}

// Where the literal that begins at `start` ends, or NULL.
static const uint8_t *literal_end(const struct sluice_probe *probe, const uint8_t *literal,
                                  const uint8_t *start, const uint8_t *end) {
  if (end - start < probe->count) return NULL;
  if (probe->kind == SLUICE_PROBE_LITERAL) {
    return memcmp(start, literal, (size_t)probe->count) == 0 ? start + probe->count : NULL;
  }
  for (int32_t i = 0; i < probe->count; i++) {
    if (lowercased(start[i]) != literal[i]) return NULL;
  }
  return start + probe->count;
}

// Where the label that begins at `at` ends, or NULL. A space in the label stands for one separator
// or for none.
static const uint8_t *label_end(const struct sluice_probe *probe, const uint8_t *label,
                                const uint8_t *at, const uint8_t *end) {
  at += probe->known_bytes;
  for (int32_t i = probe->known_label; i < probe->count; i++) {
    if (label[i] == ' ') {
      at += at < end && is_separator(*at);
    } else {
      if (at == end || lowercased(*at) != label[i]) return NULL;
      at++;
    }
  }
  if (probe->kind == SLUICE_PROBE_LABEL && at < end && is_part(*at) && !begins_hump(*at, at[-1])) {
    return NULL;
  }
  return at;
}

// Writes the lanes of a literal that begins at `start`, or of a label that ends at `end`.
static struct sluice_word *write_lanes(const struct sluice_word_tables *tables,
                                       struct sluice_screen *screens,
                                       const struct sluice_probe *probe, const uint8_t *text,
                                       size_t count, size_t position, size_t start, size_t end,
                                       struct sluice_word *out) {
  const struct sluice_word_lane *lane = tables->lanes + probe->lane;
  for (int32_t i = 0; i < probe->lane_count; i++, lane++) {
    int is_literal = probe->kind <= SLUICE_PROBE_CASELESS_LITERAL;
    ptrdiff_t first = (ptrdiff_t)(is_literal ? start : end);
    if (screens != NULL) {
      struct sluice_screen *screen = screens + lane->pattern;
      if (screen->is_off) continue;
      if (is_literal) {
        if (lane->reach == 0 && !sluice_is_promising(screen, text, count, start)) continue;
      } else if (lane->reach == 0) {
        if (!sluice_is_promising(screen, text, count, end)) continue;
      } else {
        first = sluice_first_possible(screen, text, count, end, end + (size_t)lane->reach);
        if (first < 0) continue;
      }
    }
    *out++ = (struct sluice_word){(int32_t)position, (int32_t)first, (int32_t)end, lane->lane,
                                  probe->kind};
  }
  return out;
}

// Writes the words of one bucket that stand at `at`.
INLINE struct sluice_word *match_bucket(const struct sluice_word_tables *tables,
                                        struct sluice_screen *screens, uint32_t bucket,
                                        uint64_t lower, const uint8_t *text, const uint8_t *at,
                                        const uint8_t *end, struct sluice_word *out) {
  for (int32_t number = tables->first[bucket]; number < tables->first[bucket + 1]; number++) {
    const struct sluice_probe *probe = &tables->probes[number];
    if (__builtin_expect((lower & probe->prefix_mask) != probe->prefix, 1)) continue;
    size_t position = (size_t)(at - text), start = position;
    if (probe->kind == SLUICE_PROBE_CONTEXT) {
      *out++ = (struct sluice_word){(int32_t)position, 0, 0, probe->lead, SLUICE_PROBE_CONTEXT};
      continue;
    }
    const uint8_t *word = tables->pool + probe->offset, *found;
    if (probe->kind <= SLUICE_PROBE_CASELESS_LITERAL) {
      if (at - text < probe->lead) continue;
      start -= (size_t)probe->lead;
      found = literal_end(probe, word, text + start, end);
    } else {
      found = label_end(probe, word, at, end);
    }
    if (found == NULL) continue;
    out = write_lanes(tables, screens, probe, text, (size_t)(end - text), position, start,
                      (size_t)(found - text), out);
  }
  return out;
}

// Looks up the keys that end at `end`.
static struct sluice_key *match_key(const struct sluice_key_tables *tables, const uint8_t *text,
                                    const uint8_t *end, size_t separator, struct sluice_key *out) {
  uint64_t hash = 0xCBF29CE484222325ull;
  int letters = 0;
  for (const uint8_t *at = end; at > text && letters < SLUICE_LONGEST_KEY;) {
    uint8_t byte = *--at, letter = byte | 0x20;
    if ((uint8_t)(letter - 'a') >= 26) {
      letter = byte;
      if (!is_digit(byte) && byte < 0x80) {
        if (!is_separator(byte) || letters == 0 || at == text || !is_part(at[-1])) return out;
        continue;
      }
    }
    hash = (hash ^ letter) * 0x100000001B3ull;
    letters++;
    uint64_t place = sluice_key_place(hash);
    if (tables->bits[place >> 6] >> (place & 63) & 1) {
      size_t slot = hash & tables->slot_mask;
      while (tables->slots[slot] != hash && tables->slots[slot] != 0) {
        slot = (slot + 1) & tables->slot_mask;
      }
      if (tables->slots[slot] == hash) {
        int begins_word = at == text || begins_hump(byte, at[-1]);
        *out++ = (struct sluice_key){(int32_t)separator, (int32_t)slot, begins_word};
      }
    }
    if (sluice_key_is_stem(letters) && !(tables->stems[place >> 6] >> (place & 63) & 1)) return out;
  }
  return out;
}

size_t sluice_match_keys(const struct sluice_key_tables *tables, const uint8_t *text,
                         const uint64_t *candidates, size_t candidate_count, size_t *next,
                         struct sluice_key *keys, size_t room) {
  struct sluice_key *out = keys;
  size_t index = *next;
  for (; index < candidate_count; index++) {
    if ((size_t)(out - keys) + SLUICE_KEYS_A_PLACE > room) break;
    if (candidates[index] >> 56 != SLUICE_KEY) continue;
    size_t separator = candidates[index] & 0x00FFFFFFFFFFFFFFull;
    const uint8_t *end = text + separator - key_gap(text + separator);
    if (end - text < 2) continue;
    out = match_key(tables, text, end, separator, out);
    if (is_digit(end[-1])) out = match_key(tables, text, end - 1, separator, out);
  }
  *next = index;
  return (size_t)(out - keys);
}

// Bytes that an automaton reads at most.
enum { LONGEST_RUN = 128 };

// Whether the automaton lets a match begin at `offset`.
static int reads_match(const struct sluice_screen *screen, const uint8_t *text, size_t count,
                       size_t offset) {
  uint64_t states = screen->first;
  size_t end = count - offset < LONGEST_RUN ? count : offset + LONGEST_RUN;
  for (size_t at = offset; at < end; at++) {
    states &= screen->masks[screen->classes[text[at]]];
    if (states == 0) return 0;
    if (states & screen->last) {
      if (at + 1 == count) return 1;
      uint8_t behind = text[at + 1];
      if (screen->behind[behind >> 6] >> (behind & 63) & 1) return 1;
    }
    uint64_t next = 0;
    for (; states != 0; states &= states - 1) next |= screen->follow[__builtin_ctzll(states)];
    states = next;
  }
  return end < count;
}

// Whether the automaton of a screen, if it has one, lets a match begin at `offset`.
static int automaton_passes(struct sluice_screen *screen, const uint8_t *text, size_t count,
                            size_t offset) {
  if (screen->masks == NULL) return 1;
  if (screen->rest > 0) {
    screen->rest--;
    return 1;
  }
  int passes = reads_match(screen, text, count, offset);
  screen->runs++;
  screen->refusals += !passes;
  // One that refuses less than every third costs more than it saves.
  if (screen->runs == 96) {
    if (screen->refusals < 32) screen->rest = 4096;
    screen->runs = screen->refusals = 0;
  }
  return passes;
}

int sluice_is_promising(struct sluice_screen *screen, const uint8_t *text, size_t count,
                        size_t offset) {
  return sluice_may_match(screen, text, count, offset) &&
         automaton_passes(screen, text, count, offset);
}

// As sluice_first_possible, of a screen whose words judge nothing.
static ptrdiff_t first_readable(struct sluice_screen *screen, const uint8_t *text, size_t count,
                                size_t from, size_t last) {
  if (screen->classes == NULL || screen->masks == NULL) return (ptrdiff_t)from;
  for (size_t at = from; at <= last && at < count; at++) {
    if (automaton_passes(screen, text, count, at)) return (ptrdiff_t)at;
    if (text[at] == '\n') return -1;
  }
  return -1;
}

ptrdiff_t sluice_first_possible(struct sluice_screen *screen, const uint8_t *text, size_t count,
                                size_t from, size_t last) {
  if (screen->classes == NULL || screen->length == 0) {
    return first_readable(screen, text, count, from, last);
  }
  const uint8_t *classes = screen->classes;
  const uint32_t *words = screen->words;
  size_t length = (size_t)screen->length;
  // Nothing stands before the text, and nothing is refused there.
  uint32_t previous = from > 0 ? words[classes[text[from - 1]]] : 1u << SLUICE_SCREEN_BEFORE;
  uint32_t second_last = from > 1 ? words[classes[text[from - 2]]] : 0;
  // Bit n: the last n+1 bytes can be the first ones of a match.
  uint32_t begun = 0, complete = 1u << (length - 1);
  size_t end = last + length < count ? last + length : count;
  size_t last_begin = last < end ? last + 1 : end;
  size_t at = from;
  for (; at < last_begin; at++) {
    uint32_t word = words[classes[text[at]]];
    begun = (begun << 1 | sluice_screen_begins(second_last, previous)) & word;
    if (begun & complete && automaton_passes(screen, text, count, at + 1 - length)) {
      return (ptrdiff_t)(at + 1 - length);
    }
    if (text[at] == '\n') return -1;
    second_last = previous;
    previous = word;
  }
  for (; at < end && begun != 0; at++) {
    begun = begun << 1 & words[classes[text[at]]];
    if (begun & complete && automaton_passes(screen, text, count, at + 1 - length)) {
      return (ptrdiff_t)(at + 1 - length);
    }
  }
  return -1;
}

size_t sluice_match_words(const struct sluice_word_tables *tables,
                          struct sluice_screen *screens, const uint8_t *text, size_t count,
                          const uint64_t *candidates, size_t candidate_count, size_t *next,
                          struct sluice_word *words, size_t room, size_t a_place) {
  const uint8_t *end = text + count;
  struct sluice_word *out = words;
  size_t index = *next;
  for (; index < candidate_count; index++) {
    if ((size_t)(out - words) + a_place > room) break;
    if (candidates[index] >> 56 != SLUICE_LITERAL) continue;
    size_t position = candidates[index] & 0x00FFFFFFFFFFFFFFull;
    if (position + 3 > count) continue;
    const uint8_t *at = text + position;
    uint64_t folded = 0;
    if (position + 8 <= count) {
      folded = load_eight(at);
    } else {
      memcpy(&folded, at, count - position);
    }
    uint64_t lower = lowercased_eight(folded);
    folded |= 0x2020202020202020ull;
    out = match_bucket(tables, screens, sluice_bucket(folded, 6), lower, text, at, end, out);
    out = match_bucket(tables, screens, sluice_bucket(folded, 4), lower, text, at, end, out);
    out = match_bucket(tables, screens, sluice_bucket(folded, 3), lower, text, at, end, out);
  }
  *next = index;
  return (size_t)(out - words);
}

size_t sluice_line_end(const uint8_t *text, size_t from, size_t limit) {
  const uint8_t *found = from < limit ? memchr(text + from, '\n', limit - from) : NULL;
  return found == NULL ? limit : (size_t)(found - text);
}

bool sluice_holds(const uint8_t *text, size_t count, const uint8_t *needle, size_t size) {
  if (count < size) return false;
  size_t probe = size * 2 / 3;
  const uint8_t *end = text + count - (size - probe) + 1;
  for (const uint8_t *at = text + probe; at < end; at++) {
    at = memchr(at, needle[probe], (size_t)(end - at));
    if (at == NULL) return false;
    if (memcmp(at - probe, needle, size) == 0) return true;
  }
  return false;
}

// Bit 7 of each byte that is zero, or that is below ten, in words whose other bits are clear.
static inline uint64_t zero_bytes(uint64_t eight) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  return ~(((eight & low) + low) | eight) & ~low;
}
static inline uint64_t bytes_below_ten(uint64_t eight) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full, ones = 0x0101010101010101ull;
  return ~(((eight & low) + (0x80 - 10) * ones) | eight) & ~low;
}

size_t sluice_next_line_or_number(const uint8_t *text, size_t count, size_t from) {
  const uint64_t ones = 0x0101010101010101ull;
  size_t at = from;
  for (; at + 9 <= count; at += 8) {
    uint64_t eight = load_eight(text + at), next = load_eight(text + at + 1);
    uint64_t found = zero_bytes(eight ^ '\n' * ones) |
                     (zero_bytes(eight ^ ' ' * ones) & bytes_below_ten(next ^ '0' * ones));
    if (found) return at + (size_t)__builtin_ctzll(found) / 8;
  }
  for (; at < count; at++) {
    if (text[at] == '\n' || (text[at] == ' ' && at + 1 < count && is_digit(text[at + 1]))) return at;
  }
  return count;
}
