#include "app/tables/seat_people.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/tables/broken_rule.h"
#include "app/tables/detail/room_of_plan.h"
#include "app/tables/explained.h"
#include "app/tables/on_threads.h"
#include "app/tables/seat_everyone.h"
#include "base/limits.h"
#include "seating/replan.h"
#include "seating/shape.h"

namespace kith::app {
namespace {

constexpr double default_seconds = 2;

using seating::no_table;
using seating::Problem;
using seating::Seating;

Done wrong(Message sentence) { return fail(ErrorKind::Invalid, "seat_wish", std::move(sentence)); }

Result<Roster> roster_of(const SeatWish& wish) {
  auto roster = wish.people ? read_roster(wish.people->text, wish.people->name) : numbered_roster(wish.count);
  if (roster && roster->people.size() > limits::seating_people)
    return fail(
        ErrorKind::TooLarge, "seating_size",
        say("At most {people, number} people and {rounds, number} rounds can be planned.",
            {{"people", std::int64_t{limits::seating_people}}, {"rounds", std::int64_t{limits::seating_rounds}}}));
  return roster;
}

int rounds_used(const Seating& seating) {
  int last = 0;
  for (int round = 0; round < seating.rounds; ++round)
    for (int person = 0; person < seating.people; ++person)
      if (seating.at(round, person) != no_table) last = round + 1;
  return last;
}

void set_rounds(Seating& seating, int rounds) {
  seating.rounds = rounds;
  seating.table.resize(static_cast<std::size_t>(rounds) * seating.people, no_table);
}

// The plan under way, with as many rounds as there are to be.
Result<std::optional<Seating>> plan_before(const Roster& roster, const SeatWish& wish) {
  if (!wish.plan) return std::nullopt;
  KITH_TRY(auto before, read_plan(roster, limits::seating_rounds, wish.plan->text, wish.plan->name));
  const int used = rounds_used(before), rounds = wish.rounds.value_or(used);
  if (used == 0) KITH_CHECK(wrong(say("{file}: nobody has a seat in this plan.", {{"file", wish.plan->name}})));
  if (rounds < used)
    KITH_CHECK(wrong(say("{file} has {used, number} rounds, but --rounds says {rounds, number}.",
                         {{"file", wish.plan->name}, {"used", std::int64_t{used}}, {"rounds", std::int64_t{rounds}}})));
  if (wish.from_round > rounds)
    KITH_CHECK(wrong(say("--from-round {round, number}: there are only {rounds, number} rounds.",
                         {{"round", std::int64_t{wish.from_round}}, {"rounds", std::int64_t{rounds}}})));
  set_rounds(before, rounds);
  return before;
}

bool says_nothing(const seating::Room& room) { return !room.table_size && !room.tables; }

// What is not said of the room is as the plan under way had it.
PlanWish plan_wish(const SeatWish& wish, const Roster& roster, const std::optional<Seating>& before) {
  PlanWish result{before ? before->rounds : wish.rounds.value_or(1), wish.room, wish.weights};
  if (!before || !says_nothing(wish.room)) return result;
  result.room.tables = tables_of(*before);
  if (wish.room.max) return result;
  if (const auto most = most_at_table(roster, *before); most && *most >= std::max(wish.room.min.value_or(2), 2))
    result.room.max = most;
  return result;
}

Done add_files(Problem& problem, const Roster& roster, const SeatWish& wish) {
  if (wish.met) KITH_CHECK(add_met(problem, roster, wish.met->text, wish.met->name));
  if (wish.affinity) KITH_CHECK(add_affinity(problem, roster, wish.affinity->text, wish.affinity->name));
  if (wish.rules) KITH_CHECK(add_rules(problem, roster, wish.rules->text, wish.rules->name));
  return {};
}

Result<int> person_of(const Roster& roster, const std::string& option, const std::string& name) {
  if (const auto person = roster.find(name)) return *person;
  return fail(ErrorKind::Invalid, "nobody",
              say("{option}: nobody, or more than one, is called “{name}”.", {{"option", option}, {"name", name}}));
}

Result<int> round_of(const Problem& problem, const std::string& option, const PersonRound& when) {
  if (when.round >= 1 && when.round <= problem.rounds) return when.round - 1;
  return fail(ErrorKind::Invalid, "no_such_round",
              say("{option} {name}: there is no round {round, number}, only {rounds, number} of them.",
                  {{"option", option},
                   {"name", when.person},
                   {"round", std::int64_t{when.round}},
                   {"rounds", std::int64_t{problem.rounds}}}));
}

// What the options say of one person.
struct Coming {
  std::optional<int> late, leaving;
  bool absent = false;

