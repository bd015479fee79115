// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "system_support.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

// All of this is read and written by signal handlers, so it is lock-free atomic or set before the
// handlers are installed.
static atomic_int stop_count;
static atomic_int stop_is_over;
static atomic_int watched = -1;
static atomic_int empty_descriptor = -1;
static atomic_bool is_installed;
static pthread_t reader;

// SIGURG is ignored by default and used by nobody here: it carries the news to the reading thread.
#define WAKE_SIGNAL SIGURG

// Runs on the reading thread only, so `watched` cannot be closed and reused meanwhile.
static void cover_watched(void) {
  int descriptor = atomic_load(&watched);
  int empty = atomic_load(&empty_descriptor);
  if (descriptor >= 0 && empty >= 0) (void)dup2(empty, descriptor);
}

static void on_wake(int signal_number) {
  (void)signal_number;
  int saved = errno;
  atomic_store(&stop_is_over, 1);
  cover_watched();
  errno = saved;
}

static void wake_reader(void) {
  if (!atomic_load(&is_installed)) return;
  if (pthread_equal(pthread_self(), reader)) {
    cover_watched();
  } else {
    (void)pthread_kill(reader, WAKE_SIGNAL);
  }
}

static void on_stop(int signal_number) {
  int saved = errno;
  if (atomic_fetch_add(&stop_count, 1) > 0) _exit(128 + signal_number);
  wake_reader();
  errno = saved;
}

static int handle(int signal_number, void (*handler)(int)) {
  struct sigaction action = {0};
  action.sa_handler = handler;  // no SA_RESTART: a blocked read has to return
  sigemptyset(&action.sa_mask);
  return sigaction(signal_number, &action, NULL) == 0 ? 0 : errno;
}

int sluice_stop_install(void) {
  if (atomic_load(&empty_descriptor) < 0) {
    int empty = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (empty < 0) return errno;
    atomic_store(&empty_descriptor, empty);
  }
  reader = pthread_self();
  atomic_store(&is_installed, true);
  int fault = handle(WAKE_SIGNAL, on_wake);
  if (fault == 0) fault = handle(SIGPIPE, SIG_IGN);
  if (fault == 0) fault = handle(SIGTERM, on_stop);
  if (fault == 0) fault = handle(SIGINT, on_stop);
  if (fault != 0) return fault;
  // The parent, or the library that started this thread, may have blocked them.
  sigset_t ours;
  sigemptyset(&ours);
  sigaddset(&ours, WAKE_SIGNAL);
  sigaddset(&ours, SIGTERM);
  sigaddset(&ours, SIGINT);
  return pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
}

void sluice_stop_watch(int descriptor) {
  atomic_store(&watched, descriptor);
  // A wake-up that came before the descriptor was named must hold for it as well.
  if (descriptor >= 0 && (atomic_load(&stop_count) > 0 || atomic_load(&stop_is_over))) {
    cover_watched();
  }
}

bool sluice_stop_requested(void) { return atomic_load(&stop_count) > 0; }

void sluice_stop_request(void) {
  (void)atomic_fetch_add(&stop_count, 1);
  wake_reader();
}

void sluice_stop_wake_reader(void) {
  atomic_store(&stop_is_over, 1);
  wake_reader();
}

void sluice_stop_reset(void) {
  atomic_store(&watched, -1);
  atomic_store(&stop_count, 0);
  atomic_store(&stop_is_over, 0);
}
