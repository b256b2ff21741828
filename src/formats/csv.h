// The CSV people really have, to rows and back.
// Reads comma, semicolon or tab (found out from the text), with or without quotes (RFC 4180, doubled quotes), CRLF, LF or
// CR; UTF-8 with or without BOM, UTF-16 with BOM, and Windows-1252 where it is not valid UTF-8. Cells are trimmed.
// Every row knows the line it began on, for errors. Errors: Malformed with file and line, one clear sentence.
// Bounds: limits::csv_rows, limits::csv_columns, limits::csv_cell_bytes. Pure, safe from several threads.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kith::formats {

struct CsvRow {
  int line = 0;  // from 1
  std::vector<std::string> cells;
};

// All rows that hold anything, the header (if there is one) first. `file` is how errors call it; empty: "line 3" alone.
Result<std::vector<CsvRow>> read_csv(std::string_view bytes, const std::string& file);

enum class Formulas { Keep, Neutralise };
// One row with CRLF; quotes where needed. Neutralise puts ' before cells that a spreadsheet would run (= + - @ tab CR).
std::string csv_line(const std::vector<std::string>& cells, Formulas formulas);

}  // namespace kith::formats
