// SPDX-License-Identifier: Apache-2.0
// Literals, labels and context words, looked up by the first bytes of the words that the kernels
// report.
#ifndef SLUICE_WORDS_H
#define SLUICE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum sluice_probe_kind {
  SLUICE_PROBE_LITERAL = 0,
  SLUICE_PROBE_CASELESS_LITERAL,  // its text is in lower case
  SLUICE_PROBE_LABEL,             // lower case, separators are free, a word ends behind it
  SLUICE_PROBE_LABEL_PREFIX,      // a label that may go on (`adobe*`)
  SLUICE_PROBE_CONTEXT            // a word that opens gates; only its first bytes count
};

// One way in which text that holds a literal, label or context word can begin. No padding.
struct sluice_probe {
  // The first eight bytes, in lower case, and which of them are certain.
  uint64_t prefix, prefix_mask;
  int32_t offset, count;  // its text in the pool
  int32_t lead;           // bytes from the probed place back to the literal's start; the number of a
                          // context word
  int32_t lane;           // the first of its lanes, in the table of word lanes
  int16_t kind;
  // For labels: bytes of the text, and of the label, that the prefix has decided about.
  int16_t known_bytes, known_label;
  int16_t lane_count;
};

// A lane that a literal or label leads to.
struct sluice_word_lane {
  int32_t lane, pattern;
  // Bytes behind a label in which a match may begin; for a literal 0, or -1 where the match begins
  // somewhere before it.
  int32_t reach;
};

// Probes lie in buckets, in tables by their first six, four or three bytes, as many as are certain.
// `first` has the number of each bucket's first probe, and one more.
enum {
  SLUICE_BUCKET_BITS_SIX = 13,
  SLUICE_BUCKET_BITS_FOUR = 12,
  SLUICE_BUCKET_BITS_THREE = 10,
  SLUICE_BUCKETS_FOUR = 1 << SLUICE_BUCKET_BITS_SIX,  // where the second table begins
  SLUICE_BUCKETS_THREE = SLUICE_BUCKETS_FOUR + (1 << SLUICE_BUCKET_BITS_FOUR),
  SLUICE_BUCKETS = SLUICE_BUCKETS_THREE + (1 << SLUICE_BUCKET_BITS_THREE)
};

// The bucket of eight bytes, bit 5 set in each, of which the first 3, 4 or 6 count.
static inline uint32_t sluice_bucket(uint64_t folded, int bytes) {
  const uint64_t factor = 0x9E3779B97F4A7C15ull;
  if (bytes >= 6) return (uint32_t)((folded << 16) * factor >> (64 - SLUICE_BUCKET_BITS_SIX));
  if (bytes >= 4) {
    return SLUICE_BUCKETS_FOUR +
           (uint32_t)((folded << 32) * factor >> (64 - SLUICE_BUCKET_BITS_FOUR));
  }
  return SLUICE_BUCKETS_THREE +
         (uint32_t)((folded << 40) * factor >> (64 - SLUICE_BUCKET_BITS_THREE));
}

// A screen has a word for each class of bytes: bit n is set where they can be byte n of a match, and
// these say what can stand before one.
enum {
  SLUICE_SCREEN_PLACES = 29,
  SLUICE_SCREEN_REFUSED_SECOND = 29,  // bit: second and first of two bytes that together must not
  SLUICE_SCREEN_REFUSED_FIRST = 30,   // stand before a match
  SLUICE_SCREEN_BEFORE = 31           // bit: can stand before a match
};

// What is known of a pattern's matches without PCRE2. Where the words let through, an automaton is
// asked, which reads all texts that the pattern matches, and others: its states are the bytes of the
// pattern (Glushkov's construction), a bit each.
struct sluice_screen {
  const uint8_t *classes;  // the class of each byte; NULL lets everything through
  const uint32_t *words;   // by class
  const uint64_t *masks;   // by class: the states of its bytes; NULL where there is no automaton
  const uint64_t *follow;  // by state: those that may follow
  uint64_t first;          // states that a match begins in
  uint64_t last;           // states that it may end in
  uint64_t behind[4];      // bytes that can stand behind a match, a bit each
  int32_t length;          // places judged by words
  int16_t is_anchored;    // whether the pattern matches only where it is tried
  int16_t is_off;         // whether the pattern's rule does not run
  int16_t runs, refusals;  // of the automaton, which rests for a while if it refuses too little
  int32_t rest;            // places that it is not asked about
};

// Whether a match may begin behind two bytes with these words.
static inline uint32_t sluice_screen_begins(uint32_t second_last, uint32_t last) {
  uint32_t refused = last >> SLUICE_SCREEN_REFUSED_SECOND & second_last >> SLUICE_SCREEN_REFUSED_FIRST;
  return (last >> SLUICE_SCREEN_BEFORE & ~refused) & 1;
}

