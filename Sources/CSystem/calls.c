// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "system_support.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>

const void *sluice_memrchr(const void *memory, int byte, size_t size) {
  return memrchr(memory, byte, size);
}

uint64_t sluice_monotonic_ns(void) {
  struct timespec now = {0};
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

int sluice_open_read(const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  return descriptor >= 0 ? descriptor : -errno;
}

int sluice_open_write(const char *path, bool appends, unsigned int mode) {
  int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (appends ? O_APPEND : O_TRUNC);
  int descriptor = open(path, flags, mode);
  return descriptor >= 0 ? descriptor : -errno;
}
