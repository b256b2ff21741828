// A CSV file under a header line: cells asked by the name of their column, checked as they are read.
// Names of columns are compared without case, spaces, underscores and hyphens. Errors: Malformed with file and line.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv.h"

namespace kith::app {

// What all spellings of a column's name share.
std::string column_key(std::string_view name);

struct Sheet {
  using Column = std::optional<std::size_t>;  // none: the file does not have it, its cells are empty

  std::string file;
  int header_line = 1;
  std::vector<std::string> names;
  std::vector<formats::CsvRow> rows;

  Column column(std::string_view name) const;
  Result<std::size_t> needed_column(std::string_view name) const;
  std::string_view cell(const formats::CsvRow& row, Column column) const;
  Result<std::string_view> needed_cell(const formats::CsvRow& row, std::size_t column) const;
  // Whole numbers from `least` to `most`; none where the cell is empty.
  Result<std::optional<int>> whole(const formats::CsvRow& row, Column column, int least, int most) const;
  Result<std::optional<double>> decimal(const formats::CsvRow& row, Column column) const;
};

// The first row is the header; a row may not be longer.
Result<Sheet> read_sheet(std::string_view text, const std::string& file, std::size_t rows_max);

}  // namespace kith::app
