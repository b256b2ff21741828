#include "seating/search.h"

#include <algorithm>
#include <cmath>

#include "seating/detail/anneal.h"
#include "seating/detail/start.h"

namespace kith::seating {
namespace {

constexpr int dense_people = 4'096;  // above that a table of all pairs outgrows every cache

int widest_table(const Model& model) {
  int widest = 1;
  for (const auto& range : model.seats) widest = std::max(widest, range.max);
  return widest;
}

// Temperatures: `hot` melts a plan, `cold` lets only the smallest losses pass. In units.
struct Heat {
  double repeat;  // what a repeat costs
  double hot;
  double cold;
};

Heat heat_of(const Costs& costs) {
  if (costs.plain()) return {1, 0.5, 0.1};
  const double points = costs.largest();
  return {std::max(points, 1.0) * costs.unit(), 0.35 * points * costs.unit(), 0.01 * points * costs.unit()};
}

template <class Pairs>
Seating search(const Model& model, const Costs& costs, Pairs pairs, Budget& budget, Chance& chance, Seating start,
               bool good_start) {
  costs.fill(pairs);
  auto heat = heat_of(costs);
  if (good_start && !costs.plain()) heat.repeat *= 4;  // its repeats are not to be melted
  pairs.set_again(static_cast<std::int32_t>(heat.repeat));
  Anneal<Pairs> anneal(model, costs, pairs, budget, chance);
  anneal.begin(start);
  if (anneal.at_bound() || !anneal.can_move()) return anneal.best();
  anneal.run({0.03, heat.cold * 2, heat.cold});
  if (good_start) {
    anneal.run({1, heat.hot / 2, heat.cold});
    return anneal.best();
  }
  anneal.run({0.2, heat.hot, heat.cold});
  anneal.run({1, heat.hot, heat.cold});
  return anneal.best();
}

}  // namespace

Result<Planned> plan(const Problem& problem, const SearchOptions& options) {
  KITH_CHECK(validate(problem));
  Budget budget(options);
  Chance chance(options.seed);
  const Model model(problem, chance);
  const Costs costs(problem, widest_table(model));
  const auto design = design_of(model);
  auto start = seated(model, options.start ? *options.start : wish_from_design(model, design, chance));
  const double before = budget.elapsed();
  auto report = report_of(problem, start);
  budget.reserve(1.5 * (budget.elapsed() - before) + 0.001);
  budget.spend(0);

  const bool good_start = options.start.has_value() || covers(model, design);
  Planned planned;
  if (model.people > dense_people) {
    planned.seating = search(model, costs, costs.sparse(), budget, chance, std::move(start), good_start);
  } else if (costs.plain()) {
    planned.seating = search(model, costs, PlainPairs(model.people), budget, chance, std::move(start), good_start);
  } else {
    planned.seating = search(model, costs, DensePairs(model.people), budget, chance, std::move(start), good_start);
  }
  planned.report = report_of(problem, planned.seating);
  planned.seconds = budget.elapsed();
  planned.iterations = budget.spent();
  return planned;
}

}  // namespace kith::seating
