// SPDX-License-Identifier: Apache-2.0
#include "tokens.h"

#include "letters.h"

_Static_assert(sizeof(struct sluice_names_token) == 32, "a token is 32 bytes");

#define MAY_LEAD SLUICE_BYTE_MAY_LEAD
#define LEADS (SLUICE_BYTE_MAY_LEAD | SLUICE_BYTE_LEADS)
#define MAY_FOLLOW SLUICE_BYTE_MAY_FOLLOW
#define FOLLOWS (SLUICE_BYTE_MAY_FOLLOW | SLUICE_BYTE_FOLLOWS)

static const uint8_t classes[256] = {
    ['\t'] = SLUICE_BYTE_BLANK,
    [' '] = SLUICE_BYTE_BLANK,
    ['\n'] = SLUICE_BYTE_NEWLINE,
    ['\r'] = SLUICE_BYTE_NEWLINE,
    ['0' ... '9'] = SLUICE_BYTE_DIGIT | LEADS | FOLLOWS,
    ['A' ... 'Z'] = SLUICE_BYTE_LETTER,
    ['a' ... 'z'] = SLUICE_BYTE_LETTER,
    [0x80 ... 0xFF] = SLUICE_BYTE_HIGH,
    ['\\'] = SLUICE_BYTE_BACKSLASH | LEADS | MAY_FOLLOW,
    ['@'] = SLUICE_BYTE_AT | LEADS | MAY_FOLLOW,
    ['['] = SLUICE_BYTE_BRACKET,
    ['='] = SLUICE_BYTE_ASSIGN | FOLLOWS,
    [':'] = SLUICE_BYTE_ASSIGN | MAY_LEAD | MAY_FOLLOW,
    ['>'] = SLUICE_BYTE_CLOSE | MAY_LEAD,
    ['"'] = SLUICE_BYTE_OPEN,
    ['\''] = SLUICE_BYTE_OPEN,
    ['{'] = SLUICE_BYTE_OPEN,
    ['('] = SLUICE_BYTE_OPEN | FOLLOWS,
    ['.'] = SLUICE_BYTE_DOT | MAY_LEAD | MAY_FOLLOW,
    [','] = SLUICE_BYTE_COMMA,
    ['-'] = SLUICE_BYTE_JOIN | MAY_LEAD | MAY_FOLLOW,
    ['_'] = SLUICE_BYTE_JOIN | LEADS | FOLLOWS,
    ['/'] = LEADS | FOLLOWS,
    ['#'] = LEADS,
    ['$'] = LEADS | FOLLOWS,
    ['%'] = LEADS,
    ['~'] = LEADS,
};

uint8_t sluice_names_class(uint8_t byte) { return classes[byte]; }

// The numbers of `TokenKind`, `WordShape`, `Gap` and `TokenFlags`.
enum { KIND_WORD = 0, KIND_NUMBER = 1, KIND_MARK = 2 };
enum { SHAPE_LOWER = 1, SHAPE_CAPITALISED, SHAPE_UPPER, SHAPE_INITIAL, SHAPE_MIXED, SHAPE_CAMEL };
enum { GAP_NONE = 0, GAP_SPACE = 1 };
enum { FLAG_BLOCKED = 1 };
#define UNSCORED (-1000000)
// `TokenHints.candidate`.
#define HINT_CANDIDATE 1
enum { KEY_OTHER = 1, KEY_NAME = 4 };
// `KeyKind`: a person, a role or a name.
#define NAMES_PERSON(kind) ((uint8_t)((kind) - 2) < 3)
// Words of one value that still count as the value.
#define MAXIMUM_WORDS 6

static inline void saw_word(struct sluice_names_keys *keys, const uint8_t *text, ptrdiff_t start,
                            ptrdiff_t end, uint32_t hash, uint8_t *key, uint32_t *key_hash,
                            uint8_t *position) {
  if (keys->is_active) {
    *key = keys->kind;
    *key_hash = keys->key_hash;
    *position = keys->position;
    keys->has_value = 1;
    keys->position++;
    if (keys->position > MAXIMUM_WORDS) keys->is_active = 0;
  }
  // `first_name`, `first-name`, `first.name` and `first name` are one key of two parts.
  uint32_t previous = 0;
  if (keys->identifier_end == start - 1 && keys->last_part != 0) {
    uint8_t between = text[start - 1];
    if (between == ' ' || between == '_' || between == '-' || between == '.')
      previous = keys->last_part;
  }
  if (previous == 0) keys->identifier_start = start;
  keys->previous_part = previous;
  keys->last_part = hash;
  keys->identifier_end = end;
}

