#include "app/tables/broken_rule.h"

namespace kith::app {
namespace {

using seating::Breach;
using seating::RuleKind;

std::string name_of(const Roster& roster, int person) {
  return person < 0 ? std::string() : roster.people[static_cast<std::size_t>(person)].name;
}

Message broken(const Roster& roster, const seating::Rule& rule, std::int64_t round) {
  const auto a = [&] { return name_of(roster, rule.a); };
  const auto b = [&] { return name_of(roster, rule.b); };
  switch (rule.kind) {
    case RuleKind::Together:
      return say("Round {round}: {a} and {b} belong at one table, but sit at two.",
                 {{"round", round}, {"a", a()}, {"b", b()}});
    case RuleKind::Apart:
      return say("Round {round}: {a} and {b} sit at one table, but should not.",
                 {{"round", round}, {"a", a()}, {"b", b()}});
    case RuleKind::Host:
      return say("Round {round}: {a} hosts table {table}, but does not sit there.",
                 {{"round", round}, {"a", a()}, {"table", std::int64_t{rule.b} + 1}});
    case RuleKind::Absent:
      return say("Round {round}: {a} has a seat, but is absent.", {{"round", round}, {"a", a()}});
    case RuleKind::Capacity:
      return say("Round {round}: table {table} takes {seats}, but has more.",
                 {{"round", round}, {"table", std::int64_t{rule.a} + 1}, {"seats", std::int64_t{rule.b}}});
    case RuleKind::MinSize:
      return say("Round {round}: table {table} needs {seats}, but has fewer.",
                 {{"round", round}, {"table", std::int64_t{rule.a} + 1}, {"seats", std::int64_t{rule.b}}});
  }
  return say("Something went wrong here.");
}

std::int64_t people_at(const seating::Seating& seating, const seating::Violation& violation) {
  std::int64_t count = 0;
  for (int person = 0; person < seating.people; ++person)
    count += seating.at(violation.round, person) == violation.table ? 1 : 0;
  return count;
}

}  // namespace

Message broken_rule(const Roster& roster, const seating::Problem& problem, const seating::Seating& seating,
                    const seating::Violation& violation) {
  const std::int64_t round = violation.round + 1, table = violation.table + 1;
  const auto seats = [&] { return problem.seats_at(violation.round, violation.table); };
  const auto name = name_of(roster, violation.person);
  switch (violation.breach) {
    case Breach::NoSuchTable:
      return say("Round {round}: {name} sits at table {table}, which is not in use.",
                 {{"round", round}, {"name", name}, {"table", table}});
    case Breach::NotThere:
      return say("Round {round}: {a} has a seat, but is absent.", {{"round", round}, {"a", name}});
    case Breach::TooMany:
      return say("Round {round}: {count} sit at table {table}; {seats} were meant to, at most.",
                 {{"round", round},
                  {"count", people_at(seating, violation)},
                  {"table", table},
                  {"seats", std::int64_t{seats().max}}});
    case Breach::TooFew:
      return say(
          "Round {round}: {count, plural, =0 {nobody sits} one {one sits} other {# sit}} at table {table}; "
          "{seats} were meant to, at least.",
          {{"round", round},
           {"count", people_at(seating, violation)},
           {"table", table},
           {"seats", std::int64_t{seats().min}}});
    case Breach::Moved:
    case Breach::Changed:
      return say("Round {round}: {name} does not sit where the plan had them.", {{"round", round}, {"name", name}});
    case Breach::Broken:
      return broken(roster, problem.rules[static_cast<std::size_t>(violation.rule)], round);
  }
  return say("Something went wrong here.");
}

Message rule_words(const Roster& roster, const seating::Rule& rule) {
  const auto a = [&] { return name_of(roster, rule.a); };
  const auto b = [&] { return name_of(roster, rule.b); };
  const auto number = [](int i) { return std::int64_t{i}; };
  switch (rule.kind) {
    case RuleKind::Together:
      return say("{a} and {b} are to sit together.", {{"a", a()}, {"b", b()}});
    case RuleKind::Apart:
      return say("{a} and {b} are to sit apart.", {{"a", a()}, {"b", b()}});
    case RuleKind::Host:
      return say("{a} is to host table {table}.", {{"a", a()}, {"table", number(rule.b + 1)}});
    case RuleKind::Absent:
      return say("{a} is to be absent.", {{"a", a()}});
    case RuleKind::Capacity:
      return say("Table {table} takes {seats}.", {{"table", number(rule.a + 1)}, {"seats", number(rule.b)}});
    case RuleKind::MinSize:
      return say("Table {table} needs {seats}.", {{"table", number(rule.a + 1)}, {"seats", number(rule.b)}});
  }
  return say("Something went wrong here.");
}

}  // namespace kith::app
