#include "app/tables/roster.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "app/tables/detail/name_lines.h"
#include "app/tables/detail/roster_columns.h"
#include "app/tables/detail/sheet.h"
#include "app/tables/yes_or_no.h"
#include "base/limits.h"
#include "base/text.h"
#include "formats/encoding.h"

namespace kith::app {
namespace {

using formats::CsvRow;
using formats::in_line;

// Runs of blanks become one, also the ones that do not break, which spreadsheets leave behind.
std::string tidy(std::string_view name) {
  constexpr std::string_view hard_blank = "\xC2\xA0";
  std::string result;
  while (!name.empty()) {
    const bool hard = name.starts_with(hard_blank);
    if (hard || name.front() == ' ' || name.front() == '\t' || name.front() == '\n') {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += name.front();
    }
    name.remove_prefix(hard ? hard_blank.size() : 1);
  }
  return std::string(trimmed(result));
}

std::vector<std::string> several(std::string_view cell) {
  constexpr std::string_view separators = ",;/|";
  std::vector<std::string> result;
  while (true) {
    const auto end = std::min(cell.find_first_of(separators), cell.size());
    if (auto part = tidy(cell.substr(0, end)); !part.empty()) result.push_back(std::move(part));
    if (end == cell.size()) return result;
    cell.remove_prefix(end + 1);
  }
}

Done check_name(const std::string& name, const std::string& file, int line) {
  if (characters(name) > limits::name_bytes)
    return fail(
        ErrorKind::Invalid, "name_too_long",
        say("{file, select, _ {Line} other {{file}, line}} {line, number}: the name “{name}” is too long, at most "
            "{most, number} characters are taken.",
            in_line(file, line, {{"name", name}, {"most", std::int64_t{limits::name_bytes}}})));
  if (!is_plain(name))
    return fail(ErrorKind::Invalid, "name_unreadable",
                say("{file, select, _ {Line} other {{file}, line}} {line, number}: there is a control character, "
                    "which nobody can read.",
                    in_line(file, line)));
  return {};
}

// What a table of people says, row by row.
class Table {
 public:
  Table(Sheet sheet, RosterColumns columns) : sheet_(std::move(sheet)), columns_(std::move(columns)) {}

  Result<Roster> people() const {
    Roster roster;
    roster.file = sheet_.file;
    const auto others = used_others();
    for (const auto column : others) roster.columns.push_back(sheet_.names[column]);
    for (const auto& row : sheet_.rows) {
      KITH_TRY(auto someone, person(row));
      for (const auto column : others) someone.others.emplace_back(sheet_.cell(row, column));
      roster.people.push_back(std::move(someone));
    }
    return roster;
  }

 private:
  std::string_view cell(const CsvRow& row, RosterColumn which) const { return sheet_.cell(row, columns_.at(which)); }

  std::vector<std::size_t> used_others() const {
    std::vector<std::size_t> used;
    for (const auto column : columns_.others)
      if (std::ranges::any_of(sheet_.rows, [&](const CsvRow& row) { return !sheet_.cell(row, column).empty(); }))
        used.push_back(column);
    return used;
  }

  Result<RosterPerson> person(const CsvRow& row) const {
    RosterPerson person{.line = row.line};
    KITH_CHECK(names(row, person));
    person.company = tidy(cell(row, RosterColumn::Company));
    person.languages = several(cell(row, RosterColumn::Languages));
    person.brings = several(cell(row, RosterColumn::Brings));
    person.seeks = several(cell(row, RosterColumn::Seeks));
    person.interests = several(cell(row, RosterColumn::Interests));
    KITH_CHECK(place(row, person));
    KITH_TRY(person.arrives, sheet_.whole(row, columns_.at(RosterColumn::Arrives), 1, limits::seating_rounds));
    KITH_TRY(person.leaves, sheet_.whole(row, columns_.at(RosterColumn::Leaves), 1, limits::seating_rounds));
    return person;
  }

  Done names(const CsvRow& row, RosterPerson& person) const {
    const auto id = tidy(cell(row, RosterColumn::Id)), handle = tidy(cell(row, RosterColumn::Person));
    person.name = tidy(cell(row, RosterColumn::Name));
    if (person.name.empty())
      person.name =
          tidy(std::string(cell(row, RosterColumn::First)) + " " + std::string(cell(row, RosterColumn::Last)));
    if (person.name.empty()) person.name = handle.empty() ? id : handle;
    person.key = !id.empty() ? id : !handle.empty() ? handle : person.name;
    if (person.name.empty())
      return fail(ErrorKind::Invalid, "no_name",
                  say("{file, select, _ {Line} other {{file}, line}} {line, number}: the name is missing.",
                      in_line(sheet_.file, row.line)));
    KITH_CHECK(check_name(person.name, sheet_.file, row.line));
    return check_name(person.key, sheet_.file, row.line);
  }

