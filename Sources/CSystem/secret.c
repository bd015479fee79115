// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "system_support.h"

#include <errno.h>
#include <malloc.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

// `size` rounded up to whole pages, or 0 if that overflows.
static size_t whole_pages(size_t size) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  if (size == 0 || size > SIZE_MAX - page) return 0;
  return (size + page - 1) / page * page;
}

void *sluice_secret_alloc(size_t size, bool *locked) {
  size_t length = whole_pages(size);
  if (length == 0) return NULL;
  void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return NULL;
  bool is_locked = mlock(memory, length) == 0;
  if (locked != NULL) *locked = is_locked;
  // Older kernels lack these; the pages still serve then.
  (void)madvise(memory, length, MADV_DONTDUMP);
  (void)madvise(memory, length, MADV_WIPEONFORK);
  return memory;
}

void sluice_secret_free(void *memory, size_t size) {
  size_t length = whole_pages(size);
  if (memory == NULL || length == 0) return;
  explicit_bzero(memory, length);
  (void)munmap(memory, length);
}

void sluice_wipe(void *memory, size_t size) {
  if (memory != NULL) explicit_bzero(memory, size);
}

int sluice_no_core_dumps(void) {
  struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return errno;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
  return 0;
}

void sluice_return_large_blocks(void) {
  // A fixed threshold also switches off its growth, which would keep freed buffers in the heap.
  (void)mallopt(M_MMAP_THRESHOLD, 256 * 1024);
}