void sluice_names_saw_word(struct sluice_names_keys *keys, const uint8_t *text,
                           struct sluice_names_token *word) {
  saw_word(keys, text, word->start, word->end, word->hash, &word->key, &word->key_hash,
           &word->key_position);
}

// As `WordHash.mix` and `KeyNames.join`.
static inline uint32_t join(uint32_t first, uint32_t second) {
  uint32_t hash = first * 0x9E3779B1 ^ (second + 0x7F4A7C15 + (first << 6) + (first >> 2));
  hash ^= hash >> 16;
  hash *= 0x85EBCA6B;
  return (hash ^ hash >> 13) | 1;
}

// The kind of key with this hash, or -1.
static inline int find_key(const uint64_t *names, uint32_t hash) {
  uint32_t slot = hash >> 8 & 8191;
  for (; names[slot] != 0; slot = (slot + 1) & 8191)
    if ((uint32_t)names[slot] == hash) return (uint8_t)(names[slot] >> 32);
  return -1;
}

uint8_t sluice_names_key_kind(const uint64_t *names, uint32_t previous, uint32_t last) {
  if (previous != 0) {
    int found = find_key(names, join(previous, last));
    if (found >= 0) return (uint8_t)found;
  }
  int found = find_key(names, last);
  // `x_name` with an unknown x says less than `name`.
  if (found < 0 || (found == KEY_NAME && previous != 0)) return KEY_OTHER;
  return (uint8_t)found;
}

static inline void forget_key(struct sluice_names_keys *keys) {
  keys->last_part = 0;
  keys->identifier_end = -1;
}

// The value of the key before `index` begins, if there is one.
static void begin_value(struct sluice_names_keys *keys, const uint8_t *text, ptrdiff_t index,
                        struct sluice_names_token *tokens, ptrdiff_t count, const uint64_t *names) {
  keys->is_active = 0;
  ptrdiff_t between = keys->identifier_end;
  if (between < 0 || keys->last_part == 0 || index - between > 3) {
    forget_key(keys);
    return;
  }
  for (; between < index; between++) {
    uint8_t byte = text[between];
    if (byte != '"' && byte != '\'' && byte != ']' && byte != ' ' && byte != '\\') {
      forget_key(keys);
      return;
    }
  }
  // A key is no value of the key before it.
  if (count > 0) {
    ptrdiff_t last = count - 1;
    while (last > 0 && tokens[last].kind != KIND_WORD) last--;
    tokens[last].key = 0;
    tokens[last].key_hash = 0;
  }
  uint32_t previous = keys->previous_part;
  keys->kind = sluice_names_key_kind(names, previous, keys->last_part);
  keys->key_hash = previous == 0 ? keys->last_part : join(previous, keys->last_part);
  keys->is_active = 1;
  keys->has_value = 0;
  keys->position = 0;
  forget_key(keys);
}

static inline void saw_mark(struct sluice_names_keys *keys, const uint8_t *text, ptrdiff_t index,
                            uint8_t class, struct sluice_names_token *tokens, ptrdiff_t count,
                            const uint64_t *names) {
  switch (class) {
    case SLUICE_BYTE_ASSIGN:
      begin_value(keys, text, index, tokens, count, names);
      break;
    case SLUICE_BYTE_CLOSE:
      if (keys->identifier_end == index && keys->identifier_start > 0 &&
          text[keys->identifier_start - 1] == '<')
        begin_value(keys, text, index, tokens, count, names);
      break;
    case SLUICE_BYTE_BRACKET:
    case SLUICE_BYTE_OPEN:
      if (keys->has_value) keys->is_active = 0;
      break;
    case SLUICE_BYTE_DOT:
      // The dot of an initial goes on, that of a sentence ends the value.
      if (keys->is_active && keys->has_value && count > 0 && tokens[count - 1].shape != SHAPE_INITIAL &&
          tokens[count - 1].length > 3)
        keys->is_active = 0;
      break;
    case SLUICE_BYTE_COMMA:
      // `Last, First`
      if (keys->position != 1) keys->is_active = 0;
      break;
    case SLUICE_BYTE_JOIN:
    case SLUICE_BYTE_HIGH: break;
    default: keys->is_active = 0;
  }
}

