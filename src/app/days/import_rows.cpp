#include "app/days/import_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>
#include <set>

#include "app/tables/yes_or_no.h"
#include "base/json.h"
#include "base/text.h"

namespace kith::app {
namespace {

// What all spellings of a header share: "E-Mail", "email"; "Gastgeber:in", "Gastgeberin"; "Kommt?", "kommt".
std::string header_key(std::string_view header) {
  std::string bare;
  for (const char c : header)
    if (std::string_view(" _-?:*/").find(c) == std::string_view::npos) bare += c;
  return folded(bare);
}

// How pretix, Eventbrite, Meetup, Hi.Events and German lists call things; the first of each row that a list has wins.
struct Known {
  ColumnUse use;
  std::vector<std::string_view> names;
};

const std::vector<Known>& known_headers() {
  using enum ColumnUse;
  static const std::vector<Known> known{
      {Id,
       {"ticket id", "attendee #", "attendee id", "position id", "positionid", "ticket-nr", "ticketnummer", "user id",
        "public id", "id", "ticket code", "order code", "order #", "bestellnummer", "teilnehmernummer",
        "personalnummer"}},
      {Name,
       {"attendee name",
        "teilnehmername",
        "name des teilnehmers",
        "full name",
        "name",
        "participant",
        "attendee",
        "teilnehmer",
        "teilnehmerin",
        "person",
        "vollständiger name",
        "namen",
        "names",
        "gast",
        "gäste",
        "guest",
        "guests",
        "teilnehmende",
        "participants",
        "attendees",
        "personen",
        "leute",
        "people"}},
      {FirstName,
       {"attendee first name", "attendee name: given name", "teilnehmername: vorname", "first name", "given name",
        "firstname", "vorname"}},
      {LastName,
       {"attendee last name", "attendee surname", "attendee name: family name", "teilnehmername: nachname", "last name",
        "surname", "family name", "lastname", "nachname", "familienname"}},
      {Email,
       {"attendee email", "attendee e-mail", "e-mail des teilnehmers", "email", "e-mail", "email address",
        "e-mail-adresse", "mail"}},
      {Company,
       {"company", "organisation", "organization", "firma", "unternehmen", "company name", "institution", "einrichtung",
        "arbeitgeber", "employer", "affiliation"}},
      {Line, {"line", "about me", "zeile", "ein satz"}},
      {Host, {"host", "table host", "hosts table", "gastgeber", "gastgeberin", "tischgastgeber", "tischgastgeberin"}},
      {Status,
       {"rsvp", "kommt", "coming", "comes", "attending", "teilnahme", "nimmt teil", "anwesenheit", "attendance",
        "status", "attendee status", "ticket status", "order status", "zusage"}},
  };
  return known;
}

// Worth mixing people by, so kept without being asked.
bool is_worth_keeping(const std::string& header) {
  static const auto keys = [] {
    std::set<std::string> result;
    for (const auto* name : {"department", "abteilung", "site", "standort", "location", "team", "newcomer", "new",
                             "neu", "neuling", "branch", "branche", "industry", "role", "rolle", "bereich"})
      result.insert(header_key(name));
    return result;
  }();
  return keys.contains(header_key(header));
}

std::string_view cell(const formats::CsvRow& row, std::size_t column) {
  return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

// An address, a telephone number, a date, or more than a word or two: nothing that people are mixed by.
bool is_somebodys_own(std::string_view text) {
  return text.contains('@') || text.contains("://") || characters(text) > limits::name_bytes ||
         std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) >= 6;
}

// A column that a day could be mixed by is kept, whatever it is called. Where every cell of a longer list is another
// one, it tells people apart and mixes nobody.
bool may_be_mixed_by(const ImportTable& table, std::size_t column) {
  constexpr std::size_t few = 12;
  if (table.header[column].empty() || characters(table.header[column]) > limits::name_bytes) return false;
  std::set<std::string_view> values;
  std::size_t filled = 0;
  for (const auto& row : table.rows) {
    const auto text = cell(row, column);
    if (is_somebodys_own(text)) return false;
    if (text.empty()) continue;
    ++filled;
    values.insert(text);
  }
  return filled > 0 && (filled <= few || values.size() < filled);
}

// An order number stands beside everybody the order is for: it calls nobody by itself.
bool tells_apart(const ImportTable& table, std::size_t column) {
  std::set<std::string_view> seen;
  return std::ranges::all_of(table.rows, [&](const auto& row) {
    const auto id = cell(row, column);
    return !id.empty() && seen.insert(id).second;
  });
}

// The column of that use: the earliest name of the list above that a header bears.
std::optional<std::size_t> column_for(const ImportTable& table, const Known& known) {
  for (const auto name : known.names) {
    const auto found = std::ranges::find(table.header, header_key(name), header_key);
    if (found == table.header.end()) continue;
    const auto column = static_cast<std::size_t>(found - table.header.begin());
    if (known.use != ColumnUse::Id || tells_apart(table, column)) return column;
  }
  return std::nullopt;
}

bool says_no(std::string_view cell) {
  static const auto words = [] {
    std::set<std::string> result;
    for (const auto* word : {"no",         "nein",       "not going",   "not attending", "cancelled", "canceled",
                             "storniert",  "abgesagt",   "refunded",    "declined",      "n",         "false",
                             "falsch",     "0",          "kommt nicht", "nicht",         "absage",    "abgemeldet",
                             "verhindert", "not coming", "waitlist",    "absent",        "expired",   "abgelaufen"})
      result.insert(folded(word));
    return result;
  }();
  return words.contains(folded(cell));
}

// Cells of the columns with this use, put together.
std::string said(const formats::CsvRow& row, const std::vector<ColumnUse>& uses, ColumnUse use) {
  std::string text;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses[i] != use || cell(row, i).empty()) continue;
    if (!text.empty()) text += ' ';
    text += cell(row, i);
  }
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::string name_of(const formats::CsvRow& row, const std::vector<ColumnUse>& uses) {
  auto name = said(row, uses, ColumnUse::Name);
  if (!name.empty()) return name;
  const auto first = said(row, uses, ColumnUse::FirstName), last = said(row, uses, ColumnUse::LastName);
  return first.empty() || last.empty() ? first + last : first + " " + last;
}

// "3", "Table 3", "Tisch 3".
std::optional<std::int64_t> table_number(std::string_view cell) {
  const auto digits = cell.find_first_of("0123456789");
  if (digits == std::string_view::npos) return {};
  if (const auto word = folded(trimmed(cell.substr(0, digits))); !word.empty() && word != "table" && word != "tisch")
    return {};
  cell.remove_prefix(digits);
  std::int64_t table = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), table);
  if (error != std::errc{} || end != cell.data() + cell.size() || table < 1 || table > limits::day_tables) return {};
  return table;
}

