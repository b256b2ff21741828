#include "seating/detail/golf.h"

#include <algorithm>

#include "seating/detail/turn_search.h"

namespace kith::seating {
namespace {

constexpr int least_seats = 3;  // at a table: with two nothing is left to choose

bool rounds_are_alike(const Model& model) {
  for (int round = 0; round < model.rounds; ++round)
    for (int table = 0; table < model.tables; ++table) {
      const auto here = model.range(round, table), first = model.range(0, table);
      if (here.min != here.max || here.max != first.max || (here.max > 0 && here.max < least_seats)) return false;
    }
  return true;
}

}  // namespace

bool is_golf(const Model& model, const Costs& costs) {
  if (!costs.plain() || model.first > 0 || !model.blocks.empty() || model.bound.sit_outs > 0) return false;
  if (std::ranges::any_of(model.apart, [](const auto& rules) { return !rules.empty(); })) return false;
  if (std::ranges::any_of(model.places, [](const Place& place) { return place.kind != Place::Loose; })) return false;
  return rounds_are_alike(model);
}

std::optional<Seating> symmetric_plan(const Model& model, Budget& budget, Chance& chance, double until) {
  std::vector<int> first{0};
  std::int64_t meetings = 0;
  for (int table = 0; table < model.tables; ++table) {
    const std::int64_t seats = model.range(0, table).max;
    first.push_back(first.back() + static_cast<int>(seats));
    meetings += seats * (seats - 1) / 2 * model.rounds;
  }
  TurnSearch search(std::move(first), model.rounds, model.people, true, budget, chance);
  search.add_turns(2);
  const auto pairs = std::int64_t{model.people} * (model.people - 1) / 2;
  return search.run(Missing(model.bound.repeats + pairs - meetings, model.bound.over_and_over), until);
}

}  // namespace kith::seating
