// Which column of a table of people says what, in English and German.
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "app/tables/detail/sheet.h"

namespace kith::app {

enum class RosterColumn {
  Name,
  First,
  Last,
  Id,
  Person,
  Company,
  Languages,
  Brings,
  Seeks,
  Interests,
  Host,
  Table,
  Arrives,
  Leaves
};
inline constexpr std::size_t roster_column_count = 14;

struct RosterColumns {
  std::array<Sheet::Column, roster_column_count> known;
  std::vector<std::size_t> others;

  Sheet::Column at(RosterColumn which) const { return known[static_cast<std::size_t>(which)]; }
};

std::optional<RosterColumn> roster_column(std::string_view header);
bool names_people(const std::vector<std::string>& header);
// Fails if two columns say the same.
Result<RosterColumns> roster_columns(const Sheet& sheet);

// What is said of several columns in which nobody's name is found, with the columns that are known.
enum class Header { Missing, NamesNobody };
std::unexpected<Error> no_names(Header header, const std::string& file, int line);

}  // namespace kith::app
