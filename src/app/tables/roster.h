// Who is to be seated: people by name, with what is known of them. Read from CSV or from a plain list of names.
// For: the terminal's `kith seat` and the page where names become tables. Not for: the planner, which knows indices
// only. Errors: Malformed or Invalid with file and line, one clear sentence. Pure, safe from several threads.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kith::app {

struct RosterPerson {
  std::string key;   // how plan, rules and pair files call them: the id where given, else the name
  std::string name;  // how people call them
  std::string company;
  std::vector<std::string> languages, brings, seeks, interests;
  bool host = false;                // hosts a table; which one, where given, says `table`
  std::optional<int> table;         // from 1; sits there in every round
  std::optional<int> arrives;       // first round, from 1
  std::optional<int> leaves;        // last round
  std::vector<std::string> others;  // one cell for each of Roster::columns
  int line = 0;
};

struct Roster {
  std::vector<RosterPerson> people;
  std::vector<std::string> columns;  // further columns, to mix by
  std::string file;                  // how errors call it; empty for what was pasted
  // The place of somebody by key (or by name, if nobody else bears it). O(people).
  std::optional<int> find(std::string_view key_or_name) const;
};

// `file` is how errors call it; empty for what was pasted.
// A first line that names a column of people makes it a table; a person is called by `name`, or by first and last name,
// or by `person` or `id`, in English or German. In `host` a number is the table they sit at in every round, and "yes"
// or "x" says that they host some table. Without such a line it is a list: a name on each line, numbers and bullets
// taken off; "Schmidt, Anna" is turned round if every line has one comma; a single line is cut at its commas or
// semicolons. Of the same name without an id, a second one who was pasted is “Anna (2)”; in a file that is an error.
Result<Roster> read_roster(std::string_view text, const std::string& file);
// 0 to count-1.
Roster numbered_roster(int count);

}  // namespace kith::app
