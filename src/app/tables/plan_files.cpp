// The files about pairs, rules and seats that come with a roster.
#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>

#include "app/tables/detail/no_such_table.h"
#include "app/tables/detail/people_index.h"
#include "app/tables/detail/sheet.h"
#include "app/tables/plan.h"
#include "base/limits.h"
#include "seating/shape.h"

namespace kith::app {
namespace {

using formats::CsvRow;
using formats::in_line;
using seating::Problem;
using seating::RuleKind;

struct Named {
  const Sheet& sheet;
  const PeopleIndex& people;

  Result<int> person(const CsvRow& row, std::size_t column) const {
    KITH_TRY(const auto name, sheet.needed_cell(row, column));
    if (const auto found = people.find(name)) return *found;
    return fail(ErrorKind::Invalid, "nobody",
                say("{file, select, _ {Line} other {{file}, line}} {line, number}: nobody, or more than one, is called "
                    "“{name}”.",
                    in_line(sheet.file, row.line, {{"name", std::string(name)}})));
  }

  Result<int> whole(const CsvRow& row, std::size_t column, int least, int most) const {
    KITH_CHECK(sheet.needed_cell(row, column));
    KITH_TRY(const auto number, sheet.whole(row, column, least, most));
    return *number;
  }
};

struct PairColumns {
  std::size_t a = 0, b = 0;
  Sheet::Column weight;
};

Result<PairColumns> pair_columns(const Sheet& sheet) {
  PairColumns columns{.weight = sheet.column("weight")};
  KITH_TRY(columns.a, sheet.needed_column("a"));
  KITH_TRY(columns.b, sheet.needed_column("b"));
  return columns;
}

Result<std::pair<int, int>> two_people(const Named& named, const CsvRow& row, const PairColumns& columns) {
  KITH_TRY(const int a, named.person(row, columns.a));
  KITH_TRY(const int b, named.person(row, columns.b));
  if (a == b)
    return fail(
        ErrorKind::Invalid, "one_person",
        say("{file, select, _ {Line} other {{file}, line}} {line, number}: “{name}” stands on both sides of the pair.",
            in_line(named.sheet.file, row.line, {{"name", row.cells[columns.a]}})));
  return std::pair{a, b};
}

// The pairs of a problem's list, each once. Borrows the list.
class PairList {
 public:
  explicit PairList(std::vector<seating::Pair>& pairs) : pairs_(pairs) {
    for (std::size_t i = 0; i < pairs.size(); ++i) places_.emplace(key(pairs[i].a, pairs[i].b), i);
  }

  // Another amount for a pair that is there already: the one that `choose` says.
  template <class Choose>
  void add(std::pair<int, int> two, double amount, Choose choose) {
    const auto [place, fresh] = places_.emplace(key(two.first, two.second), pairs_.size());
    if (fresh) {
      pairs_.push_back({.a = two.first, .b = two.second, .amount = amount});
    } else {
      auto& old = pairs_[place->second].amount;
      old = choose(old, amount);
    }
  }

 private:
  static std::uint64_t key(int a, int b) {
    const auto [low, high] = std::minmax(a, b);
    return static_cast<std::uint64_t>(low) << 32U | static_cast<std::uint32_t>(high);
  }

  std::vector<seating::Pair>& pairs_;
  std::unordered_map<std::uint64_t, std::size_t> places_;
};

double greater(double before, double now) { return std::max(before, now); }
double last(double, double now) { return now; }

Result<double> known_amount(const Sheet& sheet, const CsvRow& row, Sheet::Column weight) {
  KITH_TRY(const auto amount, sheet.decimal(row, weight));
  if (amount.value_or(1) >= 0) return amount.value_or(1);
  return fail(
      ErrorKind::Invalid, "negative_weight",
      say("{file, select, _ {Line} other {{file}, line}} {line, number}: how well two know each other cannot be "
          "less than nothing.",
          in_line(sheet.file, row.line)));
}

class Rules {
 public:
  Rules(Problem& problem, const Sheet& sheet, const PeopleIndex& people)
      : problem_(problem), sheet_(sheet), named_{sheet, people}, known_(problem.known), affinity_(problem.affinity) {}

  Done add_all() {
    KITH_TRY(columns_, pair_columns(sheet_));
    KITH_TRY(const auto kind, sheet_.needed_column("kind"));
    const auto round = sheet_.column("round");
    for (const auto& row : sheet_.rows) {
      KITH_TRY(const auto name, sheet_.needed_cell(row, kind));
      KITH_TRY(const auto number, sheet_.whole(row, round, 1, problem_.rounds));
      KITH_CHECK(add(name, row, number ? *number - 1 : seating::every_round));
    }
    return check_hosts();
  }

 private:
  static bool is(std::string_view cell, std::string_view kind) { return column_key(cell) == column_key(kind); }

  Done add(std::string_view kind, const CsvRow& row, int round) {
    if (is(kind, "known")) return add_known(row);
    if (is(kind, "affinity")) return add_affine(row);
    const auto known = rule_kind(kind);
    if (!known)
      return fail(
          ErrorKind::Invalid, "unknown_rule",
          say("{file, select, _ {Line} other {{file}, line}} {line, number}: there is no rule “{kind}”. There are "
              "together, apart, host, absent, capacity, minsize, known and affinity.",
              in_line(sheet_.file, row.line, {{"kind", std::string(kind)}})));
    KITH_TRY(auto rule, rule_of(*known, row));
    rule.round = round;
    if (known == RuleKind::Host) hosts_.push_back({rule.b, row.line});
    problem_.rules.push_back(rule);
    return {};
  }

