// From named people to the planner's indices and back: the one translation that terminal and page share.
// Errors: Invalid with file and line where a file says something that cannot be. Pure, safe from several threads.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/tables/roster.h"
#include "base/message.h"
#include "seating/problem.h"
#include "seating/search.h"

namespace kith::app {

// What `--weigh` names; the defaults are what a team would choose (docs/seating.md).
struct Weights {
  double company = 3;
  double known = 2;
  double affinity = 0.2;
  std::vector<std::pair<std::string, double>>
      columns;  // further columns to mix by; "languages": a common one is wanted
};

struct PlanWish {
  int rounds = 1;
  seating::Room room;
  Weights weights;
};

// Presence, companies, hosts and tables of the roster; the seats are shaped (seating/shape.h).
// Of Problem::mixes the first is the company. Hosts without a table get the lowest that nobody else has.
Result<seating::Problem> problem_of(const Roster& roster, const PlanWish& wish);

// Further files. Each names people as plan.csv does; further columns are ignored. Of two lines about the same pair the
// last one holds; of pairs that know each other the greater weight. After add_rules the seats have to be shaped anew.
Done add_met(seating::Problem& problem, const Roster& roster, std::string_view text, const std::string& file);
Done add_affinity(seating::Problem& problem, const Roster& roster, std::string_view text, const std::string& file);
Done add_rules(seating::Problem& problem, const Roster& roster, std::string_view text, const std::string& file);
Result<seating::Seating> read_plan(const Roster& roster, int rounds, std::string_view text, const std::string& file);

inline constexpr std::size_t repeats_told = 3;  // of those in Explained, in the terminal; the report has more

// Why a plan is no better, in sentences (app/tables/explained.h).
struct Explained {
  std::vector<Message> repeats;        // who meets again, and why; at most limits::violations_listed
  std::int64_t pairs_again = 0;        // all of them
  std::vector<Message> contradiction;  // rules that cannot all hold; private ones are never among them
};

// round,table,person with a header line; rounds and tables from 1; who sits out has no line. A key that a spreadsheet
// would run gets ' in front, which all readers here take off again.
std::string plan_csv(const Roster& roster, const seating::Seating& seating);
std::string plan_json(const Roster& roster, const seating::Seating& seating);
// The fields that docs/seating.md lists. `broken` says the violations (app/tables/broken_rule.h).
std::string report_json(const seating::Report& report, std::uint64_t seed, double seconds,
                        const std::vector<Message>& broken = {}, const Explained& explained = {});
// "48 people, 6 rounds: everyone meets 30 others, nobody twice; the best possible is 30." Never more than is true, and
// no word about broken rules, which have sentences of their own.
Message honest_sentence(const seating::Report& report);
// How far from the best: "720 different pairs meet; more is not possible. Colleagues meet 12 times; 12 at least have
// to."
Message distance_sentence(const seating::Report& report);

}  // namespace kith::app
