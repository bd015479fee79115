// SPDX-License-Identifier: Apache-2.0
// The choice of a kernel, and what all kernels share.
#define _GNU_SOURCE  // memrchr
#include "scan_kernels.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "scan_internal.h"

static const struct {
  const char *name;
  sluice_scan_function *scan;  // NULL where this processor family has no such kernel
} kernels[KERNEL_COUNT] = {
    [KERNEL_SCALAR] = {"scalar", sluice_scan_tile_scalar},
#if defined(__x86_64__)
    [KERNEL_SSE2] = {"sse2", sluice_scan_tile_sse2},
    [KERNEL_AVX2] = {"avx2", sluice_scan_tile_avx2},
    [KERNEL_AVX512] = {"avx512", sluice_scan_tile_avx512},
    [KERNEL_NEON] = {"neon", NULL},
#else
    [KERNEL_SSE2] = {"sse2", NULL},
    [KERNEL_AVX2] = {"avx2", NULL},
    [KERNEL_AVX512] = {"avx512", NULL},
#if defined(__aarch64__)
    [KERNEL_NEON] = {"neon", sluice_scan_tile_neon},
#else
    [KERNEL_NEON] = {"neon", NULL},
#endif
#endif
};

int sluice_kernel_available(int kernel) {
  if (kernel < 0 || kernel >= KERNEL_COUNT || kernels[kernel].scan == NULL) return 0;
#if defined(__x86_64__)
  // Literal names only: the builtin takes nothing else.
  if (kernel == KERNEL_AVX2) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
           __builtin_cpu_supports("lzcnt");
  }
  if (kernel == KERNEL_AVX512) {
    return sluice_kernel_available(KERNEL_AVX2) && __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vbmi2");
  }
#endif
  return 1;
}

const char *sluice_kernel_name(int kernel) {
  return kernel < 0 || kernel >= KERNEL_COUNT ? "unknown" : kernels[kernel].name;
}

// The kernel in use; none before the first question. Threads that ask at the same moment find the
// same answer, so the order of their stores does not matter.
static _Atomic int chosen = -1;

int sluice_kernel_current(void) {
  int kernel = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (kernel >= 0) return kernel;
  kernel = KERNEL_COUNT - 1;
  while (!sluice_kernel_available(kernel)) kernel--;
  // So that a check of the whole program can compare what each kernel makes of the same bytes.
  const char *wanted = getenv("SLUICE_TEST_KERNEL");
  for (int other = 0; wanted != NULL && other < KERNEL_COUNT; other++) {
    if (strcmp(wanted, kernels[other].name) == 0 && sluice_kernel_available(other)) kernel = other;
  }
  atomic_store_explicit(&chosen, kernel, memory_order_relaxed);
  return kernel;
}

int sluice_kernel_select(int kernel) {
  if (!sluice_kernel_available(kernel)) return 0;
  atomic_store_explicit(&chosen, kernel, memory_order_relaxed);
  return 1;
}

size_t sluice_scan_tile(struct sluice_scanner *scanner, const struct sluice_scan_tables *tables,
                        const uint8_t *tile, size_t count, uint64_t offset, uint64_t *candidates) {
  return scanner->scan(scanner, tables, tile, count, offset, candidates);
}

// Fills the tables for bytes that make a shape with the byte before them.
static void prepare_special_bytes(struct sluice_scanner *scanner) {
  scanner->special_shape['@'] = SLUICE_EMAIL;
  scanner->special_shape['+'] = SLUICE_PLUS;
  scanner->special_shape['\\'] = SLUICE_BACKSLASH;
  scanner->special_shape['%'] = SLUICE_PERCENT;
  scanner->special_shape['&'] = SLUICE_AMPERSAND;
  scanner->special_shape[0x1B] = SLUICE_ESCAPE;
  scanner->special_shape['#'] = SLUICE_HASH;
  for (int byte = 0; byte < 256; byte++) {
    int folded = byte | 0x20;
    int is_alnum = (byte >= '0' && byte <= '9') || (folded >= 'a' && folded <= 'z');
    int is_mailbox = is_alnum || byte >= 0x80 || byte == '"' || byte == '_' || byte == '-' ||
                     byte == '+' || byte == '.';
    uint32_t allowed =
        1u << SLUICE_PERCENT | 1u << SLUICE_AMPERSAND | 1u << SLUICE_ESCAPE | 1u << SLUICE_HASH;
    if (is_mailbox) allowed |= 1u << SLUICE_EMAIL;
    if (!is_alnum) allowed |= 1u << SLUICE_PLUS;
    if (byte != '\\') allowed |= 1u << SLUICE_BACKSLASH;
    scanner->allowed_after[byte] = allowed;
  }
}

struct sluice_scanner *sluice_scanner_create(void) {
  size_t size = (sizeof(struct sluice_scanner) + 63) / 64 * 64;
  struct sluice_scanner *scanner = aligned_alloc(64, size);
  if (scanner == NULL) return NULL;
  memset(scanner, 0, size);
  prepare_special_bytes(scanner);
  sluice_scanner_begin(scanner);
  return scanner;
}

void sluice_scanner_destroy(struct sluice_scanner *scanner) { free(scanner); }

void sluice_scanner_begin(struct sluice_scanner *scanner) {
  scanner->scan = kernels[sluice_kernel_current()].scan;
  memset(scanner->carries, 0, sizeof scanner->carries);
  for (int column = 0; column < COLUMN_COUNT; column++) scanner->columns[column][LEAD - 1] = 0;
}

uint32_t sluice_hash_literal(const uint8_t *first_four) {
  return sluice_hash_wide(sluice_fold4(load_four(first_four)));
}

uint32_t sluice_hash_prefix(const uint8_t *first_six) {
  uint64_t six = 0;
  memcpy(&six, first_six, 6);
  return sluice_hash_six(six | 0x2020202020202020ull);
}

uint32_t sluice_hash_key(const uint8_t *last_three) {
  uint64_t three = 0;
  for (int i = 0; i < 3; i++) three |= (uint64_t)last_three[i] << (40 + 8 * i);
  return hash_key_of(three);
}

uint32_t sluice_key_gap(const uint8_t *separator) { return (uint32_t)key_gap(separator); }

const uint8_t *sluice_last_newline(const uint8_t *start, size_t count) {
  return memrchr(start, '\n', count);
}

size_t sluice_count_newlines(const uint8_t *start, size_t count) {
  size_t newlines = 0;
  while (count > 0) {
    // So few that a byte can count them, which compilers turn into vectors of bytes.
    size_t some = count < 255 ? count : 255;
    uint8_t newlines_here = 0;
    for (size_t i = 0; i < some; i++) newlines_here += start[i] == '\n';
    newlines += newlines_here;
    start += some;
    count -= some;
  }
  return newlines;
}
