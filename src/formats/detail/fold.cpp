#include "formats/detail/fold.h"

namespace kith::formats {
namespace {

constexpr std::size_t line_bytes = 75;

bool is_inside_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

}  // namespace

std::string folded_line(std::string_view line) {
  std::string folded;
  std::size_t room = line_bytes;
  while (line.size() > room) {
    auto end = room;
    while (end > 1 && is_inside_character(line[end])) --end;
    folded.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = line_bytes - 1;
  }
  return folded.append(line).append("\r\n");
}

}  // namespace kith::formats
