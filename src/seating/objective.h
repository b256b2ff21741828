// What makes one seating better than another: one order, the first difference decides.
// For: the search, replan() and tests. Not for people: they read a Report.
// Values; no threads, no errors.
#pragma once
#include <cstdint>
#include <tuple>

namespace kith::seating {

// Of so many rounds, how many twos and threes there are: what Objective::over_and_over counts, for each pair.
constexpr std::int64_t twos_of(std::int64_t rounds) { return rounds * (rounds - 1) / 2; }
constexpr std::int64_t threes_of(std::int64_t rounds) { return rounds * (rounds - 1) * (rounds - 2) / 6; }

// Weighted sums that differ by less are the same: that much is lost in adding up decimals.
inline constexpr double weights_alike = 1e-9;

struct Objective {
  std::int64_t broken_rules = 0;   // the team's hard rules and the sizes of tables
  std::int64_t private_pairs = 0;  // meetings of two that a private rule keeps apart
  std::int64_t repeats = 0;        // meetings of two beyond their first in this plan
  std::int64_t over_and_over = 0;  // threes of rounds in each of which the same two meet: of a pair six times, 20
  double most_sat_out = 0;         // the largest share of their own rounds that somebody has to sit out
  double least_share = 1;          // the least share of the new people that somebody could still meet; more is better
  double weighted = 0;             // same company, known pairs, languages, less affinity
};

inline bool better(const Objective& left, const Objective& right) {
  const auto order = [](const Objective& o) {
    return std::tuple(o.broken_rules, o.private_pairs, o.repeats, o.over_and_over, o.most_sat_out, -o.least_share,
                      o.weighted);
  };
  return order(left) < order(right);
}

}  // namespace kith::seating
