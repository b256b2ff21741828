#include "app/tables/detail/name_lines.h"

#include <algorithm>

#include "app/tables/detail/roster_columns.h"
#include "base/text.h"

namespace kith::app {
namespace {

constexpr std::string_view separators = ",;\t";

// "1. Anna", "2) Ben", "- Carla", "• Dora". A number alone stays: it may be all that somebody is called.
std::string_view without_bullet(std::string_view line) {
  for (const std::string_view bullet : {"-", "*", "•", "–", "·"}) {
    const auto rest = line.starts_with(bullet) ? line.substr(bullet.size()) : std::string_view{};
    if (rest.starts_with(' ') || rest.starts_with('\t')) return trimmed(rest);
  }
  const auto digits = line.find_first_not_of("0123456789");
  if (digits == 0 || digits == line.npos || (line[digits] != '.' && line[digits] != ')')) return line;
  const auto rest = trimmed(line.substr(digits + 1));
  return rest.empty() ? line : rest;
}

std::string_view without_end(std::string_view line) {
  while (!line.empty() && separators.contains(line.back())) line = trimmed(line.substr(0, line.size() - 1));
  return line;
}

std::string_view without_quotes(std::string_view name) {
  if (name.size() < 2 || !name.starts_with('"') || !name.ends_with('"')) return name;
  return trimmed(name.substr(1, name.size() - 2));
}

std::vector<NameLine> lines_of(std::string_view text) {
  std::vector<NameLine> lines;
  for (int number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = without_end(without_bullet(trimmed(text.substr(0, end))));
    if (!line.empty()) lines.push_back({std::string(line), number});
    text.remove_prefix(end);
    text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(text.size(), 1));
  }
  return lines;
}

std::vector<NameLine> cut(const NameLine& line) {
  const char separator = line.name.contains(';') ? ';' : line.name.contains('\t') ? '\t' : ',';
  std::vector<NameLine> names;
  std::string_view rest = line.name;
  while (true) {
    const auto end = std::min(rest.find(separator), rest.size());
    if (const auto name = without_quotes(trimmed(rest.substr(0, end))); !name.empty())
      names.push_back({std::string(name), line.line});
    if (end == rest.size()) return names;
    rest.remove_prefix(end + 1);
  }
}

bool turned(const NameLine& line) { return std::ranges::count(line.name, ',') == 1; }

// "Schmidt, Anna" to "Anna Schmidt".
void turn(NameLine& line) {
  const auto comma = line.name.find(',');
  const std::string_view name = line.name;
  line.name = std::string(trimmed(name.substr(comma + 1))) + " " + std::string(trimmed(name.substr(0, comma)));
}

bool is_row(const NameLine& line) {
  return line.name.find_first_of(";\t") != std::string::npos || std::ranges::count(line.name, ',') > 1;
}

}  // namespace

Result<std::vector<NameLine>> read_name_lines(std::string_view text, const std::string& file) {
  auto lines = lines_of(text);
  if (lines.size() == 1) return cut(lines.front());
  if (const auto row = std::ranges::find_if(lines, is_row); row != lines.end())
    return no_names(Header::Missing, file, row->line);
  const bool last_first = std::ranges::all_of(lines, turned);
  for (auto& line : lines) {
    if (last_first) turn(line);
    line.name = without_quotes(line.name);
  }
  return lines;
}

}  // namespace kith::app
