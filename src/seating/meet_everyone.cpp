#include "seating/meet_everyone.h"

#include <algorithm>

#include "base/limits.h"
#include "seating/designs.h"
#include "seating/detail/everyone_built.h"
#include "seating/detail/side_by_side.h"
#include "seating/detail/turn_search.h"

namespace kith::seating {
namespace {

constexpr int searched_people = 400;  // of more, exchanges of seats are no match for a construction

std::int64_t pairs_of(std::int64_t n) { return n * (n - 1) / 2; }

// New meetings of `size` people who come from `tables` tables, spread evenly.
std::int64_t new_among(std::int64_t size, std::int64_t tables) {
  const auto each = size / tables, more = size % tables;
  return pairs_of(size) - more * pairs_of(each + 1) - (tables - more) * pairs_of(each);
}

// The most in a round of at least `tables` tables, where `worth` of a table grows faster than its size: full tables,
// one with the rest, and one person at each of the others.
template <class Worth>
std::int64_t most_in_round(int people, int table_size, int tables, Worth worth) {
  int alone = 0, full = 0, rest = 0;
  for (;; ++alone) {
    full = (people - alone) / table_size;
    rest = (people - alone) % table_size;
    if (full + (rest > 0) + alone >= tables) break;
  }
  return full * worth(table_size) + worth(rest);
}

Done sizes_make_sense(int people, int table_size) {
  if (people >= 1 && people <= limits::seating_people && table_size >= 2) return {};
  return fail(ErrorKind::Invalid, "seating_size",
              say("From 1 to {people, number} people can meet, at tables of at least two.",
                  {{"people", std::int64_t{limits::seating_people}}}));
}

// One round less each time, as long as the budget lasts.
class FewerRounds {
 public:
  FewerRounds(int people, int table_size, const SearchOptions& options)
      : people_(people), table_size_(table_size), designs_(options.designs), budget_(options), chance_(options.seed) {
    for (int seats = 0; seats < people; seats += table_size) first_.push_back(seats);
    first_.push_back(static_cast<int>(first_.size()) * table_size);
  }

  void improve(Seating& best, int least) {
    budget_.spend(0);
    while (best.rounds > least && !budget_.stopped()) {
      TurnSearch search(first_, best.rounds - 1, people_, false, budget_, chance_);
      search.add_turns(1);
      if (designs_) search.add_begun(known_seating(static_cast<int>(first_.size()) - 1, table_size_, best.rounds - 1));
      auto found = search.run(Missing(), 1);
      if (!found || search.unmet() > 0) return;
      best = first_people(*found, people_, table_size_);
    }
  }

 private:
  int people_, table_size_;
  bool designs_;
  Budget budget_;
  Chance chance_;
  std::vector<int> first_;
};

// The best of as many searches as are wanted: fewer rounds are better.
Result<Planned> improved(const Seating& built, int people, int table_size, int least, const SearchOptions& options) {
  return best_of_searches(options, [&](const SearchOptions& own) -> Result<Planned> {
    Planned planned{.seating = built};
    FewerRounds(people, table_size, own).improve(planned.seating, least);
    planned.report.objective.weighted = planned.seating.rounds;
    planned.proved = planned.seating.rounds == least;
    return planned;
  });
}

}  // namespace

int least_rounds_to_meet(int people, int table_size) {
  if (people < 2) return 0;
  const int each = (people - 1 + table_size - 2) / (table_size - 1);
  auto least = pairs_of(people);  // of rounds, if every number of tables is as bad as that
  for (int tables = (people + table_size - 1) / table_size; tables <= people; ++tables) {
    const auto first = most_in_round(people, table_size, tables, pairs_of);
    const auto later =
        most_in_round(people, table_size, tables, [&](std::int64_t size) { return new_among(size, tables); });
    const auto left = pairs_of(people) - first;
    least = std::min(least, 1 + (later > 0 ? (left + later - 1) / later : left));
    if (tables >= table_size && each >= least) break;  // more tables leave room for fewer meetings only
  }
  return std::max(each, static_cast<int>(least));
}

Result<Everyone> meet_everyone(int people, int table_size, const SearchOptions& options) {
  KITH_CHECK(sizes_make_sense(people, table_size));
  const int seats = std::min(table_size, std::max(people, 2));
  const auto too_many = [](int rounds) {
    return fail(ErrorKind::TooLarge, "seating_rounds",
                say("For everyone to meet everyone takes {needed, number} rounds; at most {rounds, number} can be "
                    "planned.",
                    {{"needed", std::int64_t{rounds}}, {"rounds", std::int64_t{limits::seating_rounds}}}));
  };
  Everyone result{.least = least_rounds_to_meet(people, seats)};
  if (result.least > limits::seating_rounds) return too_many(result.least);
  result.seating = EveryoneBuilt().plan(people, seats);
  if (people <= searched_people) {
    KITH_TRY(auto better, improved(result.seating, people, seats, result.least, options));
    result.seating = std::move(better.seating);
  }
  if (result.seating.rounds > limits::seating_rounds) return too_many(result.seating.rounds);
  give_company(result.seating, seats);
  for (const int table : result.seating.table) result.tables = std::max(result.tables, table + 1);
  return result;
}

}  // namespace kith::seating
