// SPDX-License-Identifier: Apache-2.0
// Finds places where a rule could match: byte classes become bit columns, shapes are shifts of
// columns, literals and keys are hashed. Every shape looks backwards, so a block is cut into tiles
// and only the last words are carried over.
#ifndef SLUICE_SCAN_KERNELS_H
#define SLUICE_SCAN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// What a candidate is. A candidate is position | shape << 56, position in the block.
// D digit, U upper-case letter, A letter or digit (ASCII), H byte >= 0x80. "x-2" is two bytes back.
// "rising edge" means the shape holds here and did not hold one byte before.
enum sluice_shape {
  SLUICE_EMAIL = 0,        // '@' with A, H or '"' before it
  SLUICE_IPV4,             // first digit of the 4th of four dot-separated groups of 1-3 digits
  SLUICE_IPV6,             // ':' that ends four ':' at distances 2..5
  SLUICE_IPV6_COMPRESSED,  // second ':' of "::"
  SLUICE_MAC,              // 5th ':' or 5th '-' (all the same), each 3 after the last
  SLUICE_MAC_DOTTED,       // second '.' 5 after a '.', A at -1..-4
  SLUICE_DIGIT_RUN,        // 8th digit of a run of digits (rising edge); run start is p-7
  SLUICE_CARD_GROUPS,      // 4th digit of the 3rd of three 4-digit groups with one ' ' or '-' between; start is p-13
  SLUICE_AMEX_GROUPS,      // last digit of 4-6-5 digits with one ' ' or '-' between; start is p-16
  SLUICE_IBAN,             // 2nd D of letter letter D D with no A before; start is p-3
  SLUICE_SSN,              // 4th digit of D3 sep D2 sep D4, sep both '-', both ' ' or both '.'; start is p-10
  SLUICE_PHONE_TAIL,       // last digit of D3 sep D4, sep '.', '-' or ' ', with no A at -8; group start p-7
  SLUICE_PLUS,             // '+' with no A before
  SLUICE_DOT_GROUPS,       // '.' with three digits on each side... second '.' of ".ddd." with D before the first
  SLUICE_DASH_TAIL,        // digit after a '-' or '/' that follows 6 digits
  SLUICE_PAIRS,            // last digit of four 2-digit groups with the same one of ' ', '.', '-' between; start p-10
  SLUICE_COORDINATES,      // ',' with 4 digits before it and a '.' 5..16 before it
  SLUICE_URL,              // 2nd '/' of "://"
  SLUICE_DASHES,           // 5th '-' of exactly... a run of at least five '-' (rising edge)
  SLUICE_COLON_UPPER,      // upper-case letter after ':' after a digit
  SLUICE_ALNUM_RUN,        // 24th A of a run of A (rising edge); run start is p-23
  SLUICE_TOKEN,            // 2nd U of '[' U U
  SLUICE_UUID,             // 4th '-' of '-' at distances 5; start is p-23
  SLUICE_BACKSLASH,        // '\' (first of a run: no '\' before)
  SLUICE_PERCENT,          // '%' followed later is checked by the caller
  SLUICE_AMPERSAND,        // '&' (HTML entities; checked by the caller)
  SLUICE_ESCAPE,           // ESC (0x1B), which begins terminal control sequences
  SLUICE_LITERAL,          // start of a word (a letter with no letter or digit before, or a byte >= 0x80
                           // with neither those nor another such before) whose first bytes hash into the
                           // literal bitmaps
  SLUICE_KEY,              // '=' or ':' whose key's last three bytes hash into the key bitmap
  SLUICE_SHAPE_COUNT
};

// Longest tile. Positions in one call never go past it.
#define SLUICE_TILE_BYTES 16384
// Candidates that one tile can produce at most.
#define SLUICE_TILE_CANDIDATES (SLUICE_TILE_BYTES * 10)
// Bytes that may be read before the block's first and after its last byte.
#define SLUICE_SCAN_PADDING 128

struct sluice_scan_tables {
  uint64_t literal_bits[4096];  // 262,144 bits, indexed by sluice_hash_literal
  // A word whose first four bytes are in literal_bits counts if its first six are in prefix_bits
  // (indexed by sluice_hash_prefix), or its first four in short_bits (as literal_bits).
  uint64_t prefix_bits[4096];
  uint64_t short_bits[4096];
  uint64_t key_bits[1024];
  uint64_t enabled;             // bit per shape: shapes nobody asked for are not reported
};

struct sluice_scanner;  // columns and carries of one worker

// Hash of four bytes, each or-ed with 0x20, to 16 bits. Keys hash three bytes with a zero byte in
// front (in the lowest byte).
static inline uint32_t sluice_fold4(uint32_t four) { return four | 0x20202020u; }
static inline uint32_t sluice_hash(uint32_t folded) { return (folded * 0x9E3779B1u) >> 16; }
// The same to 18 bits: there are far more literals than keys.
static inline uint32_t sluice_hash_wide(uint32_t folded) { return (folded * 0x9E3779B1u) >> 14; }
// Hash of the first six of eight bytes, each or-ed with 0x20, to 18 bits.
static inline uint32_t sluice_hash_six(uint64_t folded) {
  return (uint32_t)(((folded << 16) * 0x9E3779B97F4A7C15ull) >> 46);
}
uint32_t sluice_hash_literal(const uint8_t *first_four);
uint32_t sluice_hash_prefix(const uint8_t *first_six);
uint32_t sluice_hash_key(const uint8_t *last_three);

// Steps back from a separator over `]`, a quote, a backslash and one space (each at most once, in
// this order of reading backwards: space, ']', '"' or '\'', '\\'); returns how many bytes.
uint32_t sluice_key_gap(const uint8_t *separator);

struct sluice_scanner *sluice_scanner_create(void);
void sluice_scanner_destroy(struct sluice_scanner *scanner);

// Forgets all carries: the next tile begins a block.
void sluice_scanner_begin(struct sluice_scanner *scanner);

// Scans one tile of a block. `tile` is at `offset` in the block; tiles come in order, each but the
// last SLUICE_TILE_BYTES long. Writes at most SLUICE_TILE_CANDIDATES candidates, grouped so that
// those of one shape ascend, and returns their number.
// `count` bytes are scanned; SLUICE_SCAN_PADDING bytes around the block are readable, and what they
// hold makes no difference to the result but for the bytes before offset 0 (which must be zero).
size_t sluice_scan_tile(struct sluice_scanner *scanner, const struct sluice_scan_tables *tables,
                        const uint8_t *tile, size_t count, uint64_t offset, uint64_t *candidates);

// Kernels: 0 scalar, 1 sse2, 2 avx2, 3 avx512, 4 neon. The best one is chosen at the first call.
int sluice_kernel_available(int kernel);
int sluice_kernel_current(void);
const char *sluice_kernel_name(int kernel);
// For tests and benchmarks: use this kernel from now on. Returns 0 when it is not available.
int sluice_kernel_select(int kernel);

// Last '\n' in [start, start+count), or NULL. (memrchr is not visible from Swift.)
const uint8_t *sluice_last_newline(const uint8_t *start, size_t count);
size_t sluice_count_newlines(const uint8_t *start, size_t count);

#endif
