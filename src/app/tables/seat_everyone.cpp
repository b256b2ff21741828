#include "app/tables/seat_everyone.h"

#include "app/tables/on_threads.h"
#include "seating/meet_everyone.h"

namespace kith::app {
namespace {

using seating::Everyone;
using seating::Problem;

// Proposals of a search whose length nobody named, so that the same question has the same answer everywhere: about two
// seconds, longer tables taking longer to look at.
std::int64_t usual_iterations(int table_size) { return 100'000'000 / (table_size + 1); }

Done all_are_alike(const Roster& roster) {
  for (const auto& person : roster.people)
    if (person.host || person.table || person.arrives || person.leaves)
      return fail(ErrorKind::Invalid, "seat_wish",
                  say("With --meet-everyone all people are alike and there all the time, but {name} hosts, comes late "
                      "or leaves early.",
                      {{"name", person.name}}));
  return {};
}

seating::SearchOptions search_of(const SeatWish& wish, int table_size) {
  seating::SearchOptions options;
  options.seed = wish.seed;
  options.iterations = wish.iterations;
  options.searches = wish.threads;
  options.spread = on_threads;
  options.stop = wish.stop;
  if (wish.seconds) {
    options.seconds = *wish.seconds;
  } else if (!wish.iterations) {
    options.iterations = usual_iterations(table_size);
  }
  if (wish.progress)
    options.progress = [&wish](const seating::Progress& progress) { wish.progress(progress.done, progress.repeats); };
  return options;
}

// The question that this plan answers: its rounds, with tables of the sizes it has.
Result<Problem> problem_of_plan(const SeatWish& wish, const Roster& roster, const Everyone& found) {
  PlanWish shape{.rounds = found.seating.rounds, .room = {.tables = found.tables}, .weights = wish.weights};
  KITH_TRY(auto problem, problem_of(roster, shape));
  problem.tables = found.tables;
  problem.seats.assign(static_cast<std::size_t>(problem.rounds) * problem.tables, {});
  for (int round = 0; round < problem.rounds; ++round)
    for (int person = 0; person < problem.people; ++person) {
      auto& seats = problem.seats[static_cast<std::size_t>(round) * problem.tables + found.seating.at(round, person)];
      ++seats.min;
      ++seats.max;
    }
  return problem;
}

Message sentence_of(const Everyone& found) {
  return say(
      "{rounds, plural, one {In # round} other {In # rounds}} everyone meets everyone. {proved, select, yes {Fewer "
      "rounds are impossible.} other {Fewer than {least, number} are impossible; with fewer than {rounds, number} no "
      "plan was found.}}",
      {{"rounds", std::int64_t{found.seating.rounds}},
       {"least", std::int64_t{found.least}},
       {"proved", found.seating.rounds == found.least ? "yes" : "no"}});
}

}  // namespace

Result<SeatedPeople> seat_everyone(const SeatWish& wish, const Roster& roster) {
  KITH_CHECK(all_are_alike(roster));
  const int people = static_cast<int>(roster.people.size()), table_size = wish.room.table_size.value_or(2);
  KITH_TRY(const auto found, seating::meet_everyone(people, table_size, search_of(wish, table_size)));
  KITH_TRY(const auto problem, problem_of_plan(wish, roster, found));
  const auto report = seating::report_of(problem, found.seating);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - wish.begun;
  return SeatedPeople{
      .plan = wish.format == PlanFormat::Csv ? plan_csv(roster, found.seating) : plan_json(roster, found.seating),
      .report = report_json(report, wish.seed, took.count()),
      .sentence = sentence_of(found),
      .moved = {},
      .broken = {}};
}

}  // namespace kith::app
