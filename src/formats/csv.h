// The CSV people really have, to rows and back.
// Reads comma, semicolon, tab or a bar (found out from the first line, or told by "sep=;"), with or without quotes
// (RFC 4180, doubled quotes), CRLF, LF or CR, in any encoding of formats/encoding.h. Cells are trimmed; a row ends
// after its last cell that holds anything. Every row knows the line it began on, for errors. Errors: Malformed with
// file and line, one clear sentence. Pure, safe from several threads. Bounds: limits::csv_bytes, csv_rows (or the
// caller's own), csv_columns, csv_cell_bytes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace kith::formats {

struct CsvRow {
  int line = 0;  // from 1
  std::vector<std::string> cells;
};

// All rows that hold anything, the header (if there is one) first. `file` is how errors call it; empty: "Line 3" alone.
Result<std::vector<CsvRow>> read_csv(std::string_view bytes, const std::string& file,
                                     std::size_t rows_max = limits::csv_rows);

enum class Formulas { Keep, Neutralise };
// One row with CRLF; quotes where needed. Neutralise puts ' before cells that a spreadsheet would run (= + - @ tab CR).
std::string csv_line(const std::vector<std::string>& cells, Formulas formulas);

// What read_csv takes to separate the cells of this UTF-8 text; '\0' if nothing does.
char csv_separator(std::string_view text);

using MessageValues = std::vector<std::pair<std::string, MessageValue>>;
// The values of a sentence about a line: `file` and `line` for the beginning
// "{file, select, _ {Line} other {{file}, line}} {line, number}: …", and `more`. Text in `more` that came out of the
// file is cut to limits::csv_shown_bytes, and is made harmless for a terminal.
MessageValues in_line(const std::string& file, int line, MessageValues more = {});

}  // namespace kith::formats
