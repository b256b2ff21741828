#include "formats/csv.h"

#include <algorithm>

#include "base/text.h"
#include "formats/encoding.h"

namespace kith::formats {
namespace {

constexpr char no_separator = '\0';  // never in text

// The one that stands in the first line most often, outside quotes; a comma if none does would cut "Schmidt, Anna"
// below a lone "name", so then nothing separates.
char separator_of(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  constexpr std::string_view candidates = ";,\t|";
  std::size_t counts[candidates.size()] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const auto which = candidates.find(c); which != candidates.npos) ++counts[which];
  }
  const auto* most = std::ranges::max_element(counts);
  return *most == 0 ? no_separator : candidates[static_cast<std::size_t>(most - counts)];
}

bool says_separator(std::string_view text) { return text.starts_with("sep=") && text.size() >= 6; }

class Reader {
 public:
  Reader(std::string_view text, const std::string& file, std::size_t rows_max)
      : text_(text), file_(file), rows_max_(rows_max), separator_(csv_separator(text)) {
    if (!says_separator(text_)) return;
    position_ = 5;
    end_line();
  }

  Result<std::vector<CsvRow>> rows() {
    std::vector<CsvRow> rows;
    while (!at_end()) {
      KITH_TRY(auto next, row());
      if (next.cells.empty()) continue;
      if (rows.size() >= rows_max_)
        return wrong("too_many_rows",
                     say("{file, select, _ {Line} other {{file}, line}} {line, number}: these are more than "
                         "{most, number} rows.",
                         in_line(file_, next.line, {{"most", static_cast<std::int64_t>(rows_max_)}})));
      rows.push_back(std::move(next));
    }
    return rows;
  }

 private:
  bool at_end() const { return position_ == text_.size(); }
  bool at(char c) const { return !at_end() && text_[position_] == c; }
  bool at_line_end() const { return at_end() || at('\n') || at('\r'); }

  bool take(char c) {
    if (!at(c)) return false;
    ++position_;
    return true;
  }

  bool end_line() {
    const bool cr = take('\r');
    if (!take('\n') && !cr) return false;
    ++line_;
    return true;
  }

  static std::unexpected<Error> wrong(const char* code, Message sentence) {
    return fail(ErrorKind::Malformed, code, std::move(sentence));
  }

  Result<CsvRow> row() {
    CsvRow row{line_, {}};
    std::size_t used = 0;
    do {
      KITH_TRY(auto text, cell());
      if (!text.empty()) used = row.cells.size() + 1;
      if (row.cells.size() < limits::csv_columns) {
        row.cells.push_back(std::move(text));
      } else if (!text.empty()) {
        return wrong("too_many_columns",
                     say("{file, select, _ {Line} other {{file}, line}} {line, number}: these are more than "
                         "{most, number} columns.",
                         in_line(file_, line_, {{"most", std::int64_t{limits::csv_columns}}})));
      }
    } while (take(separator_));
    end_line();
    row.cells.resize(used);
    return row;
  }

  Result<std::string> cell() {
    while (!at(separator_) && (at(' ') || at('\t'))) ++position_;
    const int line = line_;
    KITH_TRY(auto text, at('"') ? quoted() : bare());
    if (text.size() > limits::csv_cell_bytes) return too_long(line);
    if (!is_plain(text))
      return wrong("control_character",
                   say("{file, select, _ {Line} other {{file}, line}} {line, number}: there is a control character, "
                       "which nobody can read.",
                       in_line(file_, line)));
    return std::string(trimmed(text));
  }

  // A quote inside belongs to the text: Anna "Ann" Schmidt.
  Result<std::string> bare() {
    const auto begin = position_;
    while (!at_line_end() && !at(separator_)) ++position_;
    return std::string(text_.substr(begin, position_ - begin));
  }

  Result<std::string> quoted() {
    const int opened = line_;
    std::string text;
    for (++position_; !at_end();) {
      if (text.size() > limits::csv_cell_bytes) return too_long(opened);
      if (take('"')) {
        if (!take('"')) return closed(std::move(text));
        text += '"';
      } else if (end_line()) {
        text += '\n';
      } else {
        text += text_[position_++];
      }
    }
    return wrong("open_quote",
                 say("{file, select, _ {Line} other {{file}, line}} {line, number}: a quotation mark opens here and "
                     "never closes.",
                     in_line(file_, opened)));
  }

  Result<std::string> closed(std::string text) {
    while (!at(separator_) && (at(' ') || at('\t'))) ++position_;
    if (at(separator_) || at_line_end()) return text;
    return wrong("text_after_quote",
                 say("{file, select, _ {Line} other {{file}, line}} {line, number}: after a closing quotation mark "
                     "there is more text. A quotation mark inside a cell is written twice.",
                     in_line(file_, line_)));
  }

  std::unexpected<Error> too_long(int line) const {
    return wrong("cell_too_long",
                 say("{file, select, _ {Line} other {{file}, line}} {line, number}: a cell has more than "
                     "{most, number} bytes. Perhaps a quotation mark never closes.",
                     in_line(file_, line, {{"most", std::int64_t{limits::csv_cell_bytes}}})));
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t rows_max_;
  char separator_;
  std::size_t position_ = 0;
  int line_ = 1;
};

std::string shown(const std::string& text) {
  std::string result = text;
  if (result.size() > limits::csv_shown_bytes) {
    auto end = limits::csv_shown_bytes;
    while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xC0) == 0x80) --end;  // not inside a character
    result = result.substr(0, end) + "…";
  }
  std::ranges::replace_if(result, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return result;
}

}  // namespace

Result<std::vector<CsvRow>> read_csv(std::string_view bytes, const std::string& file, std::size_t rows_max) {
  KITH_TRY(const auto text, utf8_of(bytes, file));
  return Reader(text, file, rows_max).rows();
}

char csv_separator(std::string_view text) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return says_separator(text) ? text[4] : separator_of(text);
}

std::string csv_line(const std::vector<std::string>& cells, Formulas formulas) {
  constexpr std::string_view runs = "=+-@\t\r";
  constexpr std::string_view needs_quotes = ",;\t|\"\r\n";
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string cell = cells[i];
    if (formulas == Formulas::Neutralise && !cell.empty() && runs.contains(cell.front())) cell.insert(0, 1, '\'');
    if (i > 0) line += ',';
    if (cell.find_first_of(needs_quotes) == cell.npos && trimmed(cell).size() == cell.size()) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\r\n";
}

MessageValues in_line(const std::string& file, int line, MessageValues more) {
  for (auto& [name, value] : more)
    if (auto* text = std::get_if<std::string>(&value)) *text = shown(*text);
  more.emplace_back("file", file.empty() ? "_" : file);
  more.emplace_back("line", std::int64_t{line});
  return more;
}

}  // namespace kith::formats
