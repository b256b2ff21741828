#include "base/shape.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <mutex>

namespace kith {

const Field* Shape::field(std::string_view wanted) const {
  const auto found = std::ranges::find(fields, wanted, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

std::string_view snake_case(std::string_view camel) {
  static std::mutex mutex;
  static std::map<std::string, std::string, std::less<>> known;  // nodes stay where they are
  const std::lock_guard lock(mutex);
  if (auto found = known.find(camel); found != known.end()) return found->second;
  std::string snake;
  for (char c : camel) {
    const auto upper = std::isupper(static_cast<unsigned char>(c)) != 0;
    if (upper && !snake.empty()) snake += '_';
    snake += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return known.emplace(camel, std::move(snake)).first->second;
}

}  // namespace kith
