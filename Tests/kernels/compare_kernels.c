// SPDX-License-Identifier: Apache-2.0
// Compares every kernel of this processor with the scalar one, on generated text and on files, and
// prints a sum of what was found: the same number on every processor.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scan_kernels.h"

static uint64_t state = 88172645463325252u;

static uint32_t below(uint32_t bound) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (uint32_t)((state * 0x2545F4914F6CDD1Du) >> 33) % bound;
}

static const char soup[] = "0123456789.:-/ ,@+[=\\%&\"'_]AZaz\n\t\x1b\xe9#";
static const char *const pieces[] = {
    "jane@example.com", "203.0.113.7", "2001:db8::1", "4111 1111 1111 1111", "DE44500105175407324931",
    "123-45-6789", "AA:bb:cc:dd:ee:ff", "+49 30 1234567", "https://a.example/", "-----BEGIN",
    "password=", "secret", "=C3=A9", "[EMAIL:", "1763626452031", "\xc3\xa9tude", "key\": \"",
    "6f1e2d3c-4b5a-4978-8a6b-0c1d2e3f4a5b", "3782 822463 10005", "12.34.56.78", "#012", "&amp;", "%40"};

static void fill(uint8_t *text, size_t count) {
  uint32_t kind = below(3);
  size_t at = 0;
  while (at < count) {
    if (kind == 0) {
      text[at++] = (uint8_t)below(256);
    } else if (kind == 1) {
      text[at++] = (uint8_t)soup[below(sizeof soup - 1)];
    } else {
      const char *piece = pieces[below(sizeof pieces / sizeof *pieces)];
      for (size_t i = 0; piece[i] != 0 && at < count; i++) {
        text[at++] = (uint8_t)(below(20) == 0 ? soup[below(sizeof soup - 1)] : piece[i]);
      }
      if (at < count && below(2)) text[at++] = ' ';
    }
  }
}

static int ascending(const void *left, const void *right) {
  uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return (a > b) - (a < b);
}

// All candidates of a text, sorted; the caller frees them.
static uint64_t *scan(int kernel, const struct sluice_scan_tables *tables, const uint8_t *text,
                      size_t count, size_t *found) {
  size_t tiles = count / SLUICE_TILE_BYTES + 1;
  uint64_t *all = malloc(tiles * SLUICE_TILE_CANDIDATES * sizeof *all);
  struct sluice_scanner *scanner = sluice_scanner_create();
  if (all == NULL || scanner == NULL || !sluice_kernel_select(kernel)) exit(2);
  sluice_scanner_begin(scanner);
  *found = 0;
  for (size_t at = 0; at < count; at += SLUICE_TILE_BYTES) {
    size_t part = count - at < SLUICE_TILE_BYTES ? count - at : SLUICE_TILE_BYTES;
    *found += sluice_scan_tile(scanner, tables, text + at, part, at, all + *found);
  }
  sluice_scanner_destroy(scanner);
  qsort(all, *found, sizeof *all, ascending);
  return all;
}

static uint64_t sum = 14695981039346656037u;
static size_t total;

// Nonzero when a kernel differs from the scalar one.
static int compare(const struct sluice_scan_tables *tables, const uint8_t *text, size_t count,
                   const char *what) {
  size_t expected_count;
  uint64_t *expected = scan(0, tables, text, count, &expected_count);
  int bad = 0;
  for (int kernel = 1; kernel < 5; kernel++) {
    if (!sluice_kernel_available(kernel)) continue;
    size_t found_count;
    uint64_t *found = scan(kernel, tables, text, count, &found_count);
    if (found_count != expected_count ||
        memcmp(found, expected, found_count * sizeof *found) != 0) {
      printf("%s differs from scalar on %s: %zu candidates, not %zu\n", sluice_kernel_name(kernel),
             what, found_count, expected_count);
      bad = 1;
    }
    free(found);
  }
  for (size_t i = 0; i < expected_count; i++) sum = (sum ^ expected[i]) * 1099511628211u;
  total += expected_count;
  free(expected);
  return bad;
}

// One pseudo-random table in which about three bits in eight are set.
static struct sluice_scan_tables *dense_tables(void) {
  struct sluice_scan_tables *tables = malloc(sizeof *tables);
  if (tables == NULL) exit(2);
  uint8_t *bytes = (uint8_t *)tables;
  for (size_t i = 0; i < sizeof *tables; i++) {
    uint8_t one = (uint8_t)below(256), two = (uint8_t)below(256), three = (uint8_t)below(256);
    bytes[i] = one & (two | three);
  }
  tables->enabled = UINT64_MAX;
  return tables;
}

int main(int count, char **arguments) {
  struct sluice_scan_tables *tables = dense_tables();
  int bad = 0;
  const size_t most = 70000, room = SLUICE_SCAN_PADDING + most + SLUICE_SCAN_PADDING;
  uint8_t *block = malloc(room);
  if (block == NULL) return 2;
  static const size_t edges[] = {0, 1, 63, 64, 65, 511, 512, 4095, 16383, 16384, 16385, 32768, 40001};
  for (int round = 0; round < 60; round++) {
    size_t length = edges[round % 13] + (round < 26 ? 0 : below(20000));
    memset(block, 0, room);
    fill(block + SLUICE_SCAN_PADDING, length);
    bad |= compare(tables, block + SLUICE_SCAN_PADDING, length, "generated text");
  }
  free(block);
  for (int i = 1; i < count; i++) {
    FILE *file = fopen(arguments[i], "rb");
    if (file == NULL) return 2;
    const size_t size = 4 * SLUICE_TILE_BYTES;
    uint8_t *bytes = calloc(1, SLUICE_SCAN_PADDING + size + SLUICE_SCAN_PADDING);
    if (bytes == NULL) return 2;
    size_t got;
    while ((got = fread(bytes + SLUICE_SCAN_PADDING, 1, size, file)) > 0) {
      memset(bytes + SLUICE_SCAN_PADDING + got, 0, size - got);
      bad |= compare(tables, bytes + SLUICE_SCAN_PADDING, got, arguments[i]);
    }
    free(bytes);
    fclose(file);
  }
  printf("kernels:");
  for (int kernel = 0; kernel < 5; kernel++) {
    if (sluice_kernel_available(kernel)) printf(" %s", sluice_kernel_name(kernel));
  }
  printf("\n%zu candidates, sum %016llx\n", total, (unsigned long long)sum);
  free(tables);
  return bad;
}
