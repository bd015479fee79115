// SPDX-License-Identifier: Apache-2.0
// The definitions of the header, byte by byte: what every kernel is compared with, and the kernel
// of processors that have no other.
#include <stdbool.h>

#include "scan_internal.h"

// Reads backwards from one position; before the block there is nothing but zero bytes.
struct place {
  const uint8_t *at;
  uint64_t position;  // in the block
};

static uint8_t byte_back(struct place p, unsigned back) {
  return back > p.position ? 0 : p.at[-(ptrdiff_t)back];
}

static bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }
static bool is_upper(uint8_t byte) { return byte >= 'A' && byte <= 'Z'; }
static bool is_letter(uint8_t byte) { return is_upper(byte) || (byte >= 'a' && byte <= 'z'); }
static bool is_alnum(uint8_t byte) { return is_letter(byte) || is_digit(byte); }

static bool is(struct place p, unsigned back, char byte) {
  return byte_back(p, back) == (uint8_t)byte;
}
static bool digit(struct place p, unsigned back) { return is_digit(byte_back(p, back)); }
static bool upper(struct place p, unsigned back) { return is_upper(byte_back(p, back)); }
static bool letter(struct place p, unsigned back) { return is_letter(byte_back(p, back)); }
static bool alnum(struct place p, unsigned back) { return is_alnum(byte_back(p, back)); }

static bool one_of(struct place p, unsigned back, const char *bytes) {
  for (; *bytes != 0; bytes++) {
    if (is(p, back, *bytes)) return true;
  }
  return false;
}

// Digits from `oldest` back to `newest` back.
static bool digits(struct place p, unsigned oldest, unsigned newest) {
  for (unsigned back = newest; back <= oldest; back++) {
    if (!digit(p, back)) return false;
  }
  return true;
}

static bool alnums(struct place p, unsigned oldest, unsigned newest) {
  for (unsigned back = newest; back <= oldest; back++) {
    if (!alnum(p, back)) return false;
  }
  return true;
}

// `times` more of the byte, each `apart` before the last.
static bool repeated(struct place p, char byte, unsigned apart, unsigned times) {
  for (unsigned i = 0; i <= times; i++) {
    if (!is(p, i * apart, byte)) return false;
  }
  return true;
}

static bool dotted_group(struct place p, unsigned back) {
  return digit(p, back) && is(p, back + 1, '.') && digit(p, back + 2);
}

static bool ipv4(struct place p) {
  if (!dotted_group(p, 0)) return false;
  for (unsigned third = 2; third <= 4; third++) {
    for (unsigned second = third + 2; second <= third + 4; second++) {
      if (dotted_group(p, third) && dotted_group(p, second)) return true;
    }
  }
  return false;
}

// A ':' here and `more` others, each two to five bytes before the last.
static bool colons(struct place p, unsigned back, unsigned more) {
  if (!is(p, back, ':')) return false;
  if (more == 0) return true;
  for (unsigned apart = 2; apart <= 5; apart++) {
    if (colons(p, back + apart, more - 1)) return true;
  }
  return false;
}

static bool ssn(struct place p) {
  return digits(p, 3, 0) && one_of(p, 4, "-. ") && digits(p, 6, 5) &&
         byte_back(p, 7) == byte_back(p, 4) && digits(p, 10, 8);
}

static bool pairs(struct place p) {
  return digits(p, 1, 0) && one_of(p, 2, "-. ") && digits(p, 4, 3) &&
         byte_back(p, 5) == byte_back(p, 2) && digits(p, 7, 6) &&
         byte_back(p, 8) == byte_back(p, 2) && digits(p, 10, 9);
}

static bool coordinates(struct place p) {
  if (!is(p, 0, ',') || !digits(p, 4, 1)) return false;
  for (unsigned back = 5; back <= 16; back++) {
    if (is(p, back, '.')) return true;
  }
  return false;
}

