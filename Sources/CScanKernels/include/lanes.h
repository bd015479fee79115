// SPDX-License-Identifier: Apache-2.0
// Lanes of shapes: from the candidates that the kernels report to the places where a pattern is worth
// trying.
#ifndef SLUICE_LANES_H
#define SLUICE_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "words.h"

// The farthest that any rule walks back, and the longest run of digits that rules ask for.
enum { SLUICE_LONGEST_WALK = 256, SLUICE_LONGEST_DIGIT_RUN = 40 };

// One way a rule's candidates are found: a rule has a lane for each anchor kind. Candidates of a lane
// come in ascending order, so "not before the end of the last match" is one number a lane. No padding.
struct sluice_lane {
  int32_t rule;
  int32_t pattern;     // number of the anchored pattern, or -1 when the whole value is the span
  int32_t back_step;   // bytes from the candidate back to the origin
  int32_t walk_class;  // number of the class that is walked back over, or -1
  int32_t walk_limit;  // most bytes walked back, at most SLUICE_LONGEST_WALK
  int32_t minimum_length, maximum_length;  // lengths of the runs of letters and digits taken
  int32_t reach;       // reach of a label in bytes
  int32_t after[4];    // classes of the bytes right behind the anchor's run, -1 for any
  uint64_t gate;       // bits of the context words one of which must stand near; 0: it needs none
  bool is_phone_tail;  // whether walked-back starts are computed for a phone tail
  bool is_anchored;    // whether candidates come from a shape or literal, not from a key or label
  uint16_t first_digits;  // for runs of digits: bits of the digits that a match can begin with
  uint32_t unused;
};

// Where a lane stands in the text that is searched now; the state for another text is void.
struct sluice_lane_state {
  int32_t text;
  int32_t last_end;      // end of the last match: no later match begins before it
  int32_t failed_start;  // start that failed last, so that it is not tried again
};

// What is known of the runs of a class in a text: where the last walk back began and ended, and the
// last walk on.
struct sluice_class_run {
  int32_t text;
  int32_t walked_from, start;
  int32_t origin, end;
};

// A context word that was seen.
struct sluice_context_hit {
  int32_t position, number;
};

// A search through the candidates of a tile. The caller fills in all but the last group.
struct sluice_lane_search {
  const struct sluice_lane *lanes;
  const int32_t *shape_start, *shape_lanes;  // lanes by shape: ranges of `shape_lanes`
  // Lanes by length of a run of digits, ranges of `digit_lanes`: those with a gate begin at
  // `digit_gated`.
  const int32_t *digit_start, *digit_gated, *digit_lanes;
  const bool *classes;                  // 256 flags a class
  struct sluice_screen *screens;        // by number of the pattern; NULL refuses nothing
  const struct sluice_lane_state *states;
  struct sluice_class_run *runs;  // by number of the class

  const uint8_t *text;
  size_t count;
  int32_t text_number;  // what the states and runs of this text carry; not 0
  bool takes_all;       // whether gates are open and runs of digits may begin with any

  // Context words in ascending order. From `open_from` on words may be missing, so gates are open.
  const struct sluice_context_hit *hits;
  size_t hit_count;
  int64_t open_from, gate_before, gate_behind;

  const uint64_t *candidates;
  size_t candidate_count;

  // Where the search stands: zero before the first call.
  size_t next;
  size_t hit_cursor;
  const int32_t *lane, *lane_end, *gated;
  int64_t origin;  // of a run: its first byte; else the candidate
  int64_t run_end;
  uint64_t awake;  // bits of the context words near it, once `knows_awake`
  bool knows_awake;
  int32_t shape;
  bool goes_on;
};

// A place at which a pattern may match, or a candidate that lanes do not see to.
struct sluice_attempt {
  int64_t start;     // where the pattern is to be tried
  int64_t position;  // of the candidate, or the first byte of its run
  int64_t run_end;   // behind a run
  int32_t lane;      // -1: the caller sees to the candidate, whose shape is in `shape`
  int32_t shape;
  bool goes_on;  // whether digits go on behind a separator
};

// Moves to the next attempt; returns whether there is one. Reads no byte outside
// [text, text+count). Between two calls states may change, and nothing else.
bool sluice_next_attempt(struct sluice_lane_search *search, struct sluice_attempt *attempt);

// Where the pattern of a lane is to be tried for an anchor whose run begins at `origin`: there, or
// walked back from there. -1 if nowhere.
int64_t sluice_lane_start(const struct sluice_lane_search *search, int32_t lane, int64_t origin);

#endif