void sluice_names_saw_mark(struct sluice_names_keys *keys, const uint8_t *text, ptrdiff_t index,
                           struct sluice_names_token *tokens, ptrdiff_t count, const uint64_t *names) {
  saw_mark(keys, text, index, classes[text[index]] & 15, tokens, count, names);
}

static inline int is_coordinate(const uint8_t *word) {
  uint32_t letters = (uint32_t)word[0] | (uint32_t)word[1] << 8 | (uint32_t)word[2] << 16;
  // `lat`, `lon`, `lng`, `alt`
  return letters == 0x74616C || letters == 0x6E6F6C || letters == 0x676E6C || letters == 0x746C61;
}

static inline int is_blocked(const struct sluice_names_cursor *cursor, const uint8_t *text,
                             ptrdiff_t start, ptrdiff_t behind, uint8_t shape, uint8_t given,
                             uint8_t second_last) {
  // `Lon` is a name, `lon` a key.
  if (shape == SHAPE_LOWER && behind - start == 3 && is_coordinate(text + start)) return 1;
  if (cursor->gap == GAP_NONE && start > 0 && start != cursor->escape_end) {
    uint8_t before = text[start - 1], class = classes[before];
    if (class & SLUICE_BYTE_LEADS) return 1;
    if (class & SLUICE_BYTE_MAY_LEAD && start >= 2) {
      uint8_t second = text[start - 2];
      switch (before) {
        case '.':
          // An initial's dot joins; any other dot without a blank is a name of a thing.
          if (is_letter_or_digit(second)) return second_last != SHAPE_INITIAL;
          break;
        case '-':
          if (shape == SHAPE_LOWER && given == 0 && is_letter_or_digit(second)) return 1;
          if (is_digit(second)) return 1;
          break;
        case ':':
          if (second == ':') return 1;
          break;
        default:
          if (second == '-') return 1;
      }
    }
  }
  if (behind >= cursor->end) return 0;
  uint8_t after = text[behind], class = classes[after];
  if (!(class & SLUICE_BYTE_MAY_FOLLOW)) return 0;
  if (class & SLUICE_BYTE_FOLLOWS) return 1;
  uint8_t next = behind + 1 < cursor->end ? text[behind + 1] : ' ';
  switch (after) {
    case '@': return next > ' ';
    case '\\':
      return next != 'n' && next != 'r' && next != 't' && next != '"' && next != '\'' && next != 'u' &&
             next != '\\';
    case '.':
      if (shape == SHAPE_INITIAL) return 0;
      if (is_upper(next)) return shape != SHAPE_CAPITALISED || cursor->gap == GAP_NONE;
      return is_letter_or_digit(next);
    case '-':
      if (is_digit(next)) return 1;
      return shape == SHAPE_LOWER && is_lower(next) && given == 0;
    default: return next == ':';
  }
}

int sluice_names_is_blocked(const struct sluice_names_cursor *cursor, const uint8_t *text,
                            ptrdiff_t start, uint8_t shape, uint8_t given, uint8_t before) {
  return is_blocked(cursor, text, start, cursor->index, shape, given, before);
}

// `small` has a bit for each small letter, `all` one for each letter.
static inline uint8_t shape_of(uint32_t small, uint32_t all) {
  uint32_t capitals = all & ~small;
  if (capitals == 0) return SHAPE_LOWER;
  if (capitals == 1) return all == 1 ? SHAPE_INITIAL : SHAPE_CAPITALISED;
  if (capitals == all) return SHAPE_UPPER;
  return capitals & 1 ? SHAPE_MIXED : SHAPE_CAMEL;
}

// What a word adds to the counts of capitals and, in the upper half, small letters, as in `LineKind`.
static inline uint64_t letters_of(uint8_t shape, uint64_t length) {
  switch (shape) {
    case SHAPE_LOWER: return length << 32;
    case SHAPE_CAPITALISED: return 1 + ((length - 1) << 32);
    case SHAPE_UPPER: return length;
    case SHAPE_INITIAL: return 1;
    default: return 2 + ((length - 2) << 32);
  }
}

