#include "app/tables/detail/sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/limits.h"
#include "base/text.h"

namespace kith::app {
namespace {

using formats::in_line;

// German spreadsheets write 0,5.
std::optional<double> number_of(std::string text) {
  std::ranges::replace(text, ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

}  // namespace

std::string column_key(std::string_view name) {
  std::string bare;
  for (const char c : name)
    if (c != ' ' && c != '_' && c != '-') bare += c;
  return folded(bare);
}

Sheet::Column Sheet::column(std::string_view name) const {
  const auto found = std::ranges::find(names, column_key(name), column_key);
  if (found == names.end()) return {};
  return static_cast<std::size_t>(found - names.begin());
}

Result<std::size_t> Sheet::needed_column(std::string_view name) const {
  if (const auto found = column(name)) return *found;
  return fail(
      ErrorKind::Malformed, "no_such_column",
      say("{file, select, _ {Line} other {{file}, line}} {line, number}: the first line has to name the columns, "
          "and {column} is not among them.",
          in_line(file, header_line, {{"column", std::string(name)}})));
}

std::string_view Sheet::cell(const formats::CsvRow& row, Column column) const {
  return column && *column < row.cells.size() ? std::string_view(row.cells[*column]) : std::string_view{};
}

Result<std::string_view> Sheet::needed_cell(const formats::CsvRow& row, std::size_t column) const {
  if (const auto text = cell(row, column); !text.empty()) return text;
  return fail(ErrorKind::Malformed, "empty_cell",
              say("{file, select, _ {Line} other {{file}, line}} {line, number}: the cell {column} is empty.",
                  in_line(file, row.line, {{"column", names[column]}})));
}

Result<std::optional<int>> Sheet::whole(const formats::CsvRow& row, Column column, int least, int most) const {
  const auto text = cell(row, column);
  if (text.empty()) return std::optional<int>{};
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most) return value;
  return fail(
      ErrorKind::Malformed, "no_whole_number",
      say("{file, select, _ {Line} other {{file}, line}} {line, number}: in {column} there is “{cell}” instead of "
          "a whole number from {least, number} to {most, number}.",
          in_line(file, row.line,
                  {{"column", names[*column]},
                   {"cell", std::string(text)},
                   {"least", std::int64_t{least}},
                   {"most", std::int64_t{most}}})));
}

Result<std::optional<double>> Sheet::decimal(const formats::CsvRow& row, Column column) const {
  const auto text = cell(row, column);
  if (text.empty()) return std::optional<double>{};
  if (const auto value = number_of(std::string(text)); value && std::abs(*value) <= limits::pair_weight) return value;
  return fail(
      ErrorKind::Malformed, "no_number",
      say("{file, select, _ {Line} other {{file}, line}} {line, number}: in {column} there is “{cell}” instead of "
          "a number of at most {most, number}.",
          in_line(file, row.line,
                  {{"column", names[*column]}, {"cell", std::string(text)}, {"most", limits::pair_weight}})));
}

Result<Sheet> read_sheet(std::string_view text, const std::string& file, std::size_t rows_max) {
  Sheet sheet{.file = file};
  KITH_TRY(sheet.rows, formats::read_csv(text, file, rows_max));
  if (sheet.rows.empty())
    return fail(ErrorKind::Malformed, "empty_file",
                say("{file, select, _ {This} other {{file}}} is empty.", {{"file", file.empty() ? "_" : file}}));
  sheet.header_line = sheet.rows.front().line;
  sheet.names = std::move(sheet.rows.front().cells);
  sheet.rows.erase(sheet.rows.begin());
  const auto longer = [&](const formats::CsvRow& row) { return row.cells.size() > sheet.names.size(); };
  if (const auto row = std::ranges::find_if(sheet.rows, longer); row != sheet.rows.end())
    return fail(ErrorKind::Malformed, "row_too_long",
                say("{file, select, _ {Line} other {{file}, line}} {line, number}: here are {cells, number} cells, but "
                    "the first line names {columns, plural, one {# column} other {# columns}}.",
                    in_line(file, row->line,
                            {{"cells", static_cast<std::int64_t>(row->cells.size())},
                             {"columns", static_cast<std::int64_t>(sheet.names.size())}})));
  return sheet;
}

}  // namespace kith::app
