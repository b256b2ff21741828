#include "app/days/paper/seating_rows.h"

#include <algorithm>

#include "base/limits.h"
#include "seating/check.h"

namespace kith::app {
namespace {

// Everybody who is seated counts as there: what else was asked for is judged where it is planned.
Done check_rounds(const std::vector<DayRound>& rounds) {
  std::size_t people = 0;
  for (const auto& [title, round] : rounds) people = std::max(people, round.places.size());
  if (people == 0) return {};
  const auto damaged = fail(ErrorKind::Damaged, "seating_damaged", say("This seating is damaged."));
  auto problem = seating::empty_problem(static_cast<int>(people), static_cast<int>(rounds.size()));
  problem.tables = static_cast<int>(tables_of(rounds));
  if (problem.tables > limits::day_tables) return damaged;
  problem.seats.assign(static_cast<std::size_t>(problem.rounds) * static_cast<std::size_t>(problem.tables),
                       {0, problem.people});
  auto seating = seating::Seating::empty(problem.people, problem.rounds);
  for (int round = 0; round < problem.rounds; ++round) {
    for (int person = 0; person < problem.people; ++person) {
      const auto table = table_in(rounds[static_cast<std::size_t>(round)].round, person + 1);
      problem.set_present(person, round, table > 0);
      seating.at(round, person) = static_cast<std::int32_t>(table) - 1;
    }
  }
  if (!seating::check(problem, seating).team.empty()) return damaged;
  return {};
}

}  // namespace

Result<std::vector<DayRound>> rounds_of(store::Tx& tx, const WholeDay& whole) {
  std::vector<DayRound> all;
  std::int64_t before = 0;
  for (const auto& part : whole.parts) {
    if (part.kind != PartKind::Rounds) continue;
    KITH_TRY(const auto rounds, store::rounds::of_part(tx, part.id));
    for (auto round : rounds) {
      if (round.skipped || round.number > part.rounds) continue;
      round.number += before;
      all.push_back({part.title, std::move(round)});
    }
    before += part.rounds;
  }
  KITH_CHECK(check_rounds(all));
  return all;
}

std::int64_t tables_of(const std::vector<DayRound>& rounds) {
  std::int64_t tables = 0;
  for (const auto& [title, round] : rounds)
    for (const auto table : round.places) tables = std::max(tables, table);
  return tables;
}

}  // namespace kith::app
