#include "app/tables/plan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "app/tables/detail/no_such_table.h"
#include "app/tables/detail/roster_columns.h"
#include "base/limits.h"
#include "base/text.h"
#include "formats/csv.h"
#include "seating/shape.h"

namespace kith::app {
namespace {

using formats::in_line;
using seating::Problem;

Done no_such_round(const Roster& roster, const RosterPerson& person, int round, int rounds) {
  return fail(
      ErrorKind::Invalid, "no_such_round",
      say("{file, select, _ {Line} other {{file}, line}} {line, number}: {name} is there in round {round, number}, "
          "but there {rounds, plural, one {is only one round} other {are only # rounds}}.",
          in_line(roster.file, person.line,
                  {{"name", person.name}, {"round", std::int64_t{round}}, {"rounds", std::int64_t{rounds}}})));
}

Done set_presence(Problem& problem, const Roster& roster) {
  for (int i = 0; i < problem.people; ++i) {
    const auto& person = roster.people[static_cast<std::size_t>(i)];
    const int first = person.arrives.value_or(1), last = person.leaves.value_or(problem.rounds);
    if (first > problem.rounds) return no_such_round(roster, person, first, problem.rounds);
    if (last > problem.rounds) return no_such_round(roster, person, last, problem.rounds);
    if (first > last)
      return fail(ErrorKind::Invalid, "leaves_first",
                  say("{file, select, _ {Line} other {{file}, line}} {line, number}: {name} leaves after round "
                      "{last, number}, before they arrive in round {first, number}.",
                      in_line(roster.file, person.line,
                              {{"name", person.name}, {"first", std::int64_t{first}}, {"last", std::int64_t{last}}})));
    for (int round = 0; round < problem.rounds; ++round)
      problem.set_present(i, round, round + 1 >= first && round + 1 <= last);
  }
  return {};
}

// Values of people as numbers; who has none has nothing in common with anybody.
template <class Cell>
seating::Mix mix_of(const Roster& roster, double weight, Cell cell) {
  seating::Mix mix{.weight = weight};
  std::unordered_map<std::string_view, std::int32_t> values;
  for (const auto& person : roster.people) {
    const std::string_view value = cell(person);
    mix.value.push_back(value.empty() ? -1
                                      : values.emplace(value, static_cast<std::int32_t>(values.size())).first->second);
  }
  return mix;
}

Result<seating::Languages> languages_of(const Roster& roster, double weight) {
  seating::Languages languages{.weight = weight};
  std::unordered_map<std::string, int> bits;
  for (const auto& person : roster.people) {
    std::uint64_t spoken = 0;
    for (const auto& language : person.languages) {
      const int bit = bits.emplace(folded(language), static_cast<int>(bits.size())).first->second;
      if (bit >= limits::seating_languages)
        return fail(
            ErrorKind::Invalid, "too_many_languages",
            say("{file, select, _ {Line} other {{file}, line}} {line, number}: these are more than {most, number} "
                "different languages.",
                in_line(roster.file, person.line, {{"most", std::int64_t{limits::seating_languages}}})));
      spoken |= std::uint64_t{1} << bit;
    }
    languages.spoken.push_back(spoken);
  }
  return languages;
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

Done add_column(Problem& problem, const Roster& roster, const std::string& name, double weight) {
  if (roster_column(name) == RosterColumn::Languages) {
    KITH_TRY(problem.languages, languages_of(roster, weight));
    return {};
  }
  const auto found = std::ranges::find(roster.columns, column_key(name), column_key);
  if (found == roster.columns.end())
    return fail(
        ErrorKind::Invalid, "no_such_column",
        say("There is no column “{name}” to mix people by. {columns, select, _ {There are company and languages.} "
            "other {There are company, languages, {columns}.}}",
            {{"name", name}, {"columns", roster.columns.empty() ? "_" : listed(roster.columns)}}));
  const auto column = static_cast<std::size_t>(found - roster.columns.begin());
  problem.mixes.push_back(
      mix_of(roster, weight, [&](const RosterPerson& person) { return std::string_view(person.others[column]); }));
  return {};
}

Done add_mixes(Problem& problem, const Roster& roster, const Weights& weights) {
  const auto company = [](const RosterPerson& person) { return std::string_view(person.company); };
  const bool any = std::ranges::any_of(roster.people, [](const auto& person) { return !person.company.empty(); });
  if (any || !weights.columns.empty()) problem.mixes.push_back(mix_of(roster, weights.company, company));
  for (const auto& [name, weight] : weights.columns) KITH_CHECK(add_column(problem, roster, name, weight));
  return {};
}

std::unordered_set<int> taken_tables(const Roster& roster) {
  std::unordered_set<int> taken;
  for (const auto& person : roster.people)
    if (person.table) taken.insert(*person.table);
  return taken;
}

bool waits_for_table(const RosterPerson& person) { return person.host && !person.table; }

// Said of hosts, before a sentence about a table that does not exist would have to do.
Done check_hosts(const Problem& problem, const Roster& roster) {
  const auto waiting = std::ranges::count_if(roster.people, waits_for_table);
  const auto needed = waiting + static_cast<std::int64_t>(taken_tables(roster).size());
  if (waiting == 0 || needed <= problem.tables) return {};
  return fail(ErrorKind::Invalid, "too_many_hosts",
              say("{file, select, _ {Line} other {{file}, line}} {line, number}: the hosts need {needed, number} "
                  "tables, but there "
                  "{tables, plural, one {is only one} other {are only #}}.",
                  in_line(roster.file, std::ranges::find_if(roster.people, waits_for_table)->line,
                          {{"needed", std::int64_t{needed}}, {"tables", std::int64_t{problem.tables}}})));
}

Done check_tables(const Problem& problem, const Roster& roster) {
  for (const auto& person : roster.people)
    if (person.table.value_or(1) > problem.tables)
      return no_such_table({roster.file, person.line}, *person.table, problem.tables);
  return {};
}

// Hosts who did not say where get the lowest tables that nobody was put at.
void add_hosts(Problem& problem, const Roster& roster) {
  const auto taken = taken_tables(roster);
  int next = 1;
  for (int i = 0; i < problem.people; ++i) {
    const auto& person = roster.people[static_cast<std::size_t>(i)];
    if (!person.table && !person.host) continue;
    while (!person.table && taken.contains(next)) ++next;
    const int table = person.table ? *person.table : next++;
    problem.rules.push_back({.kind = seating::RuleKind::Host, .a = i, .b = table - 1});
  }
}

Done check_size(const Roster& roster, int rounds) {
  if (rounds >= 1 && rounds <= limits::seating_rounds && roster.people.size() <= limits::seating_people) return {};
  return fail(
      ErrorKind::Invalid, "seating_size",
      say("At most {people, number} people and {rounds, number} rounds can be planned.",
          {{"people", std::int64_t{limits::seating_people}}, {"rounds", std::int64_t{limits::seating_rounds}}}));
}

}  // namespace

Result<Problem> problem_of(const Roster& roster, const PlanWish& wish) {
  KITH_CHECK(check_size(roster, wish.rounds));
  auto problem = seating::empty_problem(static_cast<int>(roster.people.size()), wish.rounds);
  problem.room = wish.room;
  problem.known_weight = wish.weights.known;
  problem.affinity_weight = wish.weights.affinity;
  KITH_CHECK(set_presence(problem, roster));
  KITH_CHECK(add_mixes(problem, roster, wish.weights));
  KITH_CHECK(seating::shape_tables(problem));
  KITH_CHECK(check_tables(problem, roster));
  KITH_CHECK(check_hosts(problem, roster));
  add_hosts(problem, roster);
  if (!problem.rules.empty()) KITH_CHECK(seating::shape_tables(problem));
  return problem;
}

}  // namespace kith::app
