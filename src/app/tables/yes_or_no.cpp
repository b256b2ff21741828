#include "app/tables/yes_or_no.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace kith::app {

std::optional<bool> yes_or_no(std::string_view cell) {
  static const auto keys = [](std::initializer_list<std::string_view> words) {
    std::vector<std::string> result;
    for (const auto word : words) result.push_back(folded(word));
    return result;
  };
  static const auto yes = keys({"yes", "y", "ja", "j", "x", "true", "wahr", "✓", "host", "Gastgeber", "Gastgeberin"});
  static const auto no = keys({"", "no", "n", "nein", "false", "falsch", "-", "0"});
  const auto word = folded(cell);
  if ((std::ranges::find(yes, word) != yes.end())) return true;
  if ((std::ranges::find(no, word) != no.end())) return false;
  return {};
}

}  // namespace kith::app
