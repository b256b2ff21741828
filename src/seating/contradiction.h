// Why a plan cannot keep all rules: a smallest set of the team's rules that contradict each other.
// For: the sentence after a plan that breaks a rule. Private rules are never looked at, so they are in no answer.
// Each round is a puzzle of its own: people bound together into blocks, blocks to be put at tables that have room,
// apart where asked. It is solved by trying, up to a bound on the steps; then rules are left out, many at once and then
// one by one, in several orders, until none can go. Pure; a bounded number of steps, some 50 ms at most.
#pragma once
#include <vector>

#include "seating/problem.h"

namespace kith::seating {

struct Contradiction {
  int round = 0;           // in which they cannot all hold
  std::vector<int> rules;  // indices into Problem::rules
  bool pins = false;       // seats set by hand take part
};

// Of the first round in which there is one; no rules if nothing contradicts, or nothing could be proved.
Contradiction contradiction_of(const Problem& problem);

}  // namespace kith::seating
