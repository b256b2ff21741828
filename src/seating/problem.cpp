#include "seating/problem.h"

#include "base/limits.h"

namespace kith::seating {
namespace {

bool in_range(int index, int count) { return index >= 0 && index < count; }

bool fits(const Problem& p, const Rule& rule) {
  if (rule.round != every_round && !in_range(rule.round, p.rounds)) return false;
  switch (rule.kind) {
    case RuleKind::Together:
    case RuleKind::Apart:
      return in_range(rule.a, p.people) && in_range(rule.b, p.people) && rule.a != rule.b;
    case RuleKind::Host:
      return in_range(rule.a, p.people) && in_range(rule.b, p.tables);
    case RuleKind::Absent:
      return in_range(rule.a, p.people);
    case RuleKind::Capacity:
    case RuleKind::MinSize:
      return in_range(rule.a, p.tables) && rule.b >= 0;
  }
  return false;
}

bool fits(const Problem& p, const std::vector<Pair>& pairs) {
  for (const auto& pair : pairs)
    if (!in_range(pair.a, p.people) || !in_range(pair.b, p.people) || pair.a == pair.b) return false;
  return true;
}

bool fits(const Problem& p, const Pin& pin) {
  return in_range(pin.round, p.rounds) && in_range(pin.person, p.people) &&
         (pin.table == no_table || in_range(pin.table, p.tables));
}

bool seats_fit(const Problem& p) {
  if (p.seats.size() != static_cast<std::size_t>(p.rounds) * p.tables) return false;
  std::size_t all = 0;
  for (const auto& range : p.seats) {
    if (range.min < 0 || range.min > range.max || range.max > p.people) return false;
    all += static_cast<std::size_t>(range.max);
  }
  return all <= limits::seating_seats;
}

bool past_fits(const Problem& p) {
  if (p.frozen == 0) return true;
  if (!in_range(p.frozen, p.rounds + 1) || p.past.people != p.people || p.past.rounds < p.frozen) return false;
  for (const auto table : p.past.table)
    if (table != no_table && !in_range(table, p.tables)) return false;
  return p.past.table.size() == static_cast<std::size_t>(p.past.people) * p.past.rounds;
}

bool columns_fit(const Problem& p) {
  for (const auto& mix : p.mixes)
    if (mix.value.size() != static_cast<std::size_t>(p.people)) return false;
  return p.languages.spoken.empty() || p.languages.spoken.size() == static_cast<std::size_t>(p.people);
}

Done wrong(const char* what) {
  return fail(ErrorKind::Invalid, "seating_problem", say("This cannot be planned: something in it does not fit."),
              what);
}

}  // namespace

Problem empty_problem(int people, int rounds) {
  Problem problem;
  problem.people = people;
  problem.rounds = rounds;
  problem.present.assign(static_cast<std::size_t>(people) * rounds, 1);
  return problem;
}

Done validate(const Problem& p) {
  if (!in_range(p.people, limits::seating_people + 1) || !in_range(p.rounds, limits::seating_rounds + 1))
    return fail(
        ErrorKind::TooLarge, "seating_size",
        say("At most {people, number} people and {rounds, number} rounds can be planned.",
            {{"people", std::int64_t{limits::seating_people}}, {"rounds", std::int64_t{limits::seating_rounds}}}));
  if (!in_range(p.tables, limits::seating_people + 1)) return wrong("tables");
  if (p.present.size() != static_cast<std::size_t>(p.people) * p.rounds) return wrong("present");
  if (!seats_fit(p)) return wrong("seats");
  for (const auto& rule : p.rules)
    if (!fits(p, rule)) return wrong("rules");
  for (const auto& pin : p.pins)
    if (!fits(p, pin)) return wrong("pins");
  if (!fits(p, p.known) || !fits(p, p.affinity)) return wrong("pairs");
  if (!columns_fit(p)) return wrong("columns");
  if (!past_fits(p)) return wrong("past");
  return {};
}

}  // namespace kith::seating
