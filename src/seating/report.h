// A plan in figures: what a team needs to know before it believes it.
// For: report.json, the honest sentence, the page. Everything is counted from the seating itself, nothing is taken over
// from the search. Private rules are in `objective` only, which is not for showing. Pure; O(meetings log meetings).
#pragma once
#include <cstdint>
#include <vector>

#include "seating/bound.h"
#include "seating/check.h"
#include "seating/objective.h"
#include "seating/problem.h"

namespace kith::seating {

struct Report {
  int people = 0;
  int rounds = 0;
  std::int64_t repeats = 0;  // meetings beyond the first
  int most_meetings_of_a_pair = 0;
  std::int64_t distinct_meetings = 0;  // pairs that meet
  int new_people_min = 0;              // of those who are there at all: people met whom they did not know
  int new_people_max = 0;
  int new_people_best = 0;                   // no plan gives everybody more than this
  std::int64_t sit_outs = 0;                 // present without a seat, over all rounds
  int sit_outs_max = 0;                      // of one person
  std::vector<std::int64_t> mix_meetings;    // of each of Problem::mixes: meetings of two with the same value
  std::int64_t language_gaps = 0;            // meetings of two without a common language
  std::int64_t language_lost = 0;            // seats of people who do not speak what most at their table speak
  std::int64_t tables_without_language = 0;  // in all rounds: tables with such a seat
  bool languages_matter = false;             // they weigh something
  std::int64_t known_meetings = 0;
  double affinity = 0;
  double weighted = 0;
  double score = 0;  // repeats + weighted
  Bound bound;
  Objective objective;
  std::vector<Violation> violations;  // of the team's rules
  // What the weighted sum is made of, in points; affinity is earned and comes off.
  std::vector<double> mix_points;
  double known_points = 0;
  double language_points = 0;
  double affinity_points = 0;
};

Report report_of(const Problem& problem, const Seating& seating);

}  // namespace kith::seating