// Whether a match may begin at `offset`, at most `count`. Reads no byte outside [text, text+count).
static inline int sluice_may_match(const struct sluice_screen *screen, const uint8_t *text,
                                   size_t count, size_t offset) {
  const uint8_t *classes = screen->classes;
  const uint32_t *words = screen->words;
  if (classes == NULL) return 1;
  size_t length = (size_t)screen->length;
  if (count - offset < length) return 0;
  if (offset > 0 && !sluice_screen_begins(offset > 1 ? words[classes[text[offset - 2]]] : 0,
                                          words[classes[text[offset - 1]]])) {
    return 0;
  }
  for (size_t place = 0; place < length; place++) {
    if (!(words[classes[text[offset + place]]] >> place & 1)) return 0;
  }
  return 1;
}

// Whether the words and the automaton of a screen let a match begin at `offset`, at most `count`.
// Reads no byte outside [text, text+count).
int sluice_is_promising(struct sluice_screen *screen, const uint8_t *text, size_t count,
                        size_t offset);

// The first offset from `from` through `last`, and before the next newline, at which a match may
// begin, or -1. Reads no byte outside [text, text+count).
ptrdiff_t sluice_first_possible(struct sluice_screen *screen, const uint8_t *text, size_t count,
                                size_t from, size_t last);

struct sluice_word_tables {
  const int32_t *first;  // SLUICE_BUCKETS + 1
  const struct sluice_probe *probes;
  const struct sluice_word_lane *lanes;
  const uint8_t *pool;
};

// A lane of a literal or label that stands in the text, or a context word.
struct sluice_word {
  int32_t position;  // of the word that was looked up
  int32_t first;     // start of a literal; where a match may begin behind a label at the earliest
  int32_t end;       // behind a label
  int32_t lane;      // the number of a context word
  int32_t kind;      // enum sluice_probe_kind
};

// Looks up the words at the candidates from `*next` on and writes a word for each lane of those that
// stand there, at most `room`, in the order of the candidates. Lanes whose pattern's screen refuses
// what stands there are left out; `screens` by number of the pattern, or NULL to leave out none. Stops
// while there is still room for `a_place` words, the most that can stand at one place. Moves `*next`
// behind the last candidate looked up and returns how many words were written. Reads no byte outside
// [text, text+count).
size_t sluice_match_words(const struct sluice_word_tables *tables,
                          struct sluice_screen *screens, const uint8_t *text, size_t count,
                          const uint64_t *candidates, size_t candidate_count, size_t *next,
                          struct sluice_word *words, size_t room, size_t a_place);

// A key's hash is FNV-1a over its letters in lower case, last letter first, separators left out.
// `bits` has a bit for each hash of a key, `stems` one for each hash of the last four or eight letters
// of a longer key; `slots` is an open-addressed table of the hashes, 0 is empty.
#define SLUICE_KEY_BITS_WORDS 1024
static inline uint64_t sluice_key_place(uint64_t hash) { return hash >> 48; }
static inline int sluice_key_is_stem(int letters) { return letters == 4 || letters == 8; }

struct sluice_key_tables {
  const uint64_t *bits, *stems;  // SLUICE_KEY_BITS_WORDS each, indexed by sluice_key_place
  const uint64_t *slots;
  size_t slot_mask;  // slots, less one
};

// A key that stands before a separator.
struct sluice_key {
  int32_t separator;
  int32_t slot;
  int32_t begins_word;  // whether no letter of the same word stands before it
};

// Letters of the longest key, and keys that one separator can have at most: `password2` is looked up
// as `password`, too.
enum { SLUICE_LONGEST_KEY = 40, SLUICE_KEYS_A_PLACE = 2 * SLUICE_LONGEST_KEY };

// Looks up the keys before the separators among the candidates, as sluice_match_words does.
// SLUICE_SCAN_PADDING bytes before the text are readable and zero.
size_t sluice_match_keys(const struct sluice_key_tables *tables, const uint8_t *text,
                         const uint64_t *candidates, size_t candidate_count, size_t *next,
                         struct sluice_key *keys, size_t room);

// The first offset from `from` on, at most `limit`, at which a newline stands; `limit` if none does.
size_t sluice_line_end(const uint8_t *text, size_t from, size_t limit);

// Whether the `size` bytes at `needle`, at least one, stand somewhere in the text. Quick where the byte
// behind their first two thirds is rare.
bool sluice_holds(const uint8_t *text, size_t count, const uint8_t *needle, size_t size);

// The first offset from `from` on at which a newline stands, or a space before a digit; `count` if
// there is none.
size_t sluice_next_line_or_number(const uint8_t *text, size_t count, size_t from);

#endif