// Every shape of bytes alone, that is all but literals and keys.
static bool holds(struct place p, int shape) {
  switch (shape) {
    case SLUICE_EMAIL:
      return is(p, 0, '@') &&
             (alnum(p, 1) || byte_back(p, 1) >= 0x80 || one_of(p, 1, "\"_-+."));
    case SLUICE_IPV4:
      return ipv4(p);
    case SLUICE_IPV6:
      return colons(p, 0, 3) && !is(p, 1, ':');
    case SLUICE_IPV6_COMPRESSED:
      return is(p, 0, ':') && is(p, 1, ':') && !is(p, 2, ':');
    case SLUICE_MAC:
      return alnums(p, 2, 1) && (repeated(p, ':', 3, 4) || repeated(p, '-', 3, 4));
    case SLUICE_MAC_DOTTED:
      return is(p, 0, '.') && is(p, 5, '.') && alnums(p, 4, 1);
    case SLUICE_DIGIT_RUN:
      return digits(p, 7, 0) && !digit(p, 8);
    case SLUICE_CARD_GROUPS:
      return digits(p, 3, 0) && one_of(p, 4, " -") && digits(p, 8, 5) && one_of(p, 9, " -") &&
             digits(p, 13, 10);
    case SLUICE_AMEX_GROUPS:
      return digits(p, 4, 0) && one_of(p, 5, " -") && digits(p, 11, 6) && one_of(p, 12, " -") &&
             digits(p, 16, 13);
    case SLUICE_IBAN:
      return digits(p, 1, 0) && letter(p, 2) && letter(p, 3) && !alnum(p, 4);
    case SLUICE_SSN:
      return ssn(p);
    case SLUICE_PHONE_TAIL:
      return digits(p, 3, 0) && one_of(p, 4, ".- ") && digits(p, 7, 5) && !alnum(p, 8);
    case SLUICE_PLUS:
      return is(p, 0, '+') && !alnum(p, 1);
    case SLUICE_DOT_GROUPS:
      return is(p, 0, '.') && digits(p, 3, 1) && is(p, 4, '.') && digit(p, 5);
    case SLUICE_DASH_TAIL:
      return digit(p, 0) && one_of(p, 1, "-/") && digits(p, 7, 2);
    case SLUICE_PAIRS:
      return pairs(p);
    case SLUICE_COORDINATES:
      return coordinates(p);
    case SLUICE_URL:
      return is(p, 0, '/') && is(p, 1, '/') && is(p, 2, ':');
    case SLUICE_DASHES:
      return repeated(p, '-', 1, 4) && !is(p, 5, '-');
    case SLUICE_COLON_UPPER:
      return upper(p, 0) && is(p, 1, ':') && digit(p, 2);
    case SLUICE_ALNUM_RUN:
      return alnums(p, 23, 0) && !alnum(p, 24);
    case SLUICE_TOKEN:
      return upper(p, 0) && upper(p, 1) && is(p, 2, '[');
    case SLUICE_UUID:
      return repeated(p, '-', 5, 3);
    case SLUICE_BACKSLASH:
      return is(p, 0, '\\') && !is(p, 1, '\\');
    case SLUICE_PERCENT:
      return is(p, 0, '%');
    case SLUICE_AMPERSAND:
      return is(p, 0, '&');
    case SLUICE_ESCAPE:
      return is(p, 0, 0x1B);
    case SLUICE_HASH:
      return is(p, 0, '#');
    case SLUICE_NON_ASCII:
      return byte_back(p, 0) >= 0x80 && byte_back(p, 1) < 0x80;
    case SLUICE_QUOTED:
      return (digit(p, 0) || upper(p, 0)) && digit(p, 1) && is(p, 2, '=');
    default:
      return false;
  }
}

// `available` bytes are text, from this one on; the others count as zero.
static bool begins_literal(struct place p, const struct sluice_scan_tables *tables,
                           size_t available) {
  bool is_high = byte_back(p, 0) >= 0x80 && byte_back(p, 1) < 0x80;
  if (!(letter(p, 0) || is_high) || alnum(p, 1)) return false;
  uint8_t eight[8] = {0};
  for (size_t i = 0; i < 8 && i < available; i++) eight[i] = p.at[i];
  uint32_t four = sluice_hash_literal(eight);
  return has_bit(tables->literal_bits, four) &&
         (has_bit(tables->short_bits, four) ||
          has_bit(tables->prefix_bits, sluice_hash_prefix(eight)));
}

static bool ends_key(struct place p, const uint64_t *keys) {
  if (!is(p, 0, '=') && (!is(p, 0, ':') || digit(p, 1))) return false;
  unsigned gap = 0;
  gap += one_of(p, 1, " \t");
  gap += is(p, gap + 1, ']');
  gap += one_of(p, gap + 1, "\"'`");
  gap += one_of(p, gap + 1, "\\\"");
  uint8_t three[3] = {byte_back(p, gap + 3), byte_back(p, gap + 2), byte_back(p, gap + 1)};
  if (has_bit(keys, sluice_hash_key(three))) return true;
  if (!digit(p, gap + 1)) return false;
  uint8_t before[3] = {byte_back(p, gap + 4), byte_back(p, gap + 3), byte_back(p, gap + 2)};
  return has_bit(keys, sluice_hash_key(before));
}

size_t sluice_scan_tile_scalar(struct sluice_scanner *scanner,
                               const struct sluice_scan_tables *tables, const uint8_t *tile,
                               size_t count, uint64_t offset, uint64_t *candidates) {
  (void)scanner;
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    struct place p = {tile + i, offset + i};
    // A full tile may be followed by another, whose bytes are then text too.
    size_t available = count == SLUICE_TILE_BYTES ? 8 : count - i;
    for (int shape = 0; shape < SLUICE_SHAPE_COUNT; shape++) {
      if ((tables->enabled >> shape & 1) == 0) continue;
      bool found_here = shape == SLUICE_LITERAL
                            ? begins_literal(p, tables, available)
                        : shape == SLUICE_KEY ? ends_key(p, tables->key_bits)
                                              : holds(p, shape);
      if (found_here) candidates[found++] = candidate_of(p.position, (uint64_t)shape);
    }
  }
  return found;
}