  bool is_there(const SeatWish& wish, int round) const {
    return !(absent && round >= wish.from_round) && round >= late.value_or(1) && round <= leaving.value_or(round);
  }
};
using Comings = std::map<int, Coming>;

Result<Comings> comings_of(const Roster& roster, const SeatWish& wish) {
  Comings comings;
  const auto note = [&](const char* option, const PersonRound& said, std::optional<int> Coming::* when) -> Done {
    KITH_TRY(const int person, person_of(roster, option, said.person));
    auto& known = comings[person].*when;
    if (known && *known != said.round)
      return wrong(say("{option} names “{name}” twice, with round {one, number} and round {other, number}.",
                       {{"option", std::string(option)},
                        {"name", said.person},
                        {"one", std::int64_t{*known}},
                        {"other", std::int64_t{said.round}}}));
    known = said.round;
    return {};
  };
  for (const auto& late : wish.late) KITH_CHECK(note("--late", late, &Coming::late));
  for (const auto& leaving : wish.leaving) KITH_CHECK(note("--leaving", leaving, &Coming::leaving));
  for (const auto& name : wish.absent) {
    KITH_TRY(const int person, person_of(roster, "--absent", name));
    comings[person].absent = true;
  }
  return comings;
}

Done check_pins(const Roster& roster, const SeatWish& wish, const Problem& problem, Comings& comings) {
  std::map<std::pair<int, int>, int> pinned;
  for (const auto& pin : wish.pins) {
    KITH_TRY(const int person, person_of(roster, "--pin", pin.person));
    const auto [first, fresh] = pinned.try_emplace({person, pin.round}, pin.table);
    if (!fresh && first->second != pin.table)
      return wrong(say("--pin seats “{name}” at two tables in round {round, number}.",
                       {{"name", pin.person}, {"round", std::int64_t{pin.round}}}));
    if (pin.table <= 0 || pin.round < 1 || pin.round > problem.rounds) continue;
    if (!problem.is_present(person, pin.round - 1))
      return wrong(
          say("--pin gives “{name}” a seat in round {round, number}, but the list or a rule says they are not there.",
              {{"name", pin.person}, {"round", std::int64_t{pin.round}}}));
    if (!comings[person].is_there(wish, pin.round))
      return wrong(
          say("--pin gives “{name}” a seat in round {round, number}, but other options say they are not there.",
              {{"name", pin.person}, {"round", std::int64_t{pin.round}}}));
  }
  return {};
}

// Nobody comes after they have left or leaves before they have come, as the list has it.
Done check_list(const Roster& roster, const RosterPerson& person, const Coming& said) {
  if (said.late && person.leaves && *said.late > *person.leaves)
    return wrong(
        say("“{name}” cannot arrive in round {late, number} (--late): {file}, line {line, number}, says they "
            "leave after round {last, number}.",
            {{"name", person.name},
             {"late", std::int64_t{*said.late}},
             {"file", roster.file},
             {"line", std::int64_t{person.line}},
             {"last", std::int64_t{*person.leaves}}}));
  if (said.leaving && person.arrives && *said.leaving < *person.arrives)
    return wrong(
        say("“{name}” cannot leave after round {last, number} (--leaving): {file}, line {line, number}, says "
            "they arrive in round {first, number}.",
            {{"name", person.name},
             {"last", std::int64_t{*said.leaving}},
             {"file", roster.file},
             {"line", std::int64_t{person.line}},
             {"first", std::int64_t{*person.arrives}}}));
  return {};
}

// What contradicts itself is a slip of whoever typed it: no plan can be what they meant.
Done check_comings(const Roster& roster, const SeatWish& wish, const Problem& problem) {
  KITH_TRY(auto comings, comings_of(roster, wish));
  for (const auto& [person, said] : comings) {
    const auto& name = roster.people[static_cast<std::size_t>(person)].name;
    if (said.absent && (said.late || said.leaving))
      return wrong(say("“{name}” cannot be --absent and {option} at once.",
                       {{"name", name}, {"option", std::string(said.late ? "--late" : "--leaving")}}));
    if (said.late && said.leaving && *said.late > *said.leaving)
      return wrong(
          say("“{name}” cannot arrive in round {late, number} (--late) and leave after round {leaving, number} "
              "(--leaving).",
              {{"name", name}, {"late", std::int64_t{*said.late}}, {"leaving", std::int64_t{*said.leaving}}}));
    KITH_CHECK(check_list(roster, roster.people[static_cast<std::size_t>(person)], said));
  }
  return check_pins(roster, wish, problem, comings);
}

using Kind = seating::Change::Kind;
using Changes = std::vector<seating::Change>;

Done add_absences(Changes& changes, const Problem& problem, const Roster& roster, const SeatWish& wish) {
  for (const auto& late : wish.late) {
    KITH_TRY(const int person, person_of(roster, "--late", late.person));
    KITH_TRY(const int from, round_of(problem, "--late", late));
    changes.push_back({Kind::Late, from, person});
  }
  for (const auto& leaving : wish.leaving) {
    KITH_TRY(const int person, person_of(roster, "--leaving", leaving.person));
    KITH_TRY(const int last, round_of(problem, "--leaving", leaving));
    changes.push_back({Kind::Leaving, last, person});
  }
  for (const auto& name : wish.absent) {
    KITH_TRY(const int person, person_of(roster, "--absent", name));
    changes.push_back({Kind::Absent, wish.from_round - 1, person});
  }
  return {};
}

Result<int> table_of(const Problem& problem, const std::string& option, int table) {
  if (table >= 0 && table <= problem.tables) return table - 1;
  return fail(ErrorKind::Invalid, "no_such_table",
              say("{option}: there is no table {table, number}; the tables are numbered 1 to {tables, number}.",
                  {{"option", option}, {"table", std::int64_t{table}}, {"tables", std::int64_t{problem.tables}}}));
}

Done add_moves(Changes& changes, const Problem& problem, const Roster& roster, const SeatWish& wish) {
  for (const auto& name : wish.hosts_gone) {
    KITH_TRY(const int person, person_of(roster, "--host-gone", name));
    changes.push_back({Kind::HostGone, wish.from_round - 1, person});
  }
  for (const int lost : wish.tables_lost) {
    KITH_TRY(const int table, table_of(problem, "--table-lost", std::max(lost, 1)));
    changes.push_back({Kind::TableLost, wish.from_round - 1, -1, table});
  }
  for (const auto& pin : wish.pins) {
    KITH_TRY(const int person, person_of(roster, "--pin", pin.person));
    KITH_TRY(const int round, round_of(problem, "--pin", {pin.person, pin.round}));
    KITH_TRY(const int table, table_of(problem, "--pin", pin.table));
    changes.push_back({Kind::Pinned, round, person, table});
  }
  return {};
}

// A table that only the plan under way had, beyond those that there are to be, is lost.
void add_former_tables(Changes& changes, const Problem& problem, const Seating& before, int from_round) {
  if (!problem.room.tables) return;
  for (int table = *problem.room.tables; table < tables_of(before); ++table)
    changes.push_back({Kind::TableLost, from_round - 1, -1, table});
}

Result<Changes> changes_of(const SeatWish& wish, const Roster& roster, const Problem& problem,
                           const std::optional<Seating>& before) {
  Changes changes;
  KITH_CHECK(check_comings(roster, wish, problem));
  KITH_CHECK(add_absences(changes, problem, roster, wish));
  KITH_CHECK(add_moves(changes, problem, roster, wish));
  if (before) add_former_tables(changes, problem, *before, wish.from_round);
  return changes;
}

// Tables follow from presence and rules, so they are set up last. What a rule says about the size of a table that is
// not there says nothing.
Done set_up_tables(Problem& problem) {
  KITH_CHECK(shape_tables(problem));
  std::erase_if(problem.rules, [&](const seating::Rule& rule) {
    return (rule.kind == seating::RuleKind::Capacity || rule.kind == seating::RuleKind::MinSize) &&
           rule.a >= problem.tables;
  });
  return {};
}

// As it was to be, before anything happened.
Result<Problem> problem_of_wish(const SeatWish& wish, const Roster& roster, const std::optional<Seating>& before) {
  KITH_TRY(auto problem, problem_of(roster, plan_wish(wish, roster, before)));
  KITH_CHECK(add_files(problem, roster, wish));
  if (before) problem.past = *before;
  KITH_CHECK(set_up_tables(problem));
  return problem;
}

double seconds_since(std::chrono::steady_clock::time_point begun) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

// Room for writing the plan down and leaving, so that the command as a whole keeps its bound.
double seconds_to_write(const Problem& problem) { return 0.01 + 2e-7 * problem.people * problem.rounds; }

seating::SearchOptions search_options(const SeatWish& wish, const Problem& problem) {
  seating::SearchOptions options;
  options.seed = wish.seed;
  options.iterations = wish.iterations;
  options.searches = wish.threads;
  options.spread = on_threads;
  options.designs = wish.designs;
  options.stop = wish.stop;
  if (wish.plan && !wish.seconds) {
    options.seconds = seating::live_seconds(problem.people);
  } else {
    options.seconds =
        std::max(wish.seconds.value_or(default_seconds) - seconds_since(wish.begun) - seconds_to_write(problem), 0.0);
  }
  if (wish.progress)
    options.progress = [&wish](const seating::Progress& progress) { wish.progress(progress.done, progress.repeats); };
  return options;
}

struct Solved {
  Problem problem;
  seating::Planned planned;
  std::optional<std::int64_t> moved, moved_now;  // of a plan that was under way
};

Result<Solved> solve(const SeatWish& wish, const Roster& roster, const std::optional<Seating>& before) {
  KITH_TRY(auto problem, problem_of_wish(wish, roster, before));
  KITH_TRY(const auto changes, changes_of(wish, roster, problem, before));
  const auto options = search_options(wish, problem);
  if (!before) {
    KITH_CHECK(apply_changes(problem, changes, 0));
    KITH_CHECK(set_up_tables(problem));
    KITH_TRY(auto planned, seating::plan(problem, options));
    return Solved{std::move(problem), std::move(planned)};
  }
  const int over = wish.from_round - 1;
  seating::ReplanOptions live{.search = options, .printed = wish.printed};
  if (wish.running) live.running = over;
  KITH_TRY(auto replanned, seating::replan(std::move(problem), *before, over, changes, live));
  Solved solved{std::move(replanned.problem), std::move(replanned.planned)};
  solved.moved = replanned.moved;
  solved.moved_now = replanned.moved_now;
  return solved;
}

}  // namespace

Result<SeatedPeople> seat_people(const SeatWish& wish) {
  KITH_TRY(const auto roster, roster_of(wish));
  if (wish.meet_everyone) return seat_everyone(wish, roster);
  KITH_TRY(const auto before, plan_before(roster, wish));
  KITH_TRY(const auto solved, solve(wish, roster, before));
  const auto& [seating, report] = std::tie(solved.planned.seating, solved.planned.report);
  SeatedPeople seated;
  for (const auto& violation : report.violations)
    seated.broken.push_back(broken_rule(roster, solved.problem, seating, violation));
  seated.explained = explained(roster, solved.problem, seating, report);
  if (wish.what_if)
    for (const auto& [variation, outlook] : what_if(solved.problem))
      seated.what_if.push_back(what_if_words(variation, outlook));
  seated.plan = wish.format == PlanFormat::Csv ? plan_csv(roster, seating) : plan_json(roster, seating);
  seated.report = report_json(report, wish.seed, seconds_since(wish.begun), seated.broken, seated.explained);
  seated.sentence = honest_sentence(report);
  seated.distance = distance_sentence(report);
  if (solved.moved) {
    const bool now = wish.running;
    seated.moved = say(
        "{moved, plural, =0 {No seat changes} one {# seat changes} other {# seats change}}{now, select, no {} other "
        "{, {running, plural, =0 {none} other {#}} of them in the running round}}.",
        {{"moved", *solved.moved}, {"now", now ? "yes" : "no"}, {"running", *solved.moved_now}});
  }
  return seated;
}

}  // namespace kith::app