// A column of ones and noughts, or of ones alone, says who hosts; that all of them host the first table nobody means.
bool says_yes_by_one(const ImportTable& table, const std::vector<ColumnUse>& uses) {
  const auto ones = std::ranges::count_if(
      table.rows, [&](const formats::CsvRow& row) { return said(row, uses, ColumnUse::Host) == "1"; });
  return ones > 1 && std::ranges::all_of(table.rows, [&](const formats::CsvRow& row) {
           const auto cell = said(row, uses, ColumnUse::Host);
           return cell.empty() || cell == "0" || cell == "1";
         });
}

std::string kept_columns(const ImportTable& table, const formats::CsvRow& row, const std::vector<ColumnUse>& uses) {
  std::map<std::string, std::string> kept;
  for (std::size_t i = 0; i < uses.size(); ++i)
    if (uses[i] == ColumnUse::Keep && i < table.header.size() && !cell(row, i).empty())
      kept.emplace(table.header[i].empty() ? std::to_string(i + 1) : table.header[i], cell(row, i));
  std::string json;
  for (const auto& [header, text] : kept) json += (json.empty() ? "{" : ",") + to_json(header) + ":" + to_json(text);
  return json.empty() ? json : json + "}";
}

class Reading {
 public:
  Reading(const ImportTable& table, const std::vector<ColumnUse>& uses)
      : table_(table), uses_(uses), one_is_yes_(says_yes_by_one(table, uses)) {}

