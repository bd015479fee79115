// SPDX-License-Identifier: Apache-2.0
// The kernel, in vectors of VECTOR_WORDS words of 64 bits. Included once per instruction set, after
// the definition of `chunk` (64 bytes) with chunk_load, chunk_equals, chunk_in_range,
// chunk_in_range_folded, chunk_high and chunk_special, each answering with one bit per byte, and of
// KERNEL, the name of the function defined here. An instruction set with a better append_positions
// defines that, too, and HAS_APPEND_POSITIONS.
//
// A column has one bit per byte of the text. BACK(column, k) is the column moved k bytes up, so
// that its bit p tells about the byte p-k; a shape is an AND of such columns. Every shape looks
// backwards, so the words come in order and nothing but the word before is needed.

#define VECTOR_BYTES (VECTOR_WORDS * 8)
typedef uint64_t words __attribute__((vector_size(VECTOR_BYTES)));

INLINE words load_words(const uint64_t *from) {
  words value;
  memcpy(&value, from, sizeof value);
  return value;
}

INLINE void store_words(uint64_t *to, words value) { memcpy(to, &value, sizeof value); }

// The vector that begins one word earlier than `now`: its first word is the last of `before`.
INLINE words one_word_back(words before, words now) {
#if VECTOR_WORDS == 8
  return __builtin_shufflevector(before, now, 7, 8, 9, 10, 11, 12, 13, 14);
#elif VECTOR_WORDS == 4
  return __builtin_shufflevector(before, now, 3, 4, 5, 6);
#else
  return __builtin_shufflevector(before, now, 1, 2);
#endif
}

// Bytes to columns.
INLINE void read_columns(struct sluice_scanner *scanner, const uint8_t *bytes, size_t word_count) {
  for (size_t word = 0; word < word_count; word++) {
    chunk c = chunk_load(bytes + word * 64);
    uint64_t *column = &scanner->columns[0][LEAD + word];
#define COLUMN(name) column[(name) * (LEAD + STEP_WORDS)]
    uint64_t digit = chunk_in_range(c, '0', 10);
    COLUMN(COLUMN_DIGIT) = digit;
    COLUMN(COLUMN_UPPER) = chunk_in_range(c, 'A', 26);
    COLUMN(COLUMN_ALNUM) = digit | chunk_in_range_folded(c, 'a', 26);
    COLUMN(COLUMN_DOT) = chunk_equals(c, '.');
    COLUMN(COLUMN_COLON) = chunk_equals(c, ':');
    COLUMN(COLUMN_DASH) = chunk_equals(c, '-');
    COLUMN(COLUMN_SPACE) = chunk_equals(c, ' ');
    COLUMN(COLUMN_SLASH) = chunk_equals(c, '/');
    COLUMN(COLUMN_COMMA) = chunk_equals(c, ',');
    COLUMN(COLUMN_BRACKET) = chunk_equals(c, '[');
    COLUMN(COLUMN_EQUALS) = chunk_equals(c, '=');
    COLUMN(COLUMN_HIGH) = chunk_high(c);
    COLUMN(COLUMN_SPECIAL) = chunk_special(c);
#undef COLUMN
  }
}

// Cuts the columns after `count` bytes and fills up the last vector with nothing.
INLINE void end_columns(struct sluice_scanner *scanner, size_t count, size_t word_count) {
  uint64_t keep = count % 64 == 0 ? ~0ull : ~0ull >> (64 - count % 64);
  for (int column = 0; column < COLUMN_COUNT; column++) {
    uint64_t *words_of_column = scanner->columns[column] + LEAD;
    words_of_column[word_count - 1] &= keep;
    for (size_t word = word_count; word % VECTOR_WORDS != 0; word++) words_of_column[word] = 0;
  }
}

// A class column, with the same one word back.
#define CLASS(name, index)                                          \
  words name = load_words(&scanner->columns[index][LEAD + word]);   \
  words name##_before = load_words(&scanner->columns[index][LEAD + word - 1])
// Two class columns in one.
#define UNION(name, a, b)    \
  words name = (a) | (b);    \
  words name##_before = a##_before | b##_before
