#include "app/tables/detail/roster_columns.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"

namespace kith::app {
namespace {

std::unordered_map<std::string, RosterColumn> headers() {
  using enum RosterColumn;
  std::unordered_map<std::string, RosterColumn> result;
  const auto add = [&](RosterColumn column, std::initializer_list<std::string_view> names) {
    for (const auto name : names) result.emplace(column_key(name), column);
  };
  add(Name, {"name", "names", "full name", "guests", "Namen", "Gäste"});
  add(First, {"first name", "given name", "Vorname"});
  add(Last, {"last name", "surname", "family name", "Nachname", "Familienname"});
  add(Id, {"id"});
  add(Person, {"person", "people", "participant", "participants", "attendee", "attendees", "Leute", "Personen",
               "Teilnehmer", "Teilnehmerin", "Teilnehmende"});
  add(Company, {"company", "organisation", "organization", "Firma", "Unternehmen"});
  add(Languages, {"languages", "language", "Sprachen", "Sprache"});
  add(Brings, {"brings", "offers", "bringt mit", "bringt", "bietet"});
  add(Seeks, {"seeks", "sucht"});
  add(Interests, {"interests", "Interessen"});
  add(Host, {"host", "Gastgeber", "Gastgeberin"});
  add(Table, {"table", "Tisch"});
  add(Arrives, {"arrives", "from", "first round", "kommt", "von"});
  add(Leaves, {"leaves", "to", "last round", "geht", "bis"});
  return result;
}

}  // namespace

std::optional<RosterColumn> roster_column(std::string_view header) {
  static const auto known = headers();
  const auto found = known.find(column_key(header));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

bool names_people(const std::vector<std::string>& header) {
  return std::ranges::any_of(header, [](const std::string& name) {
    const auto column = roster_column(name);
    return column && *column <= RosterColumn::Person;
  });
}

Result<RosterColumns> roster_columns(const Sheet& sheet) {
  RosterColumns columns;
  for (std::size_t i = 0; i < sheet.names.size(); ++i) {
    const auto which = roster_column(sheet.names[i]);
    if (!which) {
      if (!sheet.names[i].empty()) columns.others.push_back(i);
      continue;
    }
    auto& known = columns.known[static_cast<std::size_t>(*which)];
    if (known)
      return fail(
          ErrorKind::Malformed, "column_twice",
          say("{file, select, _ {Line} other {{file}, line}} {line, number}: the columns “{one}” and “{other}” say "
              "the same; please keep one of them.",
              formats::in_line(sheet.file, sheet.header_line,
                               {{"one", sheet.names[*known]}, {"other", sheet.names[i]}})));
    known = i;
  }
  return columns;
}

std::unexpected<Error> no_names(Header header, const std::string& file, int line) {
  const bool missing = header == Header::Missing;
  return fail(
      ErrorKind::Malformed, missing ? "no_header" : "no_name_column",
      say("{file, select, _ {Line} other {{file}, line}} {line, number}: these are several columns{header, select, "
          "missing {. Write one name on each line, or begin with a line that names the columns, like “name, company”} "
          "other {, but none of them says who the people are}}. Columns that are known: name, first name, last name, "
          "id, person; company, languages, brings, seeks, interests, host, table, arrives, leaves. Any other can be "
          "mixed by.",
          formats::in_line(file, line, {{"header", missing ? "missing" : "names_nobody"}})));
}

}  // namespace kith::app
