#include "domain/room_names.h"

#include "domain/first_name.h"

namespace kith {
namespace {

// One character of UTF-8, whole.
std::string first_character(std::string_view word) {
  std::size_t bytes = 1;
  while (bytes < word.size() && (static_cast<unsigned char>(word[bytes]) & 0xC0) == 0x80) ++bytes;
  return std::string(word.substr(0, bytes));
}

}  // namespace

std::map<std::int64_t, std::string> names_in_the_room(const std::vector<Seat>& seats) {
  std::map<std::string, int, std::less<>> bearers;
  for (const auto& seat : seats) ++bearers[first_name(seat.name)];
  std::map<std::int64_t, std::string> names;
  for (const auto& seat : seats) {
    auto name = first_name(seat.name);
    const auto last = seat.name.rfind(' ');
    if (bearers[name] > 1 && name.size() < seat.name.size() && last != seat.name.npos)
      name += " " + first_character(std::string_view(seat.name).substr(last + 1)) + ".";
    names[seat.number] = std::move(name);
  }
  return names;
}

}  // namespace kith
