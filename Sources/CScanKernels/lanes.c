// SPDX-License-Identifier: Apache-2.0
#include "lanes.h"

#include "scan_internal.h"

static inline bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }
static inline bool is_alnum(uint8_t byte) {
  return is_digit(byte) || (uint8_t)((byte | 0x20) - 'a') < 26;
}
static inline bool is_separator(uint8_t byte) {
  return byte == ' ' || byte == '-' || byte == '.' || byte == '/';
}
static inline bool is_member(const struct sluice_lane_search *s, int32_t class, int64_t at) {
  return s->classes[(size_t)class * 256 + s->text[at]];
}
static inline int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

// What is known of the runs of a class in this text.
static inline struct sluice_class_run *run_of(const struct sluice_lane_search *s, int32_t class) {
  struct sluice_class_run *run = s->runs + class;
  if (run->text != s->text_number) {
    *run = (struct sluice_class_run){s->text_number, -1, -1, -1, 0};
  }
  return run;
}

// End of the run of a class that goes on behind `origin`, or the place 256 bytes on.
static int64_t run_end(const struct sluice_lane_search *s, int32_t class, int64_t origin) {
  struct sluice_class_run *run = run_of(s, class);
  if (run->origin == origin) return run->end;
  // A run that holds an earlier candidate, too, was walked up to there.
  int64_t at = larger(origin, run->end);
  int64_t limit = smaller((int64_t)s->count, origin + 256);
  while (at < limit && is_member(s, class, at)) at++;
  run->origin = (int32_t)origin;
  run->end = (int32_t)at;
  return at;
}

// Start of the run of a class that ends before `origin`, or the place SLUICE_LONGEST_WALK before it.
// The lanes of a shape ask for the same run one after the other.
static int64_t run_start(const struct sluice_lane_search *s, int32_t class, int64_t origin) {
  struct sluice_class_run *run = run_of(s, class);
  int64_t known = run->walked_from;
  if (known == origin) return run->start;
  int64_t lowest = larger(0, origin - SLUICE_LONGEST_WALK);
  int64_t at = origin;
  while (at > lowest && is_member(s, class, at - 1)) {
    at--;
    // The rest of this run was walked from an earlier candidate.
    if (at == known) {
      at = larger(lowest, run->start);
      break;
    }
  }
  run->walked_from = (int32_t)origin;
  run->start = (int32_t)at;
  return at;
}

// Whether the bytes behind a run are of the lane's classes.
static bool is_followed(const struct sluice_lane_search *s, const struct sluice_lane *lane,
                        int64_t end) {
  for (int step = 0; step < 4; step++) {
    if (lane->after[step] < 0) continue;
    if (end + step >= (int64_t)s->count || !is_member(s, lane->after[step], end + step)) return false;
  }
  return true;
}

// Start of a phone number whose last seven digits begin at `tail`: an area code of three digits before
// it, in parentheses or not.
static int64_t phone_start(const uint8_t *text, int64_t tail) {
  int64_t at = tail;
  if (at < 4) return tail;
  if (is_separator(text[at - 1])) at--;
  if (text[at - 1] == ')') return at >= 5 && text[at - 5] == '(' ? at - 5 : tail;
  if (at < 3 || at == tail) return tail;
  for (int step = 1; step <= 3; step++) {
    if (!is_digit(text[at - step])) return tail;
  }
  return at - 3;
}

static inline int64_t last_end(const struct sluice_lane_search *s, int32_t lane) {
  return s->states[lane].text == s->text_number ? s->states[lane].last_end : 0;
}

// The start for an anchor at `origin`, whatever follows.
static int64_t start_of(const struct sluice_lane_search *s, int32_t number, int64_t origin) {
  const struct sluice_lane *lane = s->lanes + number;
  if (lane->is_phone_tail) return phone_start(s->text, origin);
  if (lane->walk_class < 0) return origin;
  if (origin < 0 || origin > (int64_t)s->count) return -1;
  int64_t start = larger(run_start(s, lane->walk_class, origin), origin - lane->walk_limit);
  // What was matched before is not walked over: the search goes on behind it.
  int64_t end = last_end(s, number);
  return end <= origin ? larger(start, end) : start;
}

