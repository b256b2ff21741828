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

}  // namespace

Message broken_rule(const Roster& roster, const seating::Problem& problem, const seating::Violation& violation) {
  const std::int64_t round = violation.round + 1, table = violation.table + 1;
  const auto name = name_of(roster, violation.person);
  switch (violation.breach) {
    case Breach::NoSuchTable:
      return say("Round {round}: {name} sits at table {table}, which is not in use.",
                 {{"round", round}, {"name", name}, {"table", table}});
    case Breach::NotThere:
      return say("Round {round}: {a} has a seat, but is absent.", {{"round", round}, {"a", name}});
    case Breach::TooMany:
      return say("Round {round}: too many sit at table {table}.", {{"round", round}, {"table", table}});
    case Breach::TooFew:
      return say("Round {round}: too few sit at table {table}.", {{"round", round}, {"table", table}});
    case Breach::Moved:
    case Breach::Changed:
      return say("Round {round}: {name} does not sit where the plan had them.", {{"round", round}, {"name", name}});
    case Breach::Broken:
      return broken(roster, problem.rules[static_cast<std::size_t>(violation.rule)], round);
  }
  return say("Something went wrong here.");
}

}  // namespace kith::app
