// SPDX-License-Identifier: Apache-2.0
// Finds places where a rule could match: byte classes become bit columns, shapes are shifts of
// columns, literals and keys are hashed. Every shape looks backwards, so a block is cut into tiles
// and only the last words are carried over. What literals and keys stand there, words.h tells.
#ifndef SLUICE_SCAN_KERNELS_H
#define SLUICE_SCAN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// What a candidate is. A candidate is position | shape << 56, position in the block.
//
// p is the candidate's position, -n the byte n before it. D is a digit, U an upper-case letter, L a
// letter, A a letter or digit (all ASCII), H a byte from 0x80 on. Before the block there are zeros.
// A shape looks at no byte after p and promises no more than its line says.
enum sluice_shape {
  SLUICE_EMAIL = 0,        // '@' with A, H or one of "_-+. at -1
  SLUICE_IPV4,             // first D of a group: D with '.' at -1 and D at -2. Another such is 2-4
                           // before it, and a third 2-4 before that: four groups of 1-3 D
  SLUICE_IPV6,             // 4th ':', each 2-5 after the one before, no ':' at -1
  SLUICE_IPV6_COMPRESSED,  // ':' with ':' at -1 and no ':' at -2
  SLUICE_MAC,              // 5th ':' or 5th '-', each 3 after the one before, with A at -1 and -2;
                           // start is p-14
  SLUICE_MAC_DOTTED,       // '.' with '.' at -5 and A at -4..-1; start is p-9
  SLUICE_DIGIT_RUN,        // 8th D of a run, so no D at -8; start is p-7
  SLUICE_CARD_GROUPS,      // last of D4 D4 D4 with one ' ' or '-' between; start is p-13
  SLUICE_AMEX_GROUPS,      // last of D4 D6 D5 with one ' ' or '-' between; start is p-16
  SLUICE_IBAN,             // last of L L D D with no A at -4; start is p-3
  SLUICE_SSN,              // last of D3 D2 D4 with the same '-', ' ' or '.' between; start is p-10
  SLUICE_PHONE_TAIL,       // last of D3 D4 with one '.', '-' or ' ' between, no A at -8;
                           // start is p-7
  SLUICE_PLUS,             // '+' with no A at -1
  SLUICE_DOT_GROUPS,       // '.' with D at -3..-1, '.' at -4 and D at -5
  SLUICE_DASH_TAIL,        // D with '-' or '/' at -1 and D at -7..-2
  SLUICE_PAIRS,            // last of D2 D2 D2 D2 with the same ' ', '.' or '-' between;
                           // start is p-10
  SLUICE_COORDINATES,      // ',' with D at -4..-1 and a '.' at one of -16..-5
  SLUICE_URL,              // '/' with '/' at -1 and ':' at -2
  SLUICE_DASHES,           // 5th '-' of a run, so no '-' at -5; start is p-4
  SLUICE_COLON_UPPER,      // U with ':' at -1 and D at -2
  SLUICE_ALNUM_RUN,        // 24th A of a run, so no A at -24; start is p-23
  SLUICE_TOKEN,            // U with U at -1 and '[' at -2
  SLUICE_UUID,             // 4th '-', each 5 after the one before; start is p-23
  SLUICE_BACKSLASH,        // '\' with no '\' at -1
  SLUICE_PERCENT,          // any '%'
  SLUICE_AMPERSAND,        // any '&'
  SLUICE_ESCAPE,           // any ESC (0x1B), which begins terminal control sequences
  SLUICE_HASH,             // any '#', which begins rsyslog's octal escapes
  SLUICE_NON_ASCII,        // H with no H at -1
  SLUICE_QUOTED,           // D or U with D at -1 and '=' at -2: quoted-printable's escapes
  SLUICE_LITERAL,          // start of a word (L with no A at -1, or H with neither A nor H at -1)
                           // whose first bytes hash into the literal bitmaps
  SLUICE_KEY,              // '=' or ':' with no D at -1, whose key's last three bytes (those before
                           // sluice_key_gap) hash into the key bitmap
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
  uint64_t key_bits[4096];      // 262,144 bits, indexed by sluice_hash_key
  uint64_t enabled;             // bit per shape: shapes nobody asked for are not reported
};

struct sluice_scanner;  // columns and carries of one worker

// Hash of four bytes, each or-ed with 0x20, to 18 bits. Keys hash three bytes with a zero byte in
// front (in the lowest byte).
static inline uint32_t sluice_fold4(uint32_t four) { return four | 0x20202020u; }
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

// Begins a block: forgets all carries, and takes the kernel that is chosen now to the block's end.
void sluice_scanner_begin(struct sluice_scanner *scanner);

// Scans one tile of a block. `tile` is at `offset` in the block; tiles come in order, each but the
// last SLUICE_TILE_BYTES long. Writes at most SLUICE_TILE_CANDIDATES candidates, those of one shape
// in ascending order, and returns their number.
// SLUICE_SCAN_PADDING bytes before and after the block are readable. Those before it are zero, and
// so are those after it if its last tile is SLUICE_TILE_BYTES long: a literal that begins near the
// end of such a tile reads up to seven bytes on. After a shorter tile they make no difference, and
// literals are completed with zeros.
size_t sluice_scan_tile(struct sluice_scanner *scanner, const struct sluice_scan_tables *tables,
                        const uint8_t *tile, size_t count, uint64_t offset, uint64_t *candidates);

// Kernels: 0 scalar, 1 sse2, 2 avx2, 3 avx512, 4 neon. The best one is chosen at the first call, or
// the one that SLUICE_TEST_KERNEL names if this processor has it.
int sluice_kernel_available(int kernel);
int sluice_kernel_current(void);
const char *sluice_kernel_name(int kernel);
// For tests and benchmarks: use this kernel from now on. Returns 0 when it is not available.
int sluice_kernel_select(int kernel);

// Last '\n' in [start, start+count), or NULL. (memrchr is not visible from Swift.)
const uint8_t *sluice_last_newline(const uint8_t *start, size_t count);
size_t sluice_count_newlines(const uint8_t *start, size_t count);

#endif
