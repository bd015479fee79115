// SPDX-License-Identifier: Apache-2.0
#ifndef SLUICE_NAMES_TOKENS_H
#define SLUICE_NAMES_TOKENS_H

#include <stddef.h>
#include <stdint.h>

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

/// The class of a byte, both halves.
uint8_t sluice_names_class(uint8_t byte);

/// A token as `Token` lays it out.
struct sluice_names_token {
  int32_t start, end;
  uint32_t hash, key_hash;
  int32_t score;
  uint8_t traits, lexicon, coarse, kind, shape, gap, length, key, key_position, line_kind, mark, flags;
};

/// Key and value through the tokens of a line; methods are in `KeyTracker`.
struct sluice_names_keys {
  /// Where the key's last part ends, -1 for none, and where its first one begins.
  ptrdiff_t identifier_start, identifier_end;
  uint32_t previous_part, last_part;
  uint32_t key_hash;
  uint8_t is_active, has_value;
  /// A `KeyKind`.
  uint8_t kind;
  /// How many words of the value were read.
  uint8_t position;
};

/// How far a record is cut into tokens.
struct sluice_names_cursor {
  ptrdiff_t index;
  /// Offset behind the last byte to read.
  ptrdiff_t end;
  /// Offset behind the last escape such as `\n`, which separates words.
  ptrdiff_t escape_end;
  /// Tokens so far.
  ptrdiff_t count;
  /// What the tokens that ``sluice_names_read`` appended add to the counts of `LineShares`.
  uint64_t letters, others;
  struct sluice_names_keys keys;
  /// The hash of the word at `index` where ``sluice_names_read`` stopped as `memo` does not know it, or 0.
  uint32_t missing;
  /// A `Gap`: what stands before the next token.
  uint8_t gap;
};

/// The word at `start` was read, with this hash: it may be part of a key's value, or a key itself.
/// Fills in what the token says of its key.
void sluice_names_saw_word(struct sluice_names_keys *keys, const uint8_t *text,
                           struct sluice_names_token *word);

/// A mark is read at `index`, behind `count` tokens: it may end a key, begin or end a value. Clears what
/// the key's own token says of a key before it; `names` as for ``sluice_names_key_kind``.
void sluice_names_saw_mark(struct sluice_names_keys *keys, const uint8_t *text, ptrdiff_t index,
                           struct sluice_names_token *tokens, ptrdiff_t count, const uint64_t *names);

/// The `KeyKind` of a key by the hashes of its last two parts; `previous` is 0 where there is one part.
/// `names` are the slots of `KeyNames`.
uint8_t sluice_names_key_kind(const uint64_t *names, uint32_t previous, uint32_t last);

/// Whether a word from `start` to `cursor->index` is part of a path, an identifier, a call, a handle or
/// the like. `given` is how common it is as a given name, `before` the shape of the last token but one.
/// Reads `text` from two bytes before the word to `cursor->end`.
int sluice_names_is_blocked(const struct sluice_names_cursor *cursor, const uint8_t *text,
                            ptrdiff_t start, uint8_t shape, uint8_t given, uint8_t before);

/// Appends plain tokens to `tokens` and `hints` up to what needs another look: the end, a full list
/// (`limit`), or bytes that are no ASCII word known to `memo`, number or mark.
///
/// `text` has `count` bytes, `cursor->end` at most that; `memo` is laid out as `WordMemo`, `names` as
/// `KeyNames`. Keeps nothing.
void sluice_names_read(struct sluice_names_cursor *cursor, const uint8_t *text, size_t count,
                       struct sluice_names_token *tokens, uint8_t *hints, ptrdiff_t limit,
                       const uint64_t *memo, const uint64_t *names);

/// The first token from `from` on with one of the `wanted` hints whose hash has its bit in `few`, by six
/// bits, or in the 64 values `many`, by twelve; or `count`. There are eight hints more than that.
ptrdiff_t sluice_names_next_known(const struct sluice_names_token *tokens, const uint8_t *hints,
                                  ptrdiff_t from, ptrdiff_t count, uint8_t wanted, uint64_t few,
                                  const uint64_t *many);

/// The end of the word at `start`, which begins with an ASCII letter: letters and apostrophes between them,
/// 40 bytes at most.
ptrdiff_t sluice_names_word_end(const uint8_t *text, ptrdiff_t count, ptrdiff_t start);

/// Where the ASCII letters before `end` begin, 24 at most.
ptrdiff_t sluice_names_word_start(const uint8_t *text, ptrdiff_t end);

/// The hash of a word of ASCII letters and apostrophes, of 60 bytes at most.
uint32_t sluice_names_word_hash(const uint8_t *text, ptrdiff_t count, ptrdiff_t start, ptrdiff_t length);

#endif