  // `host` is a table's number, or says that they host some table.
  Done place(const CsvRow& row, RosterPerson& person) const {
    KITH_TRY(person.table, sheet_.whole(row, columns_.at(RosterColumn::Table), 1, limits::seating_people));
    const auto host = columns_.at(RosterColumn::Host);
    const auto said = yes_or_no(sheet_.cell(row, host));
    person.host = said.value_or(true);
    if (said) return {};
    KITH_TRY(const auto hosted, sheet_.whole(row, host, 1, limits::seating_people));
    if (person.table && person.table != hosted)
      return fail(
          ErrorKind::Invalid, "two_tables",
          say("{file, select, _ {Line} other {{file}, line}} {line, number}: {name} cannot host table {host, number} "
              "and sit at table {table, number}.",
              in_line(
                  sheet_.file, row.line,
                  {{"name", person.name}, {"host", std::int64_t{*hosted}}, {"table", std::int64_t{*person.table}}})));
    person.table = hosted;
    return {};
  }

  Sheet sheet_;
  RosterColumns columns_;
};

Result<Roster> roster_of(const std::vector<NameLine>& names, const std::string& file) {
  Roster roster;
  roster.file = file;
  for (const auto& [text, line] : names) {
    RosterPerson person{.name = tidy(text), .line = line};
    KITH_CHECK(check_name(person.name, file, line));
    person.key = person.name;
    roster.people.push_back(std::move(person));
  }
  return roster;
}

// Two of one first name are two people: the second is “Anna (2)”, for everybody to see. Only where nobody else has to
// find them by their name again: other files say who is meant by it.
void tell_apart(Roster& roster) {
  std::unordered_map<std::string, int> seen;
  for (const auto& person : roster.people) seen.emplace(person.key, 0);
  for (auto& person : roster.people) {
    auto& times = seen[person.key];
    if (++times == 1 || person.key != person.name) continue;
    std::string apart;
    do apart = person.name + " (" + std::to_string(times) + ")";
    while (seen.contains(apart) && ++times > 0);
    seen.emplace(apart, 1);
    person.key = person.name = apart;
  }
}

Done check_people(const Roster& roster) {
  if (roster.people.empty())
    return fail(ErrorKind::Invalid, "no_names",
                roster.file.empty() ? say("There are no names in it yet.")
                                    : say("{file}: there are no names in it yet.", {{"file", roster.file}}));
  if (roster.people.size() > limits::seating_people)
    return fail(
        ErrorKind::Invalid, "too_many_people",
        say("{file, select, _ {These} other {{file}: these}} are {count, number} people; at most {most, number} can "
            "be seated.",
            {{"file", roster.file.empty() ? "_" : roster.file},
             {"count", static_cast<std::int64_t>(roster.people.size())},
             {"most", std::int64_t{limits::seating_people}}}));
  std::unordered_map<std::string_view, int> lines;
  for (const auto& person : roster.people) {
    const auto [first, fresh] = lines.emplace(person.key, person.line);
    if (fresh) continue;
    return fail(
        ErrorKind::Invalid, "name_twice",
        say("{file, select, _ {Line} other {{file}, line}} {line, number}: “{name}” stands in line {first, number} "
            "already. A column “id” tells people of the same name apart.",
            in_line(roster.file, person.line, {{"name", person.key}, {"first", std::int64_t{first->second}}})));
  }
  return {};
}

// Everything up to the end of the first line that holds anything.
std::string_view first_line(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin == text.npos ? text : text.substr(0, text.find_first_of("\r\n", begin));
}

// A line that is cut at its commas is a header only if a column of it names people.
bool begins_with_header(std::string_view text, const std::string& file) {
  auto head = first_line(text);
  if (head.starts_with("sep=")) head = text.substr(0, head.size() + first_line(text.substr(head.size())).size());
  const auto rows = formats::read_csv(head, file);
  return rows && !rows->empty() && names_people(rows->front().cells);
}

// A line of columns none of which is anybody's name: after its first, one that is known. Not “Schmidt, Anna”.
Done names_somebody(std::string_view text, const std::string& file) {
  const auto rows = formats::read_csv(first_line(text), file);
  if (!rows || rows->empty()) return {};
  const auto& cells = rows->front().cells;
  const bool known = std::any_of(cells.begin() + (cells.empty() ? 0 : 1), cells.end(),
                                 [](const std::string& cell) { return roster_column(cell).has_value(); });
  if (!known) return {};
  return no_names(Header::NamesNobody, file, rows->front().line);
}

Result<Roster> roster_of(std::string_view text, const std::string& file) {
  if (begins_with_header(text, file)) {
    KITH_TRY(auto sheet, read_sheet(text, file, limits::csv_rows));
    KITH_TRY(auto columns, roster_columns(sheet));
    return Table(std::move(sheet), std::move(columns)).people();
  }
  KITH_CHECK(names_somebody(text, file));
  KITH_TRY(const auto names, read_name_lines(text, file));
  return roster_of(names, file);
}

}  // namespace

Result<Roster> read_roster(std::string_view text, const std::string& file) {
  KITH_TRY(const auto utf8, formats::utf8_of(text, file));
  KITH_TRY(auto roster, roster_of(utf8, file));
  if (file.empty()) tell_apart(roster);
  KITH_CHECK(check_people(roster));
  return roster;
}

Roster numbered_roster(int count) {
  Roster roster;
  for (int i = 0; i < count; ++i) {
    const auto name = std::to_string(i);
    roster.people.push_back({.key = name, .name = name});
  }
  return roster;
}

}  // namespace kith::app