  ImportPeople run() {
    for (const auto& row : table_.rows) take(row);
    return std::move(done_);
  }

 private:
  void trouble(int line, Message sentence, bool taken) { done_.troubles.push_back({line, std::move(sentence), taken}); }

  void take(const formats::CsvRow& row) {
    ImportPerson person{.line = row.line, .id = said(row, uses_, ColumnUse::Id), .name = name_of(row, uses_)};
    if (!table_.header.empty() && row.cells.size() > table_.header.size())
      return trouble(row.line, say("There are more cells here than columns in the first line."), false);
    if (const auto status = said(row, uses_, ColumnUse::Status); says_no(status))
      return trouble(row.line, say("“{status}”: this person does not come.", {{"status", status}}), false);
    if (person.name.empty()) return trouble(row.line, say("There is no name."), false);
    if (characters(person.name) > limits::name_bytes) return trouble(row.line, say("The name is too long."), false);
    if (!person.id.empty()) {
      const auto [first, fresh] = lines_.emplace(person.id, row.line);
      if (!fresh)
        return trouble(row.line,
                       say("“{id}” stands in line {first, number} already.",
                           {{"id", person.id}, {"first", std::int64_t{first->second}}}),
                       false);
    }
    take_rest(row, person);
    done_.people.push_back(std::move(person));
  }

  // What does not fit is left away, and said; the person comes in.
  void take_rest(const formats::CsvRow& row, ImportPerson& person) {
    person.email = said(row, uses_, ColumnUse::Email);
    Email<limits::email_bytes> checked;
    if (!person.email.empty() && !put_text(person.email, shape_of<Email<limits::email_bytes>>(), &checked)) {
      trouble(row.line, say("This is no e-mail address; {name} comes in without one.", {{"name", person.name}}), true);
      person.email.clear();
    }
    person.company = fitting(row, ColumnUse::Company, limits::name_bytes);
    person.said = fitting(row, ColumnUse::Line, limits::line_bytes);
    person.columns = kept_columns(table_, row, uses_);
    take_host(row, person);
  }

  // An empty cell says nothing of somebody the team named a host meanwhile; a "no" does.
  void take_host(const formats::CsvRow& row, ImportPerson& person) {
    const auto cell = said(row, uses_, ColumnUse::Host);
    if (cell.empty()) return;
    person.host = one_is_yes_ && cell == "1" ? true : yes_or_no(cell);
    if (person.host) return;
    person.host_table = table_number(cell);
    if (person.host_table)
      person.host = true;
    else
      trouble(row.line,
              say("“{cell}” is neither yes nor no nor a table’s number; {name} comes in as no host.",
                  {{"cell", cell}, {"name", person.name}}),
              true);
  }

  std::string fitting(const formats::CsvRow& row, ColumnUse use, std::size_t most) {
    auto text = said(row, uses_, use);
    if (characters(text) <= most) return text;
    trouble(row.line, say("A cell is too long for what its column is for; it is left away."), true);
    return {};
  }

  const ImportTable& table_;
  const std::vector<ColumnUse>& uses_;
  bool one_is_yes_;
  ImportPeople done_;
  std::map<std::string, int> lines_;
};

bool is_header(const formats::CsvRow& row) {
  return std::ranges::any_of(row.cells, [](const std::string& cell) {
    return std::ranges::any_of(known_headers(), [&](const Known& known) {
      return std::ranges::any_of(known.names, [&](auto name) { return header_key(cell) == header_key(name); });
    });
  });
}

