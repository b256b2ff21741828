// Choices as the words the database keeps them in: SitOut is "sit_out". A word that is no such choice is damage.
// For: repositories. Pure.
#pragma once
#include "base/shape.h"
#include "store/detail/rows.h"

namespace kith::store {

template <class Choice>
std::string_view word(Choice choice) {
  return shape_of<Choice>().choices[static_cast<std::size_t>(choice)];
}

template <class Choice>
Choice choice(const Row& row, std::string_view column) {
  const auto text = row.text(column);
  const auto& words = shape_of<Choice>().choices;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == text) return static_cast<Choice>(i);
  throw DamagedCell(std::string(column));
}

}  // namespace kith::store
