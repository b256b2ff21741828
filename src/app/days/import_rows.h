// The lines of a list as people, and what is wrong with them. For: import.cpp. Pure; knows nothing of seats.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/days/import.h"
#include "formats/csv.h"

namespace kith::app {

// Whether the first line of a table that names no column we know is one of names all the same, or somebody.
enum class FirstLine { Header, Person };

struct ImportTable {
  std::vector<std::string> header;  // empty: a plain list of names; of empty names: a table without
  bool header_is_guessed = false;   // its first line names nothing we know
  FirstLine first = FirstLine::Header;
  bool last_first = false;  // “Schmidt, Anna” on each line
  std::vector<formats::CsvRow> rows;
};

// Malformed, in words, for what is no table; never for a single line. Without `first` it is guessed, too.
Result<ImportTable> read_import(const std::string& csv, std::optional<FirstLine> first);
// What the headers and cells say each column is for.
std::vector<ColumnUse> guess_uses(const ImportTable& table);

struct ImportPerson {
  int line = 0;
  std::string id;  // as the list calls them; empty if it has none
  std::string name;
  std::string email;
  std::string company;
  std::string said;                             // their line at the table
  std::string columns;                          // further ones as JSON
  std::optional<bool> host = {};                // nothing said: as it was
  std::optional<std::int64_t> host_table = {};  // the one they host
};

struct ImportTrouble {
  int line = 0;
  Message sentence;
  bool taken = false;
};

struct ImportPeople {
  std::vector<ImportPerson> people;
  std::vector<ImportTrouble> troubles;
};
ImportPeople people_of(const ImportTable& table, const std::vector<ColumnUse>& uses);

// As the store keeps them: "name email ignore", and before them "person" if the first line is one.
std::string text_of_uses(const std::vector<ColumnUse>& uses);
std::vector<ColumnUse> uses_of_text(std::string_view text);
std::string text_of_first_line(FirstLine first);
FirstLine first_line_of_text(std::string_view text);

}  // namespace kith::app