  // How many tables there are follows from everything but the hosts, so this is known at the end only.
  Done check_hosts() const {
    if (hosts_.empty()) return {};
    auto bare = seating::empty_problem(problem_.people, problem_.rounds);
    bare.present = problem_.present;
    bare.room = problem_.room;
    std::ranges::copy_if(problem_.rules, std::back_inserter(bare.rules),
                         [](const seating::Rule& rule) { return rule.kind != RuleKind::Host; });
    if (!seating::shape_tables(bare)) return {};  // what is wrong is said where the tables are set up
    for (const auto& [table, line] : hosts_)
      if (table >= bare.tables) return no_such_table({sheet_.file, line}, table + 1, bare.tables);
    return {};
  }

  static std::optional<RuleKind> rule_kind(std::string_view kind) {
    constexpr std::pair<std::string_view, RuleKind> kinds[] = {
        {"together", RuleKind::Together}, {"apart", RuleKind::Apart},       {"host", RuleKind::Host},
        {"absent", RuleKind::Absent},     {"capacity", RuleKind::Capacity}, {"minsize", RuleKind::MinSize}};
    for (const auto& [name, value] : kinds)
      if (is(kind, name)) return value;
    return {};
  }

  Done add_known(const CsvRow& row) {
    KITH_TRY(const auto two, two_people(named_, row, columns_));
    KITH_TRY(const auto amount, known_amount(sheet_, row, columns_.weight));
    known_.add(two, amount, greater);
    return {};
  }

  Done add_affine(const CsvRow& row) {
    KITH_TRY(const auto two, two_people(named_, row, columns_));
    KITH_TRY(const auto amount, sheet_.decimal(row, columns_.weight));
    affinity_.add(two, amount.value_or(1), last);
    return {};
  }

  Result<seating::Rule> rule_of(RuleKind kind, const CsvRow& row) const {
    seating::Rule rule{.kind = kind};
    const int tables = problem_.room.tables.value_or(limits::seating_people);
    if (kind == RuleKind::Together || kind == RuleKind::Apart) {
      KITH_TRY(const auto two, two_people(named_, row, columns_));
      rule.a = two.first;
      rule.b = two.second;
    } else if (kind == RuleKind::Capacity || kind == RuleKind::MinSize) {
      KITH_TRY(const int table, named_.whole(row, columns_.a, 1, tables));
      rule.a = table - 1;
      KITH_TRY(rule.b, named_.whole(row, columns_.b, 0, limits::seating_people));
    } else {
      KITH_TRY(rule.a, named_.person(row, columns_.a));
      if (kind == RuleKind::Absent) return rule;
      KITH_TRY(const int table, named_.whole(row, columns_.b, 1, tables));
      rule.b = table - 1;
    }
    return rule;
  }

  Problem& problem_;
  const Sheet& sheet_;
  Named named_;
  PairColumns columns_;
  PairList known_, affinity_;
  struct HostLine {
    int table;
    int line;
  };
  std::vector<HostLine> hosts_;
};

}  // namespace

Done add_met(Problem& problem, const Roster& roster, std::string_view text, const std::string& file) {
  KITH_TRY(const auto sheet, read_sheet(text, file, limits::csv_long_rows));
  KITH_TRY(const auto columns, pair_columns(sheet));
  const PeopleIndex people(roster);
  PairList known(problem.known);
  for (const auto& row : sheet.rows) {
    KITH_TRY(const auto two, two_people({sheet, people}, row, columns));
    known.add(two, 1, greater);
  }
  return {};
}

// Without the column, a header with a slip in it would make every pair weigh the same, and nobody would notice.
Done add_affinity(Problem& problem, const Roster& roster, std::string_view text, const std::string& file) {
  KITH_TRY(const auto sheet, read_sheet(text, file, limits::csv_long_rows));
  KITH_CHECK(sheet.needed_column("weight"));
  KITH_TRY(const auto columns, pair_columns(sheet));
  const PeopleIndex people(roster);
  PairList affinity(problem.affinity);
  for (const auto& row : sheet.rows) {
    KITH_TRY(const auto two, two_people({sheet, people}, row, columns));
    KITH_TRY(const auto amount, sheet.decimal(row, columns.weight));
    affinity.add(two, amount.value_or(1), last);
  }
  return {};
}

Done add_rules(Problem& problem, const Roster& roster, std::string_view text, const std::string& file) {
  KITH_TRY(const auto sheet, read_sheet(text, file, limits::csv_long_rows));
  return Rules(problem, sheet, PeopleIndex(roster)).add_all();
}

Result<seating::Seating> read_plan(const Roster& roster, int rounds, std::string_view text, const std::string& file) {
  KITH_TRY(const auto sheet, read_sheet(text, file, limits::csv_long_rows));
  KITH_TRY(const auto round_column, sheet.needed_column("round"));
  KITH_TRY(const auto table_column, sheet.needed_column("table"));
  KITH_TRY(const auto person_column, sheet.needed_column("person"));
  const PeopleIndex people(roster);
  const Named named{sheet, people};
  auto seating = seating::Seating::empty(static_cast<int>(roster.people.size()), rounds);
  for (const auto& row : sheet.rows) {
    KITH_TRY(const int round, named.whole(row, round_column, 1, rounds));
    KITH_TRY(const int table, named.whole(row, table_column, 1, limits::seating_people));
    KITH_TRY(const int person, named.person(row, person_column));
    auto& seat = seating.at(round - 1, person);
    if (seat != seating::no_table)
      return fail(ErrorKind::Invalid, "two_seats",
                  say("{file, select, _ {Line} other {{file}, line}} {line, number}: “{name}” has a seat in round "
                      "{round, number} already.",
                      in_line(file, row.line, {{"name", row.cells[person_column]}, {"round", std::int64_t{round}}})));
    seat = table - 1;
  }
  return seating;
}

}  // namespace kith::app