// Surnames, a comma, first names: only a comma is put so, and a surname alone seldom has a blank in it.
bool is_last_first(const std::string& csv, const ImportTable& table) {
  return formats::csv_separator(csv) == ',' &&
         !std::ranges::all_of(table.rows, [](const formats::CsvRow& row) { return row.cells.front().contains(' '); });
}

}  // namespace

Result<ImportTable> read_import(const std::string& csv, std::optional<FirstLine> first) {
  ImportTable table;
  KITH_TRY(table.rows, formats::read_csv(csv, "", static_cast<std::size_t>(limits::day_people) + 1));
  if (table.rows.empty()) return fail(ErrorKind::Invalid, "no_names", say("There are no names in it yet."));
  const bool known = is_header(table.rows.front());
  const auto widest = std::ranges::max(table.rows, {}, [](const auto& row) { return row.cells.size(); }).cells.size();
  if (!known && widest == 1) return table;
  // A table whose first line names nothing we know: the team says which column is what, and whether that is somebody.
  table.header_is_guessed = !known;
  table.last_first = !known && widest == 2 && is_last_first(csv, table);
  if (!known) table.first = first.value_or(table.last_first ? FirstLine::Person : FirstLine::Header);
  if (table.first == FirstLine::Person) {
    table.header.resize(widest);
    return table;
  }
  table.header = std::move(table.rows.front().cells);
  table.rows.erase(table.rows.begin());
  return table;
}

std::vector<ColumnUse> guess_uses(const ImportTable& table) {
  if (table.header.empty()) return {ColumnUse::Name};
  if (table.last_first) return {ColumnUse::LastName, ColumnUse::FirstName};
  std::vector<ColumnUse> uses(table.header.size(), ColumnUse::Ignore);
  for (std::size_t i = 0; i < uses.size(); ++i)
    if (is_worth_keeping(table.header[i])) uses[i] = ColumnUse::Keep;
  for (const auto& known : known_headers()) {
    const auto column = column_for(table, known);
    if (column && uses[*column] == ColumnUse::Ignore) uses[*column] = known.use;
  }
  // Of two columns that say nothing the first one is likelier to be whom the list is of.
  if (table.header_is_guessed && uses.size() == 2) uses.front() = ColumnUse::Name;
  for (std::size_t i = 0; i < uses.size(); ++i)
    if (uses[i] == ColumnUse::Ignore && may_be_mixed_by(table, i)) uses[i] = ColumnUse::Keep;
  return uses;
}

ImportPeople people_of(const ImportTable& table, const std::vector<ColumnUse>& uses) {
  return Reading(table, uses).run();
}

std::string text_of_first_line(FirstLine first) { return first == FirstLine::Person ? "person " : ""; }

FirstLine first_line_of_text(std::string_view text) {
  return text.starts_with("person ") ? FirstLine::Person : FirstLine::Header;
}

std::string text_of_uses(const std::vector<ColumnUse>& uses) {
  std::string text;
  for (const auto use : uses)
    text += (text.empty() ? "" : " ") + std::string(shape_of<ColumnUse>().choices[static_cast<std::size_t>(use)]);
  return text;
}

std::vector<ColumnUse> uses_of_text(std::string_view text) {
  text.remove_prefix(text_of_first_line(first_line_of_text(text)).size());
  std::vector<ColumnUse> uses;
  const auto& choices = shape_of<ColumnUse>().choices;
  for (const auto part : std::views::split(text, ' ')) {
    const auto found = std::ranges::find(choices, std::string_view(part.begin(), part.end()));
    uses.push_back(found == choices.end() ? ColumnUse::Ignore
                                          : static_cast<ColumnUse>(std::distance(choices.begin(), found)));
  }
  return uses;
}

}  // namespace kith::app