int64_t sluice_lane_start(const struct sluice_lane_search *s, int32_t number, int64_t origin) {
  const struct sluice_lane *lane = s->lanes + number;
  if (lane->after[0] >= 0 && lane->walk_class >= 0 &&
      !is_followed(s, lane, run_end(s, lane->walk_class, origin))) {
    return -1;
  }
  return start_of(s, number, origin);
}

// Bits of the context words near `position`, without the bit that opens no gate.
static uint64_t words_near(struct sluice_lane_search *s, int64_t position) {
  if (s->takes_all || position >= s->open_from) return ~0ull;
  const struct sluice_context_hit *hits = s->hits;
  int64_t first = position - s->gate_before, last = position + s->gate_behind;
  size_t at = s->hit_cursor;
  while (at > 0 && hits[at - 1].position >= first) at--;
  while (at < s->hit_count && hits[at].position < first) at++;
  s->hit_cursor = at;
  uint64_t bits = 0;
  for (; at < s->hit_count && hits[at].position <= last; at++) bits |= 1ull << (hits[at].number & 63);
  return bits & ~(1ull << 63);
}

// Bits of the context words near the candidate.
static uint64_t awake(struct sluice_lane_search *s) {
  if (!s->knows_awake) {
    s->awake = words_near(s, s->shape == SLUICE_ALNUM_RUN ? s->origin + 23 : s->origin);
    s->knows_awake = true;
  }
  return s->awake;
}

// Begins with the lanes of the digits whose eighth is at `position`. Lanes take runs of one length.
static void begin_digits(struct sluice_lane_search *s, int64_t position) {
  int64_t start = position - 7, end = position + 1;
  int64_t limit = smaller((int64_t)s->count, start + SLUICE_LONGEST_DIGIT_RUN + 1);
  while (end < limit && is_digit(s->text[end])) end++;
  int64_t length = end - start;
  if (length > SLUICE_LONGEST_DIGIT_RUN) return;
  s->origin = start;
  s->run_end = end;
  s->lane = s->digit_lanes + s->digit_start[length];
  s->gated = s->digit_lanes + s->digit_gated[length];
  s->lane_end = s->digit_lanes + s->digit_start[length + 1];
  if (s->gated < s->lane_end && awake(s) == 0) s->lane_end = s->gated;
  // A number that goes on behind a separator may be longer than the run.
  const uint8_t *behind = s->text + end;
  int64_t left = (int64_t)s->count - end;
  s->goes_on = (left > 0 && (is_alnum(behind[0]) || behind[0] >= 0x80)) ||
               (left > 1 && is_separator(behind[0]) && (is_alnum(behind[1]) || behind[1] >= 0x80));
}

// Begins with the lanes of a shape.
static void begin_shape(struct sluice_lane_search *s, int32_t shape, int64_t position) {
  s->origin = position;
  s->run_end = 0;
  s->lane = s->shape_lanes + s->shape_start[shape];
  s->lane_end = s->shape_lanes + s->shape_start[shape + 1];
}

// Begins with the lanes of the letters and digits whose 24th is at `position`.
static void begin_run(struct sluice_lane_search *s, int64_t position) {
  begin_shape(s, SLUICE_ALNUM_RUN, position - 23);
  int64_t end = position + 1, limit = smaller((int64_t)s->count, s->origin + 512);
  while (end < limit && is_alnum(s->text[end])) end++;
  s->run_end = end;
}

// Whether three digits and a `-` or `/` follow the second dot of `.ddd.`: what tells the document
// numbers that are written so from the far more frequent addresses.
static bool is_document_number(const struct sluice_lane_search *s, int64_t dot) {
  return dot + 4 < (int64_t)s->count && is_digit(s->text[dot + 3]) &&
         (s->text[dot + 4] == '-' || s->text[dot + 4] == '/');
}

