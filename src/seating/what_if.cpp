#include "seating/what_if.h"

#include <algorithm>

#include "seating/bound.h"
#include "seating/detail/design.h"
#include "seating/shape.h"

namespace kith::seating {
namespace {

int tables_used(const Problem& p) {
  int most = 0;
  for (int round = p.frozen; round < p.rounds; ++round) {
    int used = 0;
    for (int table = 0; table < p.tables; ++table) used += p.seats_at(round, table).max > 0 ? 1 : 0;
    most = std::max(most, used);
  }
  return most;
}

int largest_table(const Problem& p) {
  int most = 0;
  for (int round = p.frozen; round < p.rounds; ++round)
    for (int table = 0; table < p.tables; ++table) most = std::max(most, p.seats_at(round, table).max);
  return most;
}

// A new round is like the last one there was; rules and hand-set seats of rounds that are gone go with them.
void set_rounds(Problem& p, int rounds) {
  const auto before = p.rules.size();
  for (int round = p.rounds; round < rounds; ++round)
    for (std::size_t i = 0; i < before; ++i)
      if (p.rules[i].round == p.rounds - 1) {
        auto also = p.rules[i];
        also.round = round;
        p.rules.push_back(also);
      }
  auto wider = empty_problem(p.people, rounds);
  for (int person = 0; person < p.people; ++person)
    for (int round = 0; round < rounds; ++round)
      wider.set_present(person, round, p.is_present(person, std::min(round, p.rounds - 1)));
  std::erase_if(p.rules, [&](const Rule& rule) { return rule.round >= rounds; });
  std::erase_if(p.pins, [&](const Pin& pin) { return pin.round >= rounds; });
  if (p.past.rounds > 0) {
    p.past.rounds = rounds;
    p.past.table.resize(static_cast<std::size_t>(rounds) * p.people, no_table);
  }
  p.present = std::move(wider.present);
  p.rounds = rounds;
}

bool is_about_table(const Rule& rule) { return rule.kind == RuleKind::Capacity || rule.kind == RuleKind::MinSize; }

bool everybody_stays(const Problem& p) {
  return std::ranges::all_of(p.present, [](auto here) { return here != 0; });
}

// Rules of the team and seats set by hand could make a design useless.
bool is_free(const Problem& p) {
  return p.pins.empty() && std::ranges::none_of(p.rules, [](const Rule& rule) { return rule.origin == Origin::Team; });
}

bool design_repeats_nobody(const Problem& p, const Outlook& outlook) {
  if (p.frozen > 0 || outlook.tables == 0 || outlook.sit_outs > 0 || outlook.repeats > 0) return false;
  if (!everybody_stays(p) || !is_free(p)) return false;
  const int seats = (p.people + outlook.tables - 1) / outlook.tables;
  if (outlook.largest != seats) return false;
  return design_for_people(p.people, outlook.tables, p.rounds, Effort::Known).rounds >= p.rounds;
}

int best_for_everyone(const Problem& p, const Bound& bound) {
  std::int64_t there = 0, least = p.people;
  for (int person = 0; person < p.people; ++person) {
    const auto* row = &p.present[static_cast<std::size_t>(person) * p.rounds];
    if (std::none_of(row, row + p.rounds, [](auto here) { return here != 0; })) continue;
    ++there;
    least = std::min<std::int64_t>(least, bound.could_meet[person]);
  }
  return there == 0 ? 0 : static_cast<int>(std::min(least, 2 * bound.new_pairs / there));
}

}  // namespace

Result<Outlook> what_if(Problem p, const Variation& variation) {
  const int rounds = p.rounds + variation.rounds_more;
  if (p.rounds < 1 || p.people < 1 || rounds < std::max(p.frozen, 1))
    return fail(ErrorKind::Invalid, "what_if", say("There has to be at least one round."));
  if (variation.tables_more != 0) {
    const int tables = tables_used(p) + variation.tables_more;
    if (tables < 1) return fail(ErrorKind::Invalid, "what_if", say("There has to be at least one table."));
    p.room.tables = tables;
    p.room.table_size.reset();
  }
  if (variation.rounds_more != 0) set_rounds(p, rounds);
  if (p.room.tables || p.room.table_size) KITH_CHECK(shape_tables(p));
  std::erase_if(p.rules, [&](const Rule& rule) { return is_about_table(rule) && rule.a >= p.tables; });
  KITH_CHECK(validate(p));
  const auto bound = bound_of(p);
  Outlook outlook{.rounds = rounds, .tables = tables_used(p), .largest = largest_table(p)};
  outlook.new_people_best = best_for_everyone(p, bound);
  outlook.repeats = bound.repeats;
  outlook.sit_outs = bound.sit_outs;
  outlook.certain = design_repeats_nobody(p, outlook);
  return outlook;
}

}  // namespace kith::seating