// Writes a token in four stores. `known` are facts of `WordMemo`: traits, lexicon and coarse class
// from the fifth byte on.
static inline void write(struct sluice_names_token *token, ptrdiff_t start, ptrdiff_t end, uint32_t hash,
                         uint32_t key_hash, uint64_t known, uint8_t kind, uint64_t form) {
  uint64_t parts[4] = {
      (uint64_t)start | (uint64_t)end << 32, hash | (uint64_t)key_hash << 32,
      (known & 0x00FFFFFF00000000) | (uint32_t)UNSCORED | (uint64_t)kind << 56, form};
  memcpy(token, parts, 32);
}

// The last eight bytes of a token.
static inline uint64_t form(uint8_t shape, uint8_t gap, uint64_t length, uint8_t key, uint8_t position,
                            uint8_t mark, uint8_t flags) {
  return shape | (uint64_t)gap << 8 | length << 16 | (uint64_t)key << 24 | (uint64_t)position << 32 |
         (uint64_t)mark << 48 | (uint64_t)flags << 56;
}

// Whether a plain word may end before this byte: no apostrophe, escape, address or other letter follows.
static inline int ends_word(const uint8_t *text, ptrdiff_t behind, ptrdiff_t end, uint8_t after) {
  switch (classes[after] & 15) {
    case SLUICE_BYTE_HIGH:
    case SLUICE_BYTE_BACKSLASH: return 0;
    case SLUICE_BYTE_OPEN: return after != '\'';
    case SLUICE_BYTE_ASSIGN:
      return after != ':' || behind + 2 >= end || text[behind + 1] != '/' || text[behind + 2] != '/';
    default: return 1;
  }
}

// Appends words in small letters, each behind a blank and before one, up to `limit` tokens; no value is
// active. Returns the offset of what is next, behind a blank; `last` as below.
static ptrdiff_t read_sentence(struct sluice_names_cursor *cursor, const uint8_t *text, ptrdiff_t index,
                               ptrdiff_t last, struct sluice_names_token *tokens, uint8_t *hints,
                               ptrdiff_t limit, const uint64_t *memo) {
  struct sluice_names_keys *keys = &cursor->keys;
  ptrdiff_t place = cursor->count;
  uint32_t second_last = keys->previous_part, last_part = keys->last_part;
  // The first word may begin a key; all others follow it after one blank.
  if (keys->identifier_end != index - 1 || text[index - 1] != ' ') last_part = 0;
  if (last_part == 0) keys->identifier_start = index;
  uint64_t letters = 0;
  ptrdiff_t first = place;
  while (index <= last && place < limit) {
    ptrdiff_t length = __builtin_ctz(~small_bits(text + index));
    ptrdiff_t behind = index + length;
    if ((size_t)(length - 1) > 14 || text[behind] != ' ' || behind >= cursor->end) break;
    uint32_t hash = word_hash(text + index, length);
    uint64_t known = memo[hash >> 4 & 4095];
    if ((uint32_t)known != hash) break;
    second_last = last_part;
    last_part = hash;
    write(&tokens[place], index, behind, hash, 0, known, KIND_WORD,
          (SHAPE_LOWER | GAP_SPACE << 8) + ((uint64_t)length << 16));
    hints[place++] = known >> 56;
    letters += (uint64_t)length;
    index = behind + 1;
  }
  if (place == first) return index;
  keys->previous_part = second_last;
  keys->last_part = last_part;
  keys->identifier_end = index - 1;
  cursor->letters += letters << 32;
  cursor->count = place;
  return index;
}

