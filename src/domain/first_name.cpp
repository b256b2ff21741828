#include "domain/first_name.h"

#include <algorithm>
#include <array>

namespace kith {

std::string first_name(std::string_view name) {
  constexpr std::array<std::string_view, 14> salutations{"Frau", "Herr", "Fr.", "Hr.", "Dr.",  "Prof.", "Ms",
                                                         "Mr",   "Mrs",  "Ms.", "Mr.", "Mrs.", "Mx",    "Dr"};
  const auto first = name.substr(0, name.find(' '));
  return std::string(std::ranges::find(salutations, first) == salutations.end() ? first : name);
}

}  // namespace kith
