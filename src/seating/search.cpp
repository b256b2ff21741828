#include "seating/search.h"

#include <algorithm>
#include <cmath>

#include "seating/detail/anneal.h"
#include "seating/detail/exact.h"
#include "seating/detail/golf.h"
#include "seating/detail/grouping.h"
#include "seating/detail/near.h"
#include "seating/detail/relabel.h"
#include "seating/detail/side_by_side.h"
#include "seating/detail/start.h"

namespace kith::seating {
namespace {

constexpr double people_at_once = 6;      // how much hotter it is when whole people change places, not single seats
constexpr double relabel_share = 0.6;     // of the budget, for giving a design to people
constexpr double seconds_a_pair = 60e-9;  // that the last look at a plan takes
constexpr double symmetric_share = 0.8;   // of the budget, where most pairs have to meet
constexpr int dense_people = 4'096;       // above that a table of all pairs outgrows every cache
constexpr int few_seats = 60;             // of all rounds: up to there several searches come to better plans than one
constexpr int lives = 5;

int widest_table(const Model& model) {
  int widest = 1;
  for (const auto& range : model.seats) widest = std::max(widest, range.max);
  return widest;
}

// Found by trying on rooms of 16 to 1,000 people, in units: `hot` melts a plan, `cold` lets only the smallest losses
// pass.
struct Heat {
  double repeat;  // what a repeat costs
  double hot;
  double cold;
};

Heat heat_of(const Costs& costs) {
  if (costs.plain()) return {costs.unit(), 0.5 * costs.unit(), 0.1 * costs.unit()};
  const double typical = costs.typical() * costs.unit();
  // A repeat is worth a point at least, but where all weights are small not so much that nothing else counts.
  const double repeat = costs.largest() > 0 ? std::clamp(1.0, costs.largest(), 4 * costs.largest()) : 1;
  return {repeat * costs.unit(), typical, 0.07 * typical};
}

// How hard it is to leave a plan without repeats by exchanging seats and to come to another: the share of all pairs
// that has to meet, times the people at a table. From `crowded` on a search left to itself ends with repeats, or pays
// for their absence with company and wishes. Found by trying on rooms of 40 to 100 people.
constexpr double crowded = 2.2;
// Up to `roomy` a plan is melted in part; from `narrow` on an older plan is melted nearly as much as a new one.
constexpr double roomy = 1.7, narrow = 2;

double pressure(const Model& model) {
  const double all = 0.5 * model.people * std::max(model.people - 1, 1);
  return widest_table(model) * static_cast<double>(model.bound.pairs) / all;
}

// A design that exchanging seats does not reach is kept, and people change places in it.
bool keep_design(const Model& model, const Design& design) {
  return covers(model, design) && (model.tight() || (model.first == 0 && pressure(model) > crowded));
}

// What is to be done with the budget.
enum class Course {
  Search,  // seats are exchanged from hot to cold
  Keep,    // a design that fits was given to people: only what it leaves over is improved
  Repair   // an older plan is made good again
};

// Where there is room, a plan that is melted only in part comes back better; where there is less, it does not find out
// of its repeats. A plan that was good before somebody came or left is melted less. Found by trying on rooms of 80 to
// 160 people.
double melting(const Model& model, const Costs& costs, Course course) {
  if (course == Course::Repair) return pressure(model) > narrow ? 0.8 : 0.4;
  return costs.plain() || pressure(model) > roomy ? 1 : 0.7;
}

// So hot that half of what a repeat costs may pass, as where nothing but repeats counts: in a crowded room with
// languages anything colder saves words at the price of repeats, and never finds out of them.
constexpr double repeats_pass = 0.5;

double hottest(const Model& model, const Costs& costs, Course course, double hot, double repeat) {
  const bool torn = costs.talk().matters() && pressure(model) > crowded;
  return std::max(melting(model, costs, course) * hot, torn ? repeats_pass * repeat : 0);
}

// A search of its own within the budget.
struct Task {
  Course course;
  double until = 1;  // what is used of the budget then
};

template <class Pairs>
Seating search(const Model& model, const Costs& costs, Pairs pairs, Budget& budget, Chance& chance,
               const Seating& start, const Task& task, const Near& near) {
  const auto course = task.course;
  const auto heat = heat_of(costs);
  // Where languages weigh, one exchange saves a price at each of two tables: repeats would be paid with that. `dear` is
  // too much to be traded for anything. Sums over a table have to stay within 32 bits.
  const bool talks = costs.talk().matters();
  const double most = std::ldexp(1.0, 29) / widest_table(model);
  const auto cheap = static_cast<std::int32_t>(std::min((talks ? 4 : 1) * heat.repeat, most));
  const auto dear = static_cast<std::int32_t>(std::min((talks ? 8 : 4) * heat.repeat, most));
  pairs.set_again(costs.again(course == Course::Search ? cheap : dear));
  Anneal<Pairs> anneal(model, costs, pairs, budget, chance);
  if (near.home) anneal.stay_near(*near.home, near.price);
  const double before = budget.elapsed();
  anneal.begin(start);
  budget.reserve(budget.elapsed() - before + seconds_a_pair * static_cast<double>(model.bound.pairs) + 0.001);
  budget.spend(0);
  if (anneal.reached() || !anneal.can_move()) return anneal.best();
  const double from = budget.done();
  const auto at = [&](double share) { return from + (task.until - from) * share; };
  anneal.run({at(0.03), heat.cold * 2, heat.cold});
  const auto again = [&] {
    const auto& best = anneal.best_energy();
    return best.repeats > model.bound.repeats || best.over_and_over > model.bound.over_and_over;
  };
  if (course == Course::Keep && !again()) {
    anneal.run({task.until, heat.hot * people_at_once, heat.cold * people_at_once / 2, true});
    return anneal.best();
  }
  if (course == Course::Repair) {
    anneal.run({at(0.1), heat.cold * 4, heat.cold / 2});
    // So hot that repeats come and go, whatever company and wishes say to it: the way out leads through worse plans.
    for (const auto& [until, share] : {std::pair(0.45, 0.5), std::pair(0.85, 0.25)}) {
      if (!again()) break;
      anneal.begin_at_best();
      anneal.run({at(until), share * dear, heat.cold});
    }
    if (again()) {
      anneal.begin_at_best();
      anneal.run({task.until, heat.cold * 4, heat.cold / 2});
      return anneal.best();
    }
  }
  pairs.set_again(costs.again(cheap));
  anneal.begin_at_best();
  anneal.run({at(0.9), hottest(model, costs, course, heat.hot, cheap), heat.cold});
  pairs.set_again(costs.again(dear));
  anneal.begin_at_best();
  anneal.run({task.until, heat.cold * 2, heat.cold / 2});
  return anneal.best();
}

// With every pair in the smallest layout that has room for what it costs.
Seating search(const Model& model, const Costs& costs, Budget& budget, Chance& chance, const Seating& start,
               const Task& task, const Near& near) {
  const auto with = [&](auto&& pairs) {
    return search(model, costs, std::forward<decltype(pairs)>(pairs), budget, chance, start, task, near);
  };
  if (model.people > dense_people) {
    auto sparse = costs.sparse();
    costs.fill(sparse);
    return with(std::move(sparse));
  }
  if (auto kinds = costs.kinds<std::uint8_t>()) return with(*std::move(kinds));
  if (auto kinds = costs.kinds<std::uint16_t>()) return with(*std::move(kinds));
  DensePairs dense(model.people);
  costs.fill(dense);
  return with(std::move(dense));
}

// With nothing but repeats to count, and no rule about anybody, all assignments are alike.
bool relabelling_counts(const Problem& problem, const Costs& costs) {
  return !costs.plain() || !problem.rules.empty() || !problem.pins.empty();
}

Seating relabelled(const Model& model, const Costs& costs, const Design& design, Budget& budget, Chance& chance) {
  const auto heat = heat_of(costs);
  Relabel relabel(model, costs, design, chance);
  relabel.run(budget, relabel_share, heat.hot * people_at_once, heat.cold * people_at_once / 2);
  return seated(model, relabel.wish());
}

bool proved_best(const Report& report) {
  auto objective = report.objective;
  objective.most_sat_out = 0;   // even by construction
  objective.private_pairs = 0;  // a private rule is not to be seen in what is called proved
  const auto& bound = report.bound;
  return !better({0, 0, bound.repeats, bound.over_and_over, 0, bound.least_share, bound.weighted + weights_alike},
                 objective);
}

// Of a few seats one annealing makes few plans, and may freeze in a worse one however slowly it cools: there it is done
// several times.
Seating several_searches(const Model& model, const Costs& costs, Budget& budget, Chance& chance, const Seating& start) {
  const double from = budget.done();
  std::optional<Seating> best;
  Objective best_objective;
  for (int life = 1; life <= lives && !budget.stopped(); ++life) {
    const Task task{Course::Search, from + (1 - from) * life / lives};
    auto found = search(model, costs, budget, chance, start, task, {});
    const auto report = report_of(model.problem, found);
    if (!best || better(report.objective, best_objective)) {
      best = std::move(found);
      best_objective = report.objective;
    }
    if (proved_best(report) && report.objective.private_pairs == 0) break;
  }
  return best ? *std::move(best) : start;
}

Result<Planned> plan_alone(const Problem& problem, const SearchOptions& options, const Near& near) {
  Budget budget(options);
  Chance chance(options.seed);
  const Model model(problem, chance);
  const Costs costs(problem, widest_table(model));
  const auto design = design_of(model);
  const bool keep = options.designs && keep_design(model, design);
  const auto course = options.start ? Course::Repair : keep ? Course::Keep : Course::Search;
  const auto wish = [&] {
    if (options.start) return *options.start;
    return options.designs ? wish_from_design(model, design, chance) : Seating::empty(model.people, model.rounds);
  };
  auto start = seated(model, wish());
  if (course == Course::Search && model.tight() && is_golf(model, costs))
    if (const auto plan = symmetric_plan(model, budget, chance, symmetric_share)) start = *plan;
  Planned planned;
  if (auto best = near.home ? std::nullopt : exact_best(model, start, budget)) {
    planned.seating = *std::move(best);
    planned.proved = true;
  } else if (course == Course::Keep && model.people <= relabel_people && relabelling_counts(problem, costs)) {
    start = relabelled(model, costs, design, budget, chance);
    planned.seating = search(model, costs, budget, chance, start, {course}, near);
  } else if (model.people <= dense_people && !near.home && is_grouping(model, costs)) {
    budget.reserve(seconds_a_pair * static_cast<double>(model.bound.pairs) + 0.001);
    planned.seating = best_grouping(model, costs, budget, chance, start);
  } else if (course == Course::Search && !near.home && model.people * (model.rounds - model.first) <= few_seats) {
    planned.seating = several_searches(model, costs, budget, chance, start);
  } else {
    planned.seating = search(model, costs, budget, chance, start, {course}, near);
  }
  planned.report = report_of(problem, planned.seating);
  planned.proved |= proved_best(planned.report);
  planned.seconds = budget.elapsed();
  planned.iterations = budget.spent();
  return planned;
}

}  // namespace

Result<Planned> plan(const Problem& problem, const SearchOptions& options) { return plan_near(problem, options, {}); }

Result<Planned> plan_near(const Problem& problem, const SearchOptions& options, const Near& near) {
  KITH_CHECK(validate(problem));
  if (options.searches <= 1) return plan_alone(problem, options, near);
  return best_of_searches(options, [&](const SearchOptions& own) { return plan_alone(problem, own, near); });
}

}  // namespace kith::seating
