#include "seating/replan.h"

#include <algorithm>

#include "seating/detail/table_names.h"
#include "seating/shape.h"

namespace kith::seating {
namespace {

constexpr double margin = 0.02;  // of the weighted sum, within which fewer changed seats are the better plan

// Host rules that hold in every round, as one rule a round, so that some of them can go.
void take_hosts(Problem& p, int from, auto&& goes) {
  std::vector<Rule> rules;
  for (const auto& rule : p.rules) {
    if (rule.kind != RuleKind::Host || !goes(rule)) {
      rules.push_back(rule);
      continue;
    }
    for (int round = 0; round < p.rounds; ++round) {
      if (round >= from || (rule.round != every_round && rule.round != round)) continue;
      auto kept = rule;
      kept.round = round;
      rules.push_back(kept);
    }
  }
  p.rules = std::move(rules);
}

void walk_in(Problem& p, int from) {
  ++p.people;
  for (int round = 0; round < p.rounds; ++round) p.present.push_back(round >= from ? 1 : 0);
  for (auto& mix : p.mixes) mix.value.push_back(-1);
  if (!p.languages.spoken.empty()) p.languages.spoken.push_back(0);
}

void apply(Problem& p, const Change& change, int first_free) {
  const auto there = [&](auto&& when) {
    for (int round = first_free; round < p.rounds; ++round)
      if (const auto now = when(round)) p.set_present(change.person, round, *now);
  };
  using Kind = Change::Kind;
  using Maybe = std::optional<bool>;
  switch (change.kind) {
    case Kind::Absent:
      return there([&](int round) { return round >= change.round ? Maybe(false) : Maybe(); });
    case Kind::Late:
      return there([&](int round) { return Maybe(round >= change.round); });
    case Kind::Leaving:
      return there([&](int round) { return round > change.round ? Maybe(false) : Maybe(); });
    case Kind::WalkIn:
      return walk_in(p, std::max(change.round, first_free));
    case Kind::TableLost:
      take_hosts(p, change.round, [&](const Rule& rule) { return rule.b == change.table; });
      for (int round = std::max(change.round, first_free); round < p.rounds; ++round)
        p.rules.push_back({RuleKind::Capacity, change.table, 0, round});
      return;
    case Kind::HostGone:
      return take_hosts(p, change.round, [&](const Rule& rule) { return rule.a == change.person; });
    case Kind::Pinned:
      p.pins.push_back({change.round, change.person, change.table});
  }
}

bool in_range(const Problem& p, const Change& change) {
  using Kind = Change::Kind;
  if (change.round < 0 || change.round >= p.rounds) return false;
  if (change.kind == Kind::WalkIn) return true;
  if (change.kind == Kind::TableLost) return change.table >= 0 && change.table < p.tables;
  if (change.person < 0 || change.person >= p.people) return false;
  return change.kind != Kind::Pinned || (change.table >= no_table && change.table < p.tables);
}

Seating with_people(const Seating& before, int people, int rounds) {
  auto result = Seating::empty(people, rounds);
  for (int round = 0; round < std::min(before.rounds, rounds); ++round)
    for (int person = 0; person < std::min(before.people, people); ++person)
      result.at(round, person) = before.at(round, person);
  return result;
}

void freeze(Problem& p, const Seating& before, int first_free) {
  p.frozen = first_free;
  p.past = before;
  std::erase_if(p.pins, [&](const Pin& pin) { return pin.round < first_free; });
  for (int round = 0; round < first_free; ++round)
    for (int person = 0; person < p.people; ++person)
      if (before.at(round, person) != no_table) p.set_present(person, round, true);
}

// Everybody in this round stays where they are, unless they are gone, nearly alone, or their table is.
void hold(Problem& p, const Seating& before, int round) {
  std::vector<int> size(p.tables, 0);
  for (int person = 0; person < p.people; ++person)
    if (p.is_present(person, round) && before.at(round, person) != no_table) ++size[before.at(round, person)];
  auto* seats = &p.seats[static_cast<std::size_t>(round) * p.tables];
  int widest = 0;
  for (int table = 0; table < p.tables; ++table) widest = std::max(widest, seats[table].max);
  std::vector<bool> lost(p.tables, false);
  for (const auto& rule : p.rules)
    if (rule.kind == RuleKind::Capacity && rule.round == round && rule.b == 0) lost[rule.a] = true;
  std::vector<bool> pinned(p.people, false);
  for (const auto& pin : p.pins)
    if (pin.round == round) pinned[pin.person] = true;
  for (int table = 0; table < p.tables; ++table)
    seats[table] = size[table] < 2 || lost[table] ? SeatRange{0, 0} : SeatRange{0, std::max(widest, size[table])};
  for (int person = 0; person < p.people; ++person) {
    const int table = before.at(round, person);
    if (!p.is_present(person, round) || table == no_table || seats[table].max == 0 || pinned[person]) continue;
    p.pins.push_back({round, person, table});
  }
}

std::int64_t moved_in(const Problem& p, const Seating& before, const Seating& after, int round) {
  std::int64_t moved = 0;
  for (int person = 0; person < p.people; ++person)
    moved += p.is_present(person, round) && before.at(round, person) != no_table &&
             before.at(round, person) != after.at(round, person);
  return moved;
}

// As good as `other` but for a margin in the weighted sum.
bool nearly(const Report& report, const Report& other) {
  auto mine = report.objective;
  mine.weighted -= margin * std::abs(other.objective.weighted) + 1e-9;
  mine.least_share += margin;
  return !better(other.objective, mine);
}

}  // namespace

Result<Replanned> replan(Problem problem, const Seating& before, int first_free, std::span<const Change> changes,
                         const ReplanOptions& options) {
  if (first_free < 0 || first_free > problem.rounds || before.rounds != problem.rounds ||
      before.people > problem.people)
    return fail(ErrorKind::Invalid, "replan", say("This plan and these people do not belong together."));
  for (const auto& change : changes) {
    if (!in_range(problem, change))
      return fail(ErrorKind::Invalid, "replan",
                  say("This change names somebody or something that is not in the plan."));
    apply(problem, change, first_free);
  }
  const auto old = with_people(before, problem.people, problem.rounds);
  freeze(problem, old, first_free);
  if (problem.room.table_size || problem.room.tables) KITH_CHECK(shape_tables(problem));
  if (options.running && *options.running == first_free && first_free < problem.rounds) hold(problem, old, first_free);

  auto search = options.search;
  search.start = old;
  if (options.printed) search.seconds *= 0.7;
  KITH_TRY(auto planned, plan(problem, search));
  keep_table_names(problem, old, planned.seating);
  if (options.printed) {
    auto gentle = problem;
    for (int round = first_free; round < problem.rounds; ++round)
      if (round != options.running.value_or(-1)) hold(gentle, old, round);
    search.seconds = options.search.seconds - planned.seconds;
    KITH_TRY(auto kept, plan(gentle, search));
    kept.report = report_of(problem, kept.seating);
    if (nearly(kept.report, planned.report)) planned = std::move(kept);
  }
  Replanned result{std::move(problem), std::move(planned)};
  for (int round = first_free; round < result.problem.rounds; ++round) {
    const auto moved = moved_in(result.problem, old, result.planned.seating, round);
    result.moved += moved;
    if (options.running == round) result.moved_now = moved;
  }
  return result;
}

}  // namespace kith::seating