// A computed column, with the same one word back; reading it again just after storing it would
// stall, so it is carried in a register.
#define DERIVED(name, index, value)                           \
  words name = (value);                                       \
  words name##_before = one_word_back(carry[index], name);    \
  carry[index] = name
#define BACK(name, k) (((name) << (k)) | ((name##_before) >> (64 - (k))))
#define FOUND(shape, value)                                    \
  words found_##shape = (value);                               \
  store_words(&scanner->found[shape][word], found_##shape);    \
  several |= any & found_##shape;                              \
  any |= found_##shape;                                        \
  for (int bit = 0; bit < SHAPE_BITS; bit++) {                 \
    if ((shape) >> bit & 1) number[bit] |= found_##shape;      \
  }

// Columns to shapes. Where one shape holds, `number` spells which, one bit per column; where
// several do, `found` tells which.
INLINE void find_shapes(struct sluice_scanner *scanner, size_t word_count) {
  words carry[CARRY_COUNT];
  for (int i = 0; i < CARRY_COUNT; i++) carry[i] = load_words(scanner->carries[i]);

  for (size_t word = 0; word < word_count; word += VECTOR_WORDS) {
    CLASS(digit, COLUMN_DIGIT);
    CLASS(upper, COLUMN_UPPER);
    CLASS(alnum, COLUMN_ALNUM);
    CLASS(dot, COLUMN_DOT);
    CLASS(colon, COLUMN_COLON);
    CLASS(dash, COLUMN_DASH);
    CLASS(space, COLUMN_SPACE);
    CLASS(slash, COLUMN_SLASH);
    CLASS(bracket, COLUMN_BRACKET);
    CLASS(equals, COLUMN_EQUALS);
    CLASS(high, COLUMN_HIGH);
    words comma = load_words(&scanner->columns[COLUMN_COMMA][LEAD + word]);
    words any = {0}, several = {0}, number[SHAPE_BITS] = {{0}};
    UNION(space_or_dash, space, dash);
    UNION(separator, space_or_dash, dot);
    UNION(dash_or_slash, dash, slash);
    words letter = alnum & ~digit, letter_before = alnum_before & ~digit_before;

    // Runs of digits: digit_n ends n digits.
    DERIVED(digit_2, CARRY_DIGIT_2, digit & BACK(digit, 1));
    DERIVED(digit_3, CARRY_DIGIT_3, digit_2 & BACK(digit, 2));
    DERIVED(digit_4, CARRY_DIGIT_4, digit_2 & BACK(digit_2, 2));
    DERIVED(digit_6, CARRY_DIGIT_6, digit_4 & BACK(digit_2, 4));
    words digit_5 = digit_4 & BACK(digit, 4);
    words digit_8 = digit_4 & BACK(digit_4, 4);
    FOUND(SLUICE_DIGIT_RUN, digit_8 & ~BACK(digit, 8));

    // Groups of digits with a dot before them.
    DERIVED(group_start, CARRY_GROUP_START, digit & BACK(dot, 1) & BACK(digit, 2));
    DERIVED(third_group, CARRY_THIRD_GROUP,
            group_start & (BACK(group_start, 2) | BACK(group_start, 3) | BACK(group_start, 4)));
    FOUND(SLUICE_IPV4, group_start & (BACK(third_group, 2) | BACK(third_group, 3) |
                                     BACK(third_group, 4)));
    FOUND(SLUICE_DOT_GROUPS, dot & BACK(dot, 4) & BACK(digit_3, 1) & BACK(digit, 5));

    // Chains of colons and of dashes.
    DERIVED(colon_2, CARRY_COLON_2,
            colon & (BACK(colon, 2) | BACK(colon, 3) | BACK(colon, 4) | BACK(colon, 5)));
    DERIVED(colon_3, CARRY_COLON_3, colon_2 & (BACK(colon_2, 2) | BACK(colon_2, 3) |
                                               BACK(colon_2, 4) | BACK(colon_2, 5)));
    FOUND(SLUICE_IPV6, colon_3 & ~BACK(colon, 1) &
                           (BACK(colon_3, 2) | BACK(colon_3, 3) | BACK(colon_3, 4) |
                            BACK(colon_3, 5)));
    FOUND(SLUICE_IPV6_COMPRESSED, colon & BACK(colon, 1) & ~BACK(colon, 2));
    FOUND(SLUICE_MAC,
          BACK(alnum, 1) & BACK(alnum, 2) &
              ((colon & BACK(colon, 3) & BACK(colon, 6) & BACK(colon, 9) & BACK(colon, 12)) |
               (dash & BACK(dash, 3) & BACK(dash, 6) & BACK(dash, 9) & BACK(dash, 12))));
    FOUND(SLUICE_UUID, dash & BACK(dash, 5) & BACK(dash, 10) & BACK(dash, 15));
    FOUND(SLUICE_DASHES, dash & BACK(dash, 1) & BACK(dash, 2) & BACK(dash, 3) & BACK(dash, 4) &
                            ~BACK(dash, 5));

    // Digit groups of fixed lengths.
    DERIVED(card_group, CARRY_CARD_GROUP, digit_4 & BACK(space_or_dash, 4) & BACK(digit_4, 5));
    FOUND(SLUICE_CARD_GROUPS, card_group & BACK(card_group, 5));
    FOUND(SLUICE_AMEX_GROUPS, digit_5 & BACK(space_or_dash, 5) & BACK(digit_6, 6) &
                                 BACK(space_or_dash, 12) & BACK(digit_4, 13));
    FOUND(SLUICE_PHONE_TAIL, digit_4 & BACK(separator, 4) & BACK(digit_3, 5) & ~BACK(alnum, 8));
    FOUND(SLUICE_DASH_TAIL, digit & BACK(dash_or_slash, 1) & BACK(digit_6, 2));
    // Equal separators three apart: two of them, and three of them.
    words dot_2 = dot & BACK(dot, 3), dash_2 = dash & BACK(dash, 3);
    words space_2 = space & BACK(space, 3);
    DERIVED(separator_2, CARRY_SEPARATOR_2, dot_2 | dash_2 | space_2);
    DERIVED(separator_3, CARRY_SEPARATOR_3,
            (dot_2 & BACK(dot, 6)) | (dash_2 & BACK(dash, 6)) | (space_2 & BACK(space, 6)));
    FOUND(SLUICE_SSN, digit_4 & BACK(separator_2, 4) & BACK(digit_2, 5) & BACK(digit_3, 8));
    DERIVED(digit_pairs, CARRY_DIGIT_PAIRS, digit_2 & BACK(digit_2, 3));
    FOUND(SLUICE_PAIRS, digit_pairs & BACK(digit_pairs, 6) & BACK(separator_3, 2));

    // A dot five to sixteen before a comma: dot_n has the dots smeared over n bytes.
    DERIVED(dot_smear_2, CARRY_DOT_2, dot | BACK(dot, 1));
    DERIVED(dot_smear_4, CARRY_DOT_4, dot_smear_2 | BACK(dot_smear_2, 2));
    DERIVED(dot_smear_8, CARRY_DOT_8, dot_smear_4 | BACK(dot_smear_4, 4));
    FOUND(SLUICE_COORDINATES,
          comma & BACK(digit_4, 1) & (BACK(dot_smear_8, 5) | BACK(dot_smear_8, 9)));

    // Letters.
    DERIVED(alnum_2, CARRY_ALNUM_2, alnum & BACK(alnum, 1));
    DERIVED(alnum_4, CARRY_ALNUM_4, alnum_2 & BACK(alnum_2, 2));
    DERIVED(alnum_8, CARRY_ALNUM_8, alnum_4 & BACK(alnum_4, 4));
    FOUND(SLUICE_ALNUM_RUN, alnum_8 & BACK(alnum_8, 8) & BACK(alnum_8, 16) & ~BACK(alnum, 24));
    FOUND(SLUICE_MAC_DOTTED, dot & BACK(dot, 5) & BACK(alnum_4, 1));
    FOUND(SLUICE_IBAN, digit_2 & BACK(letter, 2) & BACK(letter, 3) & ~BACK(alnum, 4));
    FOUND(SLUICE_URL, slash & BACK(slash, 1) & BACK(colon, 2));
    FOUND(SLUICE_COLON_UPPER, upper & BACK(colon, 1) & BACK(digit, 2));
    FOUND(SLUICE_TOKEN, upper & BACK(upper, 1) & BACK(bracket, 2));
    FOUND(SLUICE_NON_ASCII, high & ~BACK(high, 1));
    FOUND(SLUICE_QUOTED, (digit | upper) & BACK(digit, 1) & BACK(equals, 2));

    store_words(&scanner->any[word], any);
    store_words(&scanner->several[word], several);
    for (int bit = 0; bit < SHAPE_BITS; bit++) {
      store_words(&scanner->number[bit][word], number[bit]);
    }
  }

  for (int i = 0; i < CARRY_COUNT; i++) store_words(scanner->carries[i], carry[i]);
}

#ifndef HAS_APPEND_POSITIONS
// Appends the positions of set bits, at least `round` at a time so that a usual word takes no
// unforeseen branch. The list has room for a round too many.
INLINE uint16_t *append_positions(uint16_t *out, uint64_t bits, size_t base, int round) {
  size_t bit_count = (size_t)__builtin_popcountll(bits);
  uint16_t *next = out;
  do {
#pragma clang loop unroll(full)
    for (int i = 0; i < round; i++) {
      // What is written when no bit is left does not count.
      *next++ = (uint16_t)(base + (bits == 0 ? 64 : (size_t)__builtin_ctzll(bits)));
      bits &= bits - 1;
    }
  } while (__builtin_expect(bits != 0, 0));
  return out + bit_count;
}
#endif

// Shapes to candidates. `tag` is the position of the step.
INLINE uint64_t *append_shapes(struct sluice_scanner *scanner, uint64_t enabled, size_t word_count,
                               uint64_t tag, uint64_t *out) {
  uint16_t *end = scanner->positions;
  for (size_t word = 0; word < word_count; word++) {
    end = append_positions(end, scanner->any[word], word * 64, 4);
  }
  for (const uint16_t *at = scanner->positions; at < end; at++) {
    size_t word = *at / 64, bit = *at % 64;
    if (__builtin_expect(scanner->several[word] >> bit & 1, 0)) {
      for (uint64_t shape = 0; shape < SLUICE_SHAPE_COUNT; shape++) {
        *out = candidate_of(tag + *at, shape);
        out += scanner->found[shape][word] >> bit & enabled >> shape & 1;
      }
      continue;
    }
    uint64_t shape = 0;
    for (int i = 0; i < SHAPE_BITS; i++) shape |= (scanner->number[i][word] >> bit & 1) << i;
    *out = candidate_of(tag + *at, shape);
    out += enabled >> shape & 1;
  }
  return out;
}

// Bytes that make a shape with the byte before them.
INLINE uint64_t *append_specials(const struct sluice_scanner *scanner, uint64_t enabled,
                                 const uint8_t *bytes, size_t word_count, uint64_t tag,
                                 uint64_t *out) {
  for (size_t word = 0; word < word_count; word++) {
    uint64_t special = scanner->columns[COLUMN_SPECIAL][LEAD + word];
    for (; special != 0; special &= special - 1) {
      size_t at = word * 64 + (size_t)__builtin_ctzll(special);
      uint32_t shape = scanner->special_shape[bytes[at]];
      *out = candidate_of(tag + at, shape);
      out += (scanner->allowed_after[bytes[(ptrdiff_t)at - 1]] & enabled) >> shape & 1;
    }
  }
  return out;
}

// Words that may begin with a literal. `count` bytes are left of the tile, and nothing follows it
// in the text if `is_end`.
INLINE uint64_t *append_literals(struct sluice_scanner *scanner,
                                 const struct sluice_scan_tables *tables, const uint8_t *bytes,
                                 size_t count, int is_end, size_t word_count, uint64_t tag,
                                 uint64_t *out) {
  const uint64_t *alnum = scanner->columns[COLUMN_ALNUM] + LEAD;
  const uint64_t *digit = scanner->columns[COLUMN_DIGIT] + LEAD;
  uint16_t *end = scanner->positions;
  const uint64_t *high = scanner->columns[COLUMN_HIGH] + LEAD;
  uint64_t alnum_before = alnum[-1], high_before = high[-1];
  for (size_t word = 0; word < word_count; word++) {
    uint64_t starts = alnum[word] & ~(alnum[word] << 1 | alnum_before >> 63) & ~digit[word];
    if (__builtin_expect(high[word] != 0, 0)) {
      uint64_t part = alnum[word] | high[word], part_before = alnum_before | high_before;
      starts |= high[word] & ~(part << 1 | part_before >> 63);
    }
    alnum_before = alnum[word];
    high_before = high[word];
    end = append_positions(end, starts, word * 64, 8);
  }
  // The last words of the text may be shorter than a literal: what is missing is zero.
  uint16_t *safe_end = end;
  if (is_end) {
    while (safe_end > scanner->positions && safe_end[-1] + 8u > count) safe_end--;
  }
  // Four bytes decide for most words, without a branch; the list is closed up over the others.
  uint16_t *kept = scanner->positions;
  for (const uint16_t *at = scanner->positions; at < safe_end; at++) {
    uint16_t position = *at;
    uint32_t hash = sluice_hash_wide(sluice_fold4(load_four(bytes + position)));
    *kept = position;
    kept += has_bit(tables->literal_bits, hash);
  }
  for (const uint16_t *at = scanner->positions; at < kept; at++) {
    *out = tag + *at;
    out += counts_as_literal(tables, load_eight(bytes + *at));
  }
  for (const uint16_t *at = safe_end; at < end; at++) {
    uint8_t eight[8] = {0};
    memcpy(eight, bytes + *at, count - *at < 8 ? count - *at : 8);
    *out = tag + *at;
    out += counts_as_literal(tables, load_eight(eight));
  }
  return out;
}

// Separators that a key may stand before.
INLINE uint64_t *append_keys(struct sluice_scanner *scanner, const uint64_t *keys,
                             const uint8_t *bytes, size_t word_count, uint64_t tag, uint64_t *out) {
  const uint64_t *colon = scanner->columns[COLUMN_COLON] + LEAD;
  const uint64_t *equals = scanner->columns[COLUMN_EQUALS] + LEAD;
  const uint64_t *digit = scanner->columns[COLUMN_DIGIT] + LEAD;
  uint16_t *end = scanner->positions;
  uint64_t digit_before = digit[-1];
  for (size_t word = 0; word < word_count; word++) {
    uint64_t separators =
        (colon[word] & ~(digit[word] << 1 | digit_before >> 63)) | equals[word];
    digit_before = digit[word];
    end = append_positions(end, separators, word * 64, 4);
  }
  for (const uint16_t *at = scanner->positions; at < end; at++) {
    *out = tag + *at;
    out += may_be_key(keys, skip_key_gap(load_eight(bytes + *at - 8)));
  }
  return out;
}

size_t KERNEL(struct sluice_scanner *scanner, const struct sluice_scan_tables *tables,
              const uint8_t *tile, size_t count, uint64_t offset, uint64_t *candidates) {
  const uint64_t enabled = tables->enabled;
  uint64_t *out = candidates;
  for (size_t start = 0; start < count; start += STEP_BYTES) {
    const uint8_t *bytes = tile + start;
    size_t left = count - start;
    size_t step = left < STEP_BYTES ? left : STEP_BYTES;
    size_t word_count = (step + 63) / 64;
    read_columns(scanner, bytes, word_count);
    if (step < STEP_BYTES) end_columns(scanner, step, word_count);
    find_shapes(scanner, word_count);
    out = append_shapes(scanner, enabled, word_count, offset + start, out);
    out = append_specials(scanner, enabled, bytes, word_count, offset + start, out);
    if (enabled >> SLUICE_LITERAL & 1) {
      int is_end = count < SLUICE_TILE_BYTES && left < STEP_BYTES + 8;
      out = append_literals(scanner, tables, bytes, left, is_end, word_count,
                            candidate_of(offset + start, SLUICE_LITERAL), out);
    }
    if (enabled >> SLUICE_KEY & 1) {
      out = append_keys(scanner, tables->key_bits, bytes, word_count,
                        candidate_of(offset + start, SLUICE_KEY), out);
    }
    for (int column = 0; column < COLUMN_COUNT; column++) {
      scanner->columns[column][LEAD - 1] = scanner->columns[column][LEAD + word_count - 1];
    }
  }
  return (size_t)(out - candidates);
}
