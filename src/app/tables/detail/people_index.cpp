#include "app/tables/detail/people_index.h"

namespace kith::app {

PeopleIndex::PeopleIndex(const Roster& roster) {
  int place = 0;
  for (const auto& person : roster.people) {
    by_key_.emplace(person.key, place);
    if (const auto [known, fresh] = by_name_.emplace(person.name, place); !fresh) known->second = -1;
    ++place;
  }
}

std::optional<int> PeopleIndex::find(std::string_view key_or_name) const {
  if (const auto found = by_key_.find(key_or_name); found != by_key_.end()) return found->second;
  if (const auto found = by_name_.find(key_or_name); found != by_name_.end() && found->second >= 0)
    return found->second;
  if (key_or_name.starts_with('\'')) return find(key_or_name.substr(1));
  return {};
}

std::optional<int> Roster::find(std::string_view key_or_name) const { return PeopleIndex(*this).find(key_or_name); }

}  // namespace kith::app