void sluice_names_read(struct sluice_names_cursor *cursor, const uint8_t *text, size_t count,
                       struct sluice_names_token *tokens, uint8_t *hints, ptrdiff_t limit,
                       const uint64_t *memo, const uint64_t *names) {
  struct sluice_names_keys *keys = &cursor->keys;
  cursor->missing = 0;
  ptrdiff_t index = cursor->index, end = cursor->end, place = cursor->count;
  // Loads of sixteen bytes stay inside the text.
  ptrdiff_t last = (ptrdiff_t)count - 16;
  while (index < end && place < limit) {
    uint8_t byte = text[index], class = classes[byte] & 15;
    switch (class) {
      case SLUICE_BYTE_LETTER: {
        if (index > last) goto done;
        ptrdiff_t length = __builtin_ctz(~letter_bits(text + index));
        if (length > end - index) length = end - index;
        ptrdiff_t behind = index + length;
        uint8_t after = behind < end ? text[behind] : '\n';
        if (length > 15 || !ends_word(text, behind, end, after)) goto done;
        uint32_t hash = word_hash(text + index, length);
        uint64_t known = memo[hash >> 4 & 4095];
        if ((uint32_t)known != hash) {
          cursor->missing = hash;
          goto done;
        }
        uint8_t shape = shape_of(small_bits(text + index), ((uint32_t)1 << length) - 1);
        uint8_t blocked = 0;
        // A word between blanks is no part of anything.
        if (cursor->gap == GAP_NONE || (after != ' ' && after != ',')) {
          uint8_t lead = 0;
          if (cursor->gap == GAP_NONE && index > 0 && index != cursor->escape_end)
            lead = classes[text[index - 1]];
          if (lead & SLUICE_BYTE_LEADS) {
            blocked = 1;
          } else if (lead & SLUICE_BYTE_MAY_LEAD || classes[after] & SLUICE_BYTE_MAY_FOLLOW ||
                     length == 3) {
            uint8_t second_last = place >= 2 ? tokens[place - 2].shape : 0;
            blocked =
                (uint8_t)is_blocked(cursor, text, index, behind, shape, known >> 40 & 3, second_last);
          }
        }
        uint8_t key = 0, position = 0;
        uint32_t key_hash = 0;
        saw_word(keys, text, index, behind, hash, &key, &key_hash, &position);
        write(&tokens[place], index, behind, hash, key_hash, known, KIND_WORD,
              form(shape, cursor->gap, (uint64_t)length, key, position, 0, blocked));
        uint8_t hint = known >> 56;
        if (shape != SHAPE_LOWER || NAMES_PERSON(key)) hint |= HINT_CANDIDATE;
        hints[place++] = blocked ? 0 : hint;
        cursor->letters += letters_of(shape, (uint64_t)length);
        cursor->gap = GAP_NONE;
        index = behind;
        if (after == ' ' && index < end) {
          cursor->gap = GAP_SPACE;
          index++;
          if (!keys->is_active && index <= last && is_lower(text[index])) {
            cursor->count = place;
            index = read_sentence(cursor, text, index, last, tokens, hints, limit, memo);
            place = cursor->count;
          }
        }
        continue;
      }
      case SLUICE_BYTE_BLANK:
        if (cursor->gap == GAP_NONE) cursor->gap = GAP_SPACE;
        index++;
        continue;
      case SLUICE_BYTE_DIGIT: {
        if (index > last) goto done;
        ptrdiff_t length = __builtin_ctz(~digit_bits(text + index));
        if (length > 15) goto done;
        if (length > end - index) length = end - index;
        write(&tokens[place], index, index + length, 0x1111 + (uint32_t)(length < 9 ? length : 9), 0,
              (uint64_t)20 << 48, KIND_NUMBER, form(0, cursor->gap, (uint64_t)length, 0, 0, 0, 0));
        hints[place++] = 0;
        cursor->others += (uint64_t)length;
        cursor->gap = GAP_NONE;
        keys->is_active = 0;
        keys->last_part = 0;
        index += length;
        continue;
      }
      case SLUICE_BYTE_NEWLINE:
      case SLUICE_BYTE_BACKSLASH:
      case SLUICE_BYTE_HIGH:
      case SLUICE_BYTE_AT: goto done;
      case SLUICE_BYTE_BRACKET:
        // What was redacted before.
        if (index + 1 < end && is_upper(text[index + 1])) goto done;
        break;
      default: break;
    }
    saw_mark(keys, text, index, class, tokens, place, names);
    write(&tokens[place], index, index + 1, 0x2000 + byte, 0, (uint64_t)21 << 48, KIND_MARK,
          form(0, cursor->gap, 0, 0, 0, byte, 0));
    hints[place++] = 0;
    cursor->others += (uint64_t)1 << 32;
    cursor->gap = GAP_NONE;
    index++;
  }
done:
  cursor->index = index;
  cursor->count = place;
}
