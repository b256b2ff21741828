// What the search minimises, and what it takes from fairness. For: seats.h and anneal.h. Values.
#pragma once
#include <cstdint>
#include <vector>

#include "seating/objective.h"

namespace kith::seating {

// Numbers compared one after the other: what comes first in the order, and everything that may be traded.
struct Energy {
  std::int64_t hard = 0;  // pairs together that rules keep apart, weighted (model.h)
  std::int64_t repeats = 0;
  std::int64_t over_and_over = 0;  // seating/objective.h
  std::int64_t again = 0;          // what the repeats cost, in units
  std::int64_t soft = 0;           // fairness and weights, in units
  std::int64_t unfair = 0;         // of it what unfairness costs

  bool less(const Energy& other) const {
    if (hard != other.hard) return hard < other.hard;
    if (repeats != other.repeats) return repeats < other.repeats;
    if (over_and_over != other.over_and_over) return over_and_over < other.over_and_over;
    return soft < other.soft;
  }
};

// What somebody pays who meets so many new people. People with the same row share it, so that all rows stay near.
struct Prices {
  int width = 0;                    // of a row, whose last price is for all who meet still more
  std::vector<std::int32_t> price;  // [row * width + new people met]
  std::vector<std::int32_t> begin;  // of each person's row
};

}  // namespace kith::seating