// Begins with the next candidate. Returns false if there is none; an empty range of lanes if the
// caller sees to it.
static bool begin_candidate(struct sluice_lane_search *s) {
  s->lane = s->lane_end = NULL;
  s->knows_awake = false;
  for (; s->next < s->candidate_count; s->next++) {
    s->shape = (int32_t)(s->candidates[s->next] >> 56);
    if (s->shape != SLUICE_LITERAL && s->shape != SLUICE_KEY) break;
  }
  if (s->next == s->candidate_count) return false;
  int64_t position = (int64_t)(s->candidates[s->next++] & 0x00FFFFFFFFFFFFFFull);
  s->origin = position;
  switch (s->shape) {
    case SLUICE_DIGIT_RUN: begin_digits(s, position); break;
    case SLUICE_ALNUM_RUN: begin_run(s, position); break;
    case SLUICE_DOT_GROUPS:
      if (is_document_number(s, position)) begin_shape(s, s->shape, position);
      break;
    default: begin_shape(s, s->shape, position);
  }
  return true;
}

// A run of dashes is reported once, at its fifth; a line glued to the dashes of the one before begins
// with the last five, which this moves to. Returns whether there are others.
static bool begin_last_dashes(struct sluice_lane_search *s) {
  int64_t end = s->origin + 1;
  while (end < (int64_t)s->count && s->text[end] == '-') end++;
  if (end - 1 == s->origin) return false;
  begin_shape(s, SLUICE_DASHES, end - 1);
  return true;
}

// Whether shapes of this kind are the caller's to see to, besides their lanes.
static inline bool is_callers(int32_t shape) {
  switch (shape) {
    case SLUICE_ALNUM_RUN:
    case SLUICE_TOKEN:
    case SLUICE_BACKSLASH:
    case SLUICE_PERCENT:
    case SLUICE_AMPERSAND:
    case SLUICE_ESCAPE:
    case SLUICE_HASH:
    case SLUICE_NON_ASCII:
    case SLUICE_QUOTED: return true;
    default: return false;
  }
}

// Where the pattern of lane `number` is worth trying for the candidate, or -1.
INLINE int64_t attempt_start(struct sluice_lane_search *s, const int32_t *at) {
  int32_t number = *at;
  const struct sluice_lane *lane = s->lanes + number;
  struct sluice_screen *screen = s->screens == NULL ? NULL : s->screens + lane->pattern;
  if (screen != NULL && screen->is_off) return -1;
  if (lane->gate != 0 && !(lane->gate & awake(s))) return -1;
  int64_t start;
  if (s->shape == SLUICE_DIGIT_RUN) {
    if (!s->takes_all && !(lane->first_digits >> (s->text[s->origin] - '0') & 1)) return -1;
    if (lane->after[0] >= 0 && !is_followed(s, lane, s->run_end)) return -1;
    start = start_of(s, number, s->origin);
  } else if (s->shape == SLUICE_ALNUM_RUN) {
    int64_t length = s->run_end - s->origin;
    if (length < lane->minimum_length || length > lane->maximum_length) return -1;
    if (lane->after[0] >= 0 && !is_followed(s, lane, s->run_end)) return -1;
    start = start_of(s, number, s->origin);
  } else {
    start = sluice_lane_start(s, number, s->origin - lane->back_step);
  }
  if (start < 0) return -1;
  const struct sluice_lane_state *state = s->states + number;
  if (state->text == s->text_number && (start < state->last_end || start == state->failed_start)) {
    return -1;
  }
  if (screen != NULL && !sluice_is_promising(screen, s->text, s->count, (size_t)start)) return -1;
  return start;
}

bool sluice_next_attempt(struct sluice_lane_search *s, struct sluice_attempt *attempt) {
  for (;;) {
    while (s->lane < s->lane_end) {
      const int32_t *at = s->lane++;
      int64_t start = attempt_start(s, at);
      if (start < 0) continue;
      *attempt = (struct sluice_attempt){start, s->origin, s->run_end, *at, s->shape, s->goes_on};
      return true;
    }
    if (s->shape == SLUICE_DASHES && s->lane != NULL && begin_last_dashes(s)) continue;
    if (!begin_candidate(s)) return false;
    if (is_callers(s->shape)) {
      *attempt = (struct sluice_attempt){s->origin, s->origin, s->run_end, -1, s->shape, false};
      return true;
    }
  }
}
