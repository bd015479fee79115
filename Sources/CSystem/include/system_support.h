// SPDX-License-Identifier: Apache-2.0
// What needs C: signal handlers, memory that must not reach a swap or core file, and a few calls
// that Swift does not import.
#ifndef SLUICE_SYSTEM_SUPPORT_H
#define SLUICE_SYSTEM_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// --- Stop on SIGTERM and SIGINT -------------------------------------------------------------

// Makes the calling thread the reading thread and installs the handlers: the first signal asks for
// a stop and ends a blocked read, the second one exits at once with 128 + signal. SIGPIPE is
// ignored. Returns 0 or an errno.
int sluice_stop_install(void);

// Names the descriptor that the reading thread reads; -1 for none. Once a stop is asked for,
// /dev/null stands in its place, so that a read that races with the signal returns 0.
void sluice_stop_watch(int descriptor);

// Whether a stop was asked for.
bool sluice_stop_requested(void);

// Asks for a stop as a signal does. May be called from any thread.
void sluice_stop_request(void);

// Ends a blocked read of the reading thread without asking for a stop of the run: its descriptor
// reads as empty from then on. May be called from any thread.
void sluice_stop_wake_reader(void);

// Forgets a stop; for tests.
void sluice_stop_reset(void);

// --- Memory for keys -------------------------------------------------------------------------

// Whole pages for `size` bytes that are zero, locked where the limit on locked memory allows it,
// left out of core files and empty in a child after fork. NULL if there is no memory or size is 0.
// `*locked` tells whether they are kept from swap; it may be NULL.
void *sluice_secret_alloc(size_t size, bool *locked);

// Wipes and returns what sluice_secret_alloc gave for the same size.
void sluice_secret_free(void *memory, size_t size);

// Wipes memory in a way that is not optimised away.
void sluice_wipe(void *memory, size_t size);

// Forbids core files and other processes of the user to read this one. Returns 0 or an errno.
int sluice_no_core_dumps(void);

// Makes the allocator give large blocks back to the system once they are freed.
void sluice_return_large_blocks(void);

// --- Calls -----------------------------------------------------------------------------------

// Last `byte` in `size` bytes, or NULL.
const void *sluice_memrchr(const void *memory, int byte, size_t size);

// Nanoseconds of a clock that never goes back.
uint64_t sluice_monotonic_ns(void);

// Opens a file with O_CLOEXEC. Returns a descriptor or -errno.
int sluice_open_read(const char *path);

// Makes or empties a file for writing, or appends to it. Returns a descriptor or -errno.
int sluice_open_write(const char *path, bool appends, unsigned int mode);

#endif
