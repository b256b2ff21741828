// People of a roster by key, or by name if nobody else bears it. Borrows the roster. Built in O(people), asked in O(1).
#pragma once
#include <optional>
#include <string_view>
#include <unordered_map>

#include "app/tables/roster.h"

namespace kith::app {

class PeopleIndex {
 public:
  explicit PeopleIndex(const Roster& roster);
  // Also as a spreadsheet-safe plan writes them, with ' in front.
  std::optional<int> find(std::string_view key_or_name) const;

 private:
  std::unordered_map<std::string_view, int> by_key_;
  std::unordered_map<std::string_view, int> by_name_;  // -1: several
};

}  // namespace kith::app
